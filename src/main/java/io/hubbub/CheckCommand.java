package io.hubbub;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code check}: says what is wrong with a configuration, without starting anything. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Check a configuration without starting anything.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private ConfigOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        options.read();
        PrintWriter out = spec.commandLine().getOut();
        out.println(options.source() + ": all is well");
        out.flush();
        return 0;
    }
}
