package io.hubbub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Doors with a password: nobody comes in, gets an account or logs in who doesn't say it. */
@Timeout(60)
class DoorPasswordTest {
    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start("""
                {'history': {'uri': 'sqlite:%s'}, 'accounts': {'passwordRounds': 4096}, 'doors': [
                  {'door': 'web', 'port': 0, 'password': 'sesame'},
                  {'door': 'line', 'port': 0, 'password': 'sesame'},
                  {'door': 'irc', 'port': 0, 'password': 'another'},
                  {'door': 'line', 'name': 'open', 'port': 0}]}
                """.formatted(folder.resolve("hubbub.db")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    // At the line door.

    private static final String ASKED =
            "* Password of this server? The next line is taken for it; your terminal shows what you type\n";

    @Test
    void theFirstLineAtALineDoorIsThePassword() {
        Person bob = server.person("open");
        Peer ann = server.connect("line").expect(ASKED);
        ann.send("sesame\nhello all\n");
        assertTrue(ann.awaitText("You are in lobby").contains("Welcome"));
        assertTrue(bob.line().endsWith(" joined"));
        assertTrue(bob.line().endsWith(": hello all"));
    }

    @Test
    void whoeverSaysAnotherIsAskedAgainAndNothingElseIsDone() {
        Person bob = server.person("open");
        Peer ann = server.connect("line").expect(ASKED);
        ann.send("/register x y\n").expect("* that is not the password of this server\n" + ASKED);
        ann.send("\n").awaitText(ASKED);
        ann.send("x".repeat(70_000) + "\n").awaitText(ASKED);
        ann.send("sesame\n").awaitText("You are in lobby");
        assertTrue(bob.line().endsWith(" joined"));
    }

    // On the page and in JSON.

    private JsonObject hello(String more) {
        WsPeer peer = WsPeer.open(server.connect("web"), "/ws");
        return new JsonObject(peer.sends("{\"type\":\"hello\",\"version\":1,\"nick\":\"ann\"" + more + "}")
                .text());
    }

    @Test
    void inJsonItIsSaidWithHello() {
        assertEquals("DOOR_PASSWORD", hello("").getString("code"));
        assertEquals(
                "WRONG_DOOR_PASSWORD", hello(",\"doorPassword\":\"Sesame\"").getString("code"));
        assertEquals("hello", hello(",\"doorPassword\":\"sesame\"").getString("type"));
    }

    @Test
    void anAccountDoesNotStandForIt() {
        Person owner = server.person("open");
        owner.types("/nick bob").sees("* You are now bob");
        assertTrue(owner.types("/register secret").line().contains("You have an account"));
        assertEquals(
                "DOOR_PASSWORD",
                hello(",\"account\":\"bob\",\"password\":\"secret\"").getString("code"));
        WsPeer peer = WsPeer.open(server.connect("web"), "/ws");
        assertEquals(
                "HELLO_FIRST",
                new JsonObject(peer.sends("{\"type\":\"register\",\"account\":\"eve\",\"password\":\"x\"}")
                                .text())
                        .getString("code"));
        Peer irc = server.connect("irc").send("PASS bob:secret\r\nNICK bob\r\nUSER b 0 * :b\r\n");
        irc.awaitText(" 464 ");
    }

    @Test
    void thePageIsToldThatThereIsOne() {
        Peer page =
                server.connect("web").send("GET /accounts HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertTrue(page.awaitText("}}").contains("\"doorPassword\":true"));
    }

    @Test
    void ircThroughTheWebDoorWantsTheWebDoorsPassword() {
        WsPeer ann = WsPeer.open(server.connect("web"), "/irc");
        ann.sends("PASS another").sends("NICK ann").sends("USER ann 0 * :Ann");
        assertTrue(ann.text().contains(" 464 "));
        WsPeer bob = WsPeer.open(server.connect("web"), "/irc");
        bob.sends("PASS sesame").sends("NICK bob").sends("USER bob 0 * :Bob");
        assertTrue(bob.text().contains(" 001 bob "));
    }
}
