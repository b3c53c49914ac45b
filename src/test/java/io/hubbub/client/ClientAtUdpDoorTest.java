package io.hubbub.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Person;
import io.hubbub.TestServer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The client and the probe at this server's own UDP door, which know nothing of each other. */
@Timeout(60)
class ClientAtUdpDoorTest {
    private final Vertx vertx = Tools.oneLoop();
    private final BlockingQueue<String> shown = new LinkedBlockingQueue<>();
    private TestServer server =
            TestServer.start("{'doors': [{'door': 'udp', 'port': 0}, {'door': 'line', 'port': 0}]}");

    @AfterEach
    void close() {
        server.close();
        vertx.close().await();
    }

    @Test
    void itComesInUnderItsNickSpeaksAndLeaves() throws Exception {
        Person person = server.person("line");
        Conversation conversation = enter();
        sees("ada:Enter Chat Room");
        conversation.say(Buffer.buffer("hello"));
        sees("ada:hello");
        person.types("hi");
        sees(person.nick() + ":hi");
        conversation.leave().await();
        person.peer().awaitText("ada left\n");
        assertEquals(new Conversation.End(true, true, ""), conversation.ended().await());
    }

    @Test
    void itComesInAgainWhenTheServerHasBeenStartedAnew() throws Exception {
        int port = server.port("udp");
        Conversation conversation = enter();
        sees("ada:Enter Chat Room");
        server.stop();
        server = TestServer.start("{'doors': [{'door': 'udp', 'port': " + port + "}]}");
        // Too short to be answered: it is tried again.
        conversation.say(Buffer.buffer("?"));
        sees("ada:Enter Chat Room");
        sees("ada:?");
    }

    @Test
    void theProbeTellsOfTheCookieAndOfWhatComesThen() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        int exitCode = new DatagramProbe(vertx, printed, Duration.ofSeconds(2))
                .run(endpoint(), Buffer.buffer("bob:Enter Chat Room"))
                .await();
        assertEquals(0, exitCode);
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals("we sent: 19", lines.get(0));
        assertTrue(lines.contains("got a cookie; sent it back, and the text again"), lines::toString);
        assertTrue(lines.contains("got 19: bob:Enter Chat Room"), lines::toString);
        assertEquals("done", lines.get(lines.size() - 1));
    }

    private Endpoint endpoint() {
        return new Endpoint("127.0.0.1", server.port("udp"));
    }

    private Conversation enter() {
        ChatClient.Options options = new ChatClient.Options(endpoint(), ChatDoor.UDP, "ada", "", false, false);
        return Tools.datagrams(vertx, endpoint(), socket -> Conversation.enter(vertx, socket, options, shown::add))
                .await();
    }

    /** What has been shown before may be shown again: what nothing came to is sent again. */
    private void sees(String line) throws InterruptedException {
        String next;
        do {
            next = shown.poll(20, TimeUnit.SECONDS);
            assertTrue(next != null, "waiting for " + line);
        } while (!next.equals(line));
    }
}
