package io.hubbub.client;

import io.vertx.core.Vertx;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.TerminalBuilder.SystemOutput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code client}: see {@link ChatClient}. */
@Command(
        name = "client",
        mixinStandardHelpOptions = true,
        description = {
            "Chat from a terminal. What others say appears above the line you type; Ctrl-D leaves.",
            "With standard input or output redirected, every line of the input is a message."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:you left", "1:no connection, or the server closed it or never let you in", "2:bad arguments"
        })
public final class ClientCommand implements Callable<Integer> {
    /** What a user who pressed Ctrl-C may have to wait for the farewell. */
    private static final int GRACE_SECONDS = 3;

    @Parameters(paramLabel = "HOST:PORT", description = "where to connect to, for example 127.0.0.1:8010 or [::1]:8010")
    private String address;

    @Option(names = "--nick", paramLabel = "NAME", required = true, description = "the name you go by")
    private String nick;

    @Option(
            names = "--door",
            paramLabel = "raw|line|irc",
            defaultValue = "raw",
            description = "what the server speaks on that port (default: ${DEFAULT-VALUE})")
    private String door;

    @Option(
            names = "--room",
            paramLabel = "NAME",
            defaultValue = "",
            description = "with --door irc: the channel to join, for example lobby or #lobby")
    private String room;

    @Option(names = "--tls", description = "encrypt, and check the server's certificate")
    private boolean tls;

    @Option(names = "--insecure", description = "with --tls: accept any certificate")
    private boolean insecure;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ChatClient.Options options;
        try {
            options = new ChatClient.Options(
                    Endpoint.parse(address), ChatDoor.named(door), nick, room, tls || insecure, insecure);
        } catch (IllegalArgumentException badArgument) {
            spec.commandLine().getErr().println("client: " + badArgument.getMessage());
            return Tools.EXIT_BAD_ARGUMENTS;
        }
        return chat(options);
    }

    private int chat(ChatClient.Options options) throws IOException {
        Vertx vertx = Tools.oneLoop();
        try (Screen screen = screen()) {
            return new ChatClient(vertx, options, screen).run(ClientCommand::leaveOnExit);
        } finally {
            vertx.close().await();
        }
    }

    private Screen screen() {
        try {
            return new TerminalScreen(Terminals.system(SystemOutput.SysOut), nick);
        } catch (IllegalStateException | IOException noTerminal) {
            return new PlainScreen(System.in, utf8(FileDescriptor.out), utf8(FileDescriptor.err));
        }
    }

    /** The chat is UTF-8 whatever the locale says, as it is for every program in a pipe. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    /** Ctrl-C and a closed terminal end the process; the others shall know. */
    private static void leaveOnExit(Conversation conversation) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(conversation), "farewell"));
    }

    private static void leave(Conversation conversation) {
        if (!conversation.ended().isComplete()) {
            conversation
                    .leave()
                    .timeout(GRACE_SECONDS, TimeUnit.SECONDS)
                    .otherwiseEmpty()
                    .await();
        }
    }
}
