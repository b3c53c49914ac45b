package io.hubbub;

import java.io.PrintWriter;
import java.nio.file.Path;
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
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Option(names = "--conf", paramLabel = "FILE", description = "The JSON configuration. Default: what is built in.")
    private Path conf;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ConfigSource source = ConfigSource.of(Optional.ofNullable(conf));
        source.read();
        PrintWriter out = spec.commandLine().getOut();
        out.println(source + ": all is well");
        out.flush();
        return 0;
    }
}
