package io.hubbub.command;

import io.hubbub.DoorCertificates;
import io.hubbub.Exposure;
import io.hubbub.config.Config;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code check}: says what is wrong with a configuration, without starting anything. */
@Command(
        name = "check",
        description = "Check a configuration without starting anything.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no mistakes; there may be warnings", "2:a mistake, in one line"},
        footerHeading = "%nExamples:%n",
        footer = {"  hubbub check", "  hubbub check -c hubbub.json"})
final class CheckCommand implements Callable<Integer> {
    @Option(
            names = {"-c", "--conf"},
            paramLabel = "FILE",
            description = "The JSON configuration. Default: what is built in.")
    private Path conf;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ConfigSource source = ConfigSource.of(Optional.ofNullable(conf));
        List<String> warnings = warnings(source.read());
        PrintWriter out = spec.commandLine().getOut();
        warnings.forEach(warning -> out.println(source + ": warning: " + warning));
        out.println(source + ": " + (warnings.isEmpty() ? "all is well" : "no mistakes"));
        out.flush();
        return 0;
    }

    /** Warnings: no mistakes, but things that may not have been meant. */
    private static List<String> warnings(Config config) {
        List<String> warnings = new ArrayList<>(Exposure.warnings(config));
        warnings.addAll(new DoorCertificates(config).warnings(Instant.now()));
        return warnings;
    }
}
