package io.hubbub.client;

import io.hubbub.net.Text;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code probe}: see {@link Probe}. */
@Command(
        name = "probe",
        mixinStandardHelpOptions = true,
        description = {
            "Connect to a server, send a text, and print what happens as it happens.",
            "With --door udp: send the text as a datagram, send back the cookie that comes, and the text again.",
            "With --door irc: get in with NICK and USER first, then send, and measure how long a PING takes there and back."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:connected and everything written; on IRC, let in and answered",
            "1:not connected, not written or not answered",
            "2:bad arguments"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hubbub probe localhost:1235 --send 'hello\\r\\n'",
            "  hubbub probe localhost:6667 --door irc",
            "  hubbub probe localhost:8080 --send 'GET /health/live HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n'"
        })
public final class ProbeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "HOST:PORT", description = "where to connect to, for example 127.0.0.1:8010 or [::1]:8010")
    private String address;

    @Option(
            names = "--door",
            paramLabel = "any|irc|udp",
            defaultValue = "any",
            description = "what the server speaks on that port (default: ${DEFAULT-VALUE})")
    private String door;

    @Option(
            names = "--nick",
            paramLabel = "NAME",
            description = "with --door irc: the name to go by (default: probe and a number)")
    private String nick;

    @Option(
            names = "--send",
            paramLabel = "TEXT",
            description = "what to send; C escapes are understood: \\n \\r \\t \\0 \\\\ \\\" \\xHH and octal")
    private String send;

    @Option(
            names = "--connect-timeout",
            paramLabel = "MS",
            defaultValue = "3000",
            description = "how long to wait for the connection (default: ${DEFAULT-VALUE} ms)")
    private int connectTimeoutMs;

    @Option(
            names = "--read-timeout",
            paramLabel = "MS",
            defaultValue = "2000",
            description = "hang up after this long without data (default: ${DEFAULT-VALUE} ms)")
    private int readTimeoutMs;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            return probe(Endpoint.parse(address), send == null ? null : CEscapes.decode(send));
        } catch (IllegalArgumentException badArgument) {
            spec.commandLine().getErr().println("probe: " + badArgument.getMessage());
            return Tools.EXIT_BAD_ARGUMENTS;
        }
    }

    private int probe(Endpoint endpoint, Buffer payload) {
        Duration connectTimeout = Tools.positiveMillis("--connect-timeout", connectTimeoutMs);
        Duration readTimeout = Tools.positiveMillis("--read-timeout", readTimeoutMs);
        boolean udp = door.equals("udp");
        require(!udp || payload != null, "--door udp needs --send: a datagram of 17 bytes or more");
        String ircNick = ircNick();
        Vertx vertx = Tools.oneLoop();
        try {
            if (udp) {
                return new DatagramProbe(vertx, System.out, readTimeout)
                        .run(endpoint, payload)
                        .await();
            }
            return new Probe(vertx, System.out, readTimeout, ircNick)
                    .run(endpoint, payload, connectTimeout)
                    .await();
        } finally {
            vertx.close().await();
        }
    }

    /** Null unless the door is one of IRC. */
    private String ircNick() {
        String name = nick == null ? "probe" + System.nanoTime() % 10_000 : nick;
        switch (door) {
            case "any", "udp" -> {
                require(nick == null, "--nick is for --door irc");
                return null;
            }
            case "irc" -> {
                require(name.matches("[^\\s\\p{Cntrl}:][^\\s\\p{Cntrl}]*"), "--nick must be one word");
                return name;
            }
            default -> throw new IllegalArgumentException("--door is any, irc or udp, not " + Text.harmless(door));
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
