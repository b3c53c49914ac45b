package io.hubbub;

import io.hubbub.client.ClientCommand;
import io.hubbub.client.ProbeCommand;
import io.hubbub.client.bench.BenchCommand;
import io.hubbub.config.ConfigException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParseResult;

/**
 * The command line: {@code java -jar hubbub.jar [serve|check|client|probe|bench]}. Exit codes: 0 all is well, 1 it ran and
 * something went wrong, 2 it was asked for something it can't do.
 */
@Command(
        name = "hubbub",
        description = "A chat server on the Vert.x event bus, and its tools.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            ServeCommand.class,
            CheckCommand.class,
            ClientCommand.class,
            ProbeCommand.class,
            BenchCommand.class
        })
public final class Main implements Callable<Integer> {
    @Mixin
    private ServeCommand serve;

    private Main() {}

    /** Starts what the arguments ask for, and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler(Main::complain);
    }

    @Override
    public Integer call() throws Exception {
        return serve.call();
    }

    /** A mistake of the user's is one line; a mistake of ours has its stack trace. */
    private static int complain(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        if (failure instanceof ConfigException) {
            command.getErr().println(failure.getMessage());
            command.getErr().flush();
            return CommandLine.ExitCode.USAGE;
        }
        throw failure;
    }

    /** From the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"hubbub " + (version == null ? "(not from a jar)" : version)};
        }
    }
}
