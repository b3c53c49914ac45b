package io.hubbub.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hubbub.TestServer;
import io.hubbub.room.CloseReason;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A machine that vanishes without a word: a network namespace whose only link is cut. Needs the right to make one, and is
 * skipped without it. The limit is short, so that it takes some seconds.
 */
@Timeout(60)
class UnreachableTest {
    private static final String SPACE = "hubbub" + ProcessHandle.current().pid();
    private static final String LINK = "hb" + ProcessHandle.current().pid();
    private static final String HERE = "10.231.17.1";
    private static final String THERE = "10.231.17.2";

    private static final String SERVER = """
            { "limits": { "unreachableSeconds": 4, "behindSeconds": 4 },
              "doors": [
                { "door": "raw", "host": "0.0.0.0", "port": 0, "room": "lobby" },
                { "door": "line", "host": "0.0.0.0", "port": 0, "room": "lobby" },
                { "door": "irc", "host": "0.0.0.0", "port": 0, "registrationSeconds": 0 },
                { "door": "echo", "host": "0.0.0.0", "port": 0 } ] }
            """;

    private Process peers;

    @BeforeEach
    void layCable() {
        assumeTrue(run("ip", "netns", "add", SPACE), "no right to make a network namespace, or no ip(8)");
        boolean laid = run("ip", "link", "add", LINK, "type", "veth", "peer", "name", "far", "netns", SPACE)
                && run("ip", "addr", "add", HERE + "/24", "dev", LINK)
                && run("ip", "link", "set", LINK, "up")
                && run("ip", "-n", SPACE, "addr", "add", THERE + "/24", "dev", "far")
                && run("ip", "-n", SPACE, "link", "set", "far", "up");
        assumeTrue(laid, "no way to connect a network namespace");
    }

    @AfterEach
    void takeItAway() {
        if (peers != null) {
            peers.destroyForcibly();
        }
        run("ip", "link", "del", LINK);
        run("ip", "netns", "del", SPACE);
    }

    @Test
    void whoseMachineVanishesIsGoneAtEveryDoorWhetherItIsSilentSpokenToOrNotRead() throws IOException {
        try (RunningServer server = RunningServer.start(SERVER)) {
            String open =
                    "exec 3<>/dev/tcp/%1$s/%2$s 4<>/dev/tcp/%1$s/%3$s 5<>/dev/tcp/%1$s/%4$s 6<>/dev/tcp/%1$s/%5$s 7<>/dev/tcp/%1$s/%5$s; "
                            .formatted(
                                    HERE,
                                    server.port("raw"),
                                    server.port("line"),
                                    server.port("echo"),
                                    server.port("irc"));
            String flood = "printf 'NICK bot\\r\\nUSER bot 0 * :Bot\\r\\nJOIN #lobby\\r\\n' >&7; "
                    + "for i in {1..500}; do echo PRIVMSG '#lobby' :$i; done >&7; ";
            peers = new ProcessBuilder(
                            "ip", "netns", "exec", SPACE, "bash", "-c", open + flood + "echo done; exec sleep 60")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BufferedReader told = peers.inputReader(StandardCharsets.UTF_8);
            assertEquals("done", told.readLine());
            TestServer.await(() -> server.stats().open() == 5, "five are here");

            run("ip", "-n", SPACE, "link", "set", "far", "down");

            TestServer.await(() -> server.stats().open() == 0, "nobody is here");
            assertEquals(5, server.stats().closed(CloseReason.NETWORK_ERROR));
        }
    }

    private static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
