package io.hubbub.client;

import io.vertx.core.Vertx;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Optional;
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
            "Chat from a terminal. What others say appears above the line you type; Tab completes nicks and commands; Ctrl-D"
                    + " leaves.",
            "With standard input or output redirected, every line of the input is a message."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:you left", "1:no connection, or the server closed it or never let you in", "2:bad arguments"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hubbub client localhost:8011 --nick ann",
            "  hubbub client localhost:6667 --nick ann --room lobby --time",
            "  hubbub client chat.example:6697 --nick ann --tls",
            "  hubbub client chat.example:6697 --account ann --tls",
            "  uptime | hubbub client localhost:8010 --nick sensor"
        })
public final class ClientCommand implements Callable<Integer> {
    /** How long a user who pressed Ctrl-C may have to wait for the farewell. */
    private static final int GRACE_SECONDS = 3;

    @Parameters(paramLabel = "HOST:PORT", description = "where to connect to, for example 127.0.0.1:8010 or [::1]:8010")
    private String address;

    @Option(names = "--nick", paramLabel = "NAME", description = "the name you go by; with --account that of the account")
    private String nick;

    @Option(
            names = "--account",
            paramLabel = "NAME",
            description =
                    "log in to your account. Its password, or a token, is asked for unless " + PasswordSource.VARIABLE + " has it")
    private String account;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "with --account: the password is the first line of this file")
    private Path passwordFile;

    @Option(
            names = "--door",
            paramLabel = "raw|line|irc|udp",
            description =
                    "what the server speaks on that port; without this it is line at 8011, udp at 8012, irc at 6667 and 6697, and raw"
                            + " everywhere else")
    private String door;

    @Option(
            names = "--room",
            paramLabel = "NAME",
            defaultValue = "",
            description = "with --door irc: the channel to join, for example lobby or #lobby")
    private String room;

    @Option(names = "--time", description = "show the time before each line")
    private boolean timed;

    @Option(
            names = "--no-color",
            description = "show everything in one colour, as where NO_COLOR is set or there is no terminal")
    private boolean noColour;

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
            Endpoint endpoint = Endpoint.parse(address);
            ChatDoor spoken = door == null ? ChatDoor.usualAt(endpoint.port()) : ChatDoor.named(door);
            options = options(endpoint, spoken);
        } catch (IllegalArgumentException badArgument) {
            spec.commandLine().getErr().println("client: " + badArgument.getMessage());
            return Tools.EXIT_BAD_ARGUMENTS;
        }
        return chat(options);
    }

    /** Asks for no password that nobody could use. */
    private ChatClient.Options options(Endpoint endpoint, ChatDoor spoken) {
        if (nick == null && account == null) {
            throw new IllegalArgumentException("expected --nick NAME or --account NAME");
        } else if (passwordFile != null && account == null) {
            throw new IllegalArgumentException("--password-file is for --account");
        }
        nick = nick == null ? account : nick;
        ChatClient.Options options = new ChatClient.Options(
                endpoint,
                spoken,
                nick,
                Optional.ofNullable(account).map(name -> new Credentials(name, "?")),
                room,
                tls || insecure,
                insecure);
        return account == null ? options : options.with(new Credentials(account, password()));
    }

    private String password() {
        String variable = System.getenv(PasswordSource.VARIABLE);
        return PasswordSource.read(Optional.ofNullable(passwordFile), variable, account);
    }

    private int chat(ChatClient.Options options) throws IOException {
        Vertx vertx = Tools.oneLoop();
        try (Screen screen = screen(options.door())) {
            return new ChatClient(vertx, options, screen).run(ClientCommand::leaveOnExit);
        } finally {
            vertx.close().await();
        }
    }

    private Screen screen(ChatDoor spoken) {
        Look look = new Look(!noColour && noColourVariable().isEmpty(), timed, LocalTime::now);
        try {
            return new TerminalScreen(Terminals.system(SystemOutput.SysOut), nick, spoken.commands(), look);
        } catch (IllegalStateException | IOException noTerminal) {
            return new PlainScreen(System.in, utf8(FileDescriptor.out), utf8(FileDescriptor.err), look);
        }
    }

    /** As <a href="https://no-color.org/">no-color.org</a> has it: set, and not empty. */
    private static String noColourVariable() {
        String value = System.getenv("NO_COLOR");
        return value == null ? "" : value;
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
