package io.hubbub.command;

import io.hubbub.Release;
import io.hubbub.client.ClientCommand;
import io.hubbub.client.ProbeCommand;
import io.hubbub.client.bench.BenchCommand;
import io.hubbub.config.ConfigException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/**
 * The command line: {@code java -jar hubbub.jar [serve|check|hash-password|history|account|token|invite|ban|audit|client|probe|bench]}. Exit codes: 0 all is well, 1 it ran and
 * something went wrong, 2 it was asked for something it can't do, 3 {@code bench} could not connect.
 */
public final class Main {
    private static final int CANT_DO = 2;

    private Main() {}

    /** Starts what the arguments ask for, and ends the process with its exit code. */
    public static void main(String[] given) throws Exception {
        ProcessText.setUp();
        String[] arguments = ProcessText.arguments(given);
        Optional<ServeOptions> plain = ServeOptions.plain(arguments);
        System.exit(plain.isPresent() ? serve(plain.get()) : commandLine().execute(arguments));
    }

    private static int serve(ServeOptions options) throws Exception {
        try {
            return new Serve(options).run();
        } catch (ConfigException mistake) {
            System.err.println(mistake.getMessage());
            return CANT_DO;
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new Top())
                .registerConverter(Path.class, Main::path)
                .setOut(ProcessText.writer(System.out))
                .setErr(ProcessText.writer(System.err))
                .setExecutionExceptionHandler(Main::complain);
    }

    /** Java makes no file names of letters that the machine's own encoding lacks, even if it was told them. */
    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException impossible) {
            throw new TypeConversionException(
                    name + " can't be the name of a file where the encoding is that of LC_ALL or LANG here: "
                            + System.getProperty("sun.jnu.encoding") + ". LC_ALL=C.UTF-8 makes it UTF-8");
        }
    }

    /** A mistake of the user's is one line; a mistake of ours has its stack trace. */
    private static int complain(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        if (failure instanceof ConfigException) {
            command.getErr().println(failure.getMessage());
            command.getErr().flush();
            return CANT_DO;
        }
        throw failure;
    }

    /** All commands; without one, the server is started. */
    @Command(
            name = "hubbub",
            description = "A chat server on the Vert.x event bus, and its tools.",
            versionProvider = Version.class,
            footerHeading = "%nExamples:%n",
            footer = {
                "  hubbub                                              start the server",
                "  hubbub check -c hubbub.json                         look for mistakes first",
                "  hubbub client localhost:8011 --nick ann             talk to it",
                "",
                "hubbub COMMAND --help has more of them."
            },
            subcommands = {
                ServeCommand.class,
                CheckCommand.class,
                HashPasswordCommand.class,
                HistoryCommand.class,
                AccountCommand.class,
                TokenCommand.class,
                RoomCommand.class,
                BanCommand.class,
                AuditCommand.class,
                InviteCommand.class,
                ClientCommand.class,
                ProbeCommand.class,
                BenchCommand.class
            })
    static final class Top implements Callable<Integer> {
        @Mixin
        private ServeCommand serve;

        @Override
        public Integer call() throws Exception {
            return serve.call();
        }
    }

    /** From the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"hubbub " + Release.number()};
        }
    }
}
