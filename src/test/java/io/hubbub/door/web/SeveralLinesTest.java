package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Peer;
import io.hubbub.Person;
import io.hubbub.TestServer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Messages of several lines between the web, line and raw doors. Ann, at the web door, has founded the room den; Bob is there by a line. */
@Timeout(60)
class SeveralLinesTest {
    @TempDir
    Path folder;

    private TestServer server;
    private JsonPeer ann;
    private Person bob;
    private Peer raw;

    @BeforeEach
    void meet() {
        server = TestServer.start("""
                {'history': {'uri': 'sqlite:%s'},
                 'chat': {'messageBytes': 1024, 'messageLines': 20},
                 'doors': [{'door': 'web', 'port': 0, 'floodBurst': 0},
                           {'door': 'line', 'port': 0, 'room': 'den', 'floodBurst': 0},
                           {'door': 'raw', 'port': 0, 'room': 'den', 'replay': 5}]}
                """.formatted(folder.resolve("hubbub.db")));
        ann = JsonPeer.welcomed(server, "ann").joins("den");
        bob = server.person("line");
        bob.is("bob");
        raw = server.connect("raw");
        bob.line();
        while (!ann.next().getString("nick").startsWith("guest")) {
            // Bob's coming, and his nick.
        }
        ann.rest();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void says(String text) {
        ann.sendsAsIs(new JsonObject()
                .put("type", "say")
                .put("room", "den")
                .put("text", text)
                .encode());
    }

    /** The text of the next event. */
    private String text() {
        JsonObject event = ann.next();
        assertEquals("event", event.getString("type"), event::encode);
        return event.getString("text");
    }

    @Test
    void itIsOneEventAndTheLinesOfOneSpeaker() {
        says("a\n\n  b");
        assertEquals("a\n\n  b", text());
        ann.seesNothing();
        bob.sees("ann: a", "ann: ", "ann:   b");
        raw.expect("ann:a\nann:\nann:  b\n");
    }

    @Test
    void anyEndOfALineIsOneAndNoneCountsAtTheEnd() {
        says("a\r\nb\rc\n\n\r\n");
        assertEquals("a\nb\nc", text());
        says("d\n");
        assertEquals("d", text());
        bob.sees("ann: a", "ann: b", "ann: c", "ann: d");
    }

    @Test
    void whatSomebodyDoesAndWhatOneAloneIsToldHaveSeveralLines() {
        ann.sends("{'type':'say','room':'den','kind':'action','text':'waves\\nand goes'}");
        assertEquals("waves\nand goes", text());
        bob.sees("ann: *waves*", "ann: *and goes*");
        raw.expect("ann:*waves*\nann:*and goes*\n");
        ann.sends("{'type':'direct','to':'bob','text':'a\\n* You are now bob'}");
        assertEquals("a\n* You are now bob", ann.next().getString("text"));
        bob.sees("(ann to you) a", "(ann to you) * You are now bob");
    }

    @Test
    void textInWhichNothingIsSeenIsNone() {
        for (String text : List.of("\n", "\n \n\t\n", "\u200b\n\u200b")) {
            says(text);
            assertEquals(
                    "text: expected a character or more that can be seen",
                    ann.next().getString("text"));
        }
        bob.types("x").sees("bob: x");
    }

    @Test
    void theLimitsAreNamed() {
        says("x".repeat(1023) + "\ny");
        ann.sees("{'type':'error','request':'say','code':'MESSAGE_TOO_LONG','subject':'den',"
                + "'text':'expected at most 1024 bytes in a message of several lines'}");
        says("x\n".repeat(20) + "x");
        ann.sees("{'type':'error','request':'say','code':'TOO_MANY_LINES','subject':'den',"
                + "'text':'expected at most 20 lines in a message'}");
        says("x\n".repeat(10_000));
        assertEquals("MESSAGE_TOO_LONG", ann.next().getString("code"));
        bob.types("x").sees("bob: x");
        assertEquals("x", text());
        says("x\n".repeat(19) + "y");
        assertEquals(20, text().lines().count());
    }

    /** Nothing of it can be taken for another's line, or the server's. */
    @Test
    void everyLineSaysWhoseItIs() {
        says("a\n* bob left\nbob: hi\n\u2028* x\r\u0085y\u202e\u001b[1A\n[den] * z");
        bob.sees(
                "ann: a",
                "ann: * bob left",
                "ann: bob: hi",
                "ann: \uFFFD* x",
                "ann: \uFFFDy\uFFFD\u241B[1A",
                "ann: [den] * z");
        raw.expect("ann:a\nann:* bob left\nann:bob: hi\nann:\uFFFD* x\nann:\uFFFDy\uFFFD\u241B[1A\nann:[den] * z\n");
    }

    @Test
    void whateverIsSaidEveryLineSaysWhoseItIs() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        String[] parts = {
            "\n", "\r", "* bob", "bob: ", "\u2028", "\u0085", "\u202e", "\u2067", "x", "\0", "\t", "\u001b[2J"
        };
        for (int i = 0; i < 200; i++) {
            String text = random.ints(random.nextInt(30), 0, parts.length)
                    .mapToObj(at -> parts[at])
                    .collect(Collectors.joining());
            says("x" + text);
        }
        says("the end");
        bob.types("over");
        for (String line = bob.line(); !line.equals("bob: over"); line = bob.line()) {
            assertTrue(line.startsWith("ann: "), line);
            assertTrue(line.chars().allMatch(c -> c == '\t' || c >= ' '), line);
        }
        assertEquals(0, server.stats().mistakes().made());
    }

    /** What is kept has the lines, too: a page, and what a raw client is given that comes in later. */
    @Test
    void itIsKeptAsItWasSaid() {
        says("a\n\n  b");
        text();
        ann.sends("{'type':'history','room':'den','count':1,'side':'newest'}");
        JsonObject page = ann.next();
        assertEquals("a\n\n  b", page.getJsonArray("events").getJsonObject(0).getString("text"), page::encode);
        server.connect("raw").expect("ann:a\nann:\nann:  b\n");
    }

    @Test
    void itCountsForAsManyRequestsAsItWeighs() {
        try (TestServer slow = TestServer.start(
                "{'doors': [{'door': 'web', 'port': 0, 'floodBurst': 10, 'floodPerSecond': 1, 'pingSeconds': 0}]}")) {
            JsonPeer zoe = JsonPeer.welcomed(slow, "zoe").joins("den");
            long startNs = System.nanoTime();
            zoe.sendsAsIs(new JsonObject()
                    .put("type", "say")
                    .put("room", "den")
                    .put("text", ("x".repeat(448) + "\n").repeat(9))
                    .encode());
            zoe.next();
            zoe.sends("{'type':'ping'}");
            zoe.next();
            assertTrue(System.nanoTime() - startNs > 1_000_000_000L, "the second request did not wait");
        }
    }
}
