package io.hubbub.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Person;
import io.hubbub.TestServer;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The client and this server's own IRC door, which know nothing of each other. */
@Timeout(60)
class ClientAtIrcDoorTest {
    private final Vertx vertx = Tools.oneLoop();
    private final TestServer server = TestServer.withDoors("irc", "line");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        server.close();
        vertx.close().await();
    }

    @Test
    void peopleAtTheLineDoorSeeItComeSpeakAndGo() {
        Person lin = server.person("line");
        assertEquals(0, chat("ada", "hello\n/me waves\n/quit so long\n"));
        lin.sees("* ada joined");
        lin.sees("ada: hello");
        String shown = out.toString(StandardCharsets.UTF_8);
        assertTrue(shown.contains("* You are in #lobby\n"), shown);
        assertTrue(shown.contains("<ada> hello\n• ada waves\n"), shown);
    }

    @Test
    void aNickInUseIsTold() {
        Person lin = server.person("line");
        lin.is("zed");
        assertEquals(1, chat("zed", "hello\n"));
        String shown = out.toString(StandardCharsets.UTF_8);
        assertTrue(shown.contains("* zed: Nickname is already in use\n"), shown);
    }

    private int chat(String nick, String typed) {
        Endpoint endpoint = new Endpoint("127.0.0.1", server.port("irc"));
        ChatClient.Options options = new ChatClient.Options(endpoint, ChatDoor.IRC, nick, "lobby", false, false);
        PrintStream shown = new PrintStream(out, true, StandardCharsets.UTF_8);
        ByteArrayInputStream keys = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
        return new ChatClient(
                        vertx, options, new PlainScreen(keys, shown, shown, new Look(false, false, LocalTime::now)))
                .run(entered -> {});
    }
}
