package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Peer;
import io.hubbub.Person;
import io.hubbub.TestServer;
import io.hubbub.WsPeer;
import io.hubbub.room.CloseReason;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A WebSocket from the first frame to the last, and beside people at other doors. */
@Timeout(60)
class WebSocketTest {
    private static final int FIN = 0x80;
    private static final String DOORS =
            "{'door': 'web', 'port': 0, 'floodBurst': 0}, {'door': 'raw', 'port': 0, 'room': 'lobby'},"
                    + " {'door': 'line', 'port': 0, 'room': 'lobby'}, {'door': 'irc', 'port': 0, 'floodBurst': 0}";

    private TestServer server = TestServer.start("{'doors': [" + DOORS + "]}");

    @AfterEach
    void stop() {
        server.close();
    }

    private void restart(String sections) {
        server.close();
        server = TestServer.start("{'doors': [" + DOORS + "], " + sections + "}");
    }

    @Test
    void pingsAreAnsweredEvenInsideAMessage() {
        WsPeer socket = WsPeer.open(server.connect("web"), "/ws");
        socket.sends(FIN | WsPeer.PING, bytes("one"));
        assertEquals(new WsPeer.Frame(WsPeer.PONG, Buffer.buffer("one")), socket.frame());
        socket.sends(WsPeer.TEXT, bytes("{\"type\":\"hello\","));
        socket.sends(FIN | WsPeer.PING, bytes("two"));
        assertEquals(new WsPeer.Frame(WsPeer.PONG, Buffer.buffer("two")), socket.frame());
        socket.sends(FIN, bytes("\"version\":1}"));
        assertTrue(socket.text().startsWith("{\"type\":\"hello\""));
    }

    @Test
    void whoClosesHearsItsCodeAndHasEndedProperly() {
        JsonPeer ann = JsonPeer.welcomed(server, "ann").joins("den");
        WsPeer bob = JsonPeer.welcomed(server, "bob").joins("den", ann).socket();
        bob.closes(4321, "mine");
        assertTrue(bob.text().contains("\"bye\""));
        bob.seesClose(4321);
        ann.sees("{'type':'event','room':'den','nick':'bob','kind':'quit','text':''}");
        assertEquals(1, server.stats().closed(CloseReason.PEER_CLOSED));
        server.awaitOpen(1);
    }

    @Test
    void whatWasAskedForBeforeClosingIsAnswered() {
        JsonPeer ann = JsonPeer.welcomed(server, "ann");
        ann.sends("{'type':'task','id':1,'task':'sum','arguments':'100'}")
                .socket()
                .closes(1000, "");
        ann.sees("{'type':'task','id':1,'task':'sum','done':true,'kind':'DONE','text':'4950'}");
        ann.seesBye("PEER_CLOSED", 1000);
    }

    @Test
    void whoEndsItsInputWithoutACloseFrameIsAnsweredToo() {
        JsonPeer ann = JsonPeer.welcomed(server, "ann");
        ann.sends("{'type':'task','id':1,'task':'sum','arguments':'100'}")
                .socket()
                .peer()
                .endInput();
        ann.sees("{'type':'task','id':1,'task':'sum','done':true,'kind':'DONE','text':'4950'}");
        ann.seesBye("PEER_CLOSED", 1000);
        server.awaitOpen(0);
    }

    @ParameterizedTest
    @CsvSource({"131, x, 1002", "128, x, 1002", "193, x, 1002", "9, x, 1002"})
    void whatBreaksTheRulesIsTheEnd(int first, String payload, int code) {
        JsonPeer ann = JsonPeer.welcomed(server, "ann").joins("den");
        WsPeer bob = JsonPeer.welcomed(server, "bob").joins("den", ann).socket();
        bob.sends(first, bytes(payload));
        bob.seesClose(code);
        ann.next();
        ann.seesNothing();
        assertEquals(1, server.stats().closed(CloseReason.PROTOCOL_ERROR));
    }

    @Test
    void whatComesInBytesInsteadOfTextIsUnderstoodOrRefusedAndTheConnectionGoesOn() {
        JsonPeer ann = JsonPeer.welcomed(server, "ann");
        WsPeer socket = ann.socket();
        socket.sends(FIN | WsPeer.BINARY, bytes("{\"type\":\"ping\",\"id\":1}"));
        assertEquals("pong", new JsonObject(socket.text()).getString("type"));
        socket.sends(FIN | WsPeer.BINARY, new byte[] {'{', (byte) 0xFF});
        assertEquals("BAD_REQUEST", new JsonObject(socket.text()).getString("code"));
        socket.sends("{\"type\":\"ping\",\"id\":2}");
        assertEquals("pong", new JsonObject(socket.text()).getString("type"));
    }

    @Test
    void aTextThatIsNotUtf8IsTheEnd() {
        WsPeer socket = JsonPeer.welcomed(server, "ann").socket();
        socket.sends(WsPeer.TEXT, new byte[] {'{', (byte) 0xE2, (byte) 0x82});
        socket.sends(FIN, new byte[] {(byte) 0xAC});
        assertEquals("BAD_REQUEST", new JsonObject(socket.text()).getString("code"));
        socket.sends(FIN | WsPeer.TEXT, new byte[] {'{', (byte) 0xFF});
        socket.seesClose(1007);
    }

    @Test
    void aFrameWithoutAMaskIsTheEnd() {
        WsPeer socket = JsonPeer.welcomed(server, "ann").socket();
        socket.peer().send(new byte[] {(byte) 0x81, 2, '{', '}'});
        socket.seesClose(1002);
    }

    @Test
    void lastWordsComeBeforeTheClose() {
        JsonPeer ann = JsonPeer.welcomed(server, "ann");
        WsPeer stranger = WsPeer.open(server.connect("web"), "/ws");
        server.stop();
        ann.seesBye("SHUTDOWN", 1001);
        JsonPeer.over(stranger).seesBye("SHUTDOWN", 1001);
        assertEquals(0, server.stats().open());
    }

    @Test
    void theIdleGoWithAWord() {
        restart("'limits': {'idleSeconds': 1}");
        JsonPeer.welcomed(server, "ann").seesBye("IDLE", 1008);
        server.awaitOpen(0);
    }

    @Test
    void whoDoesNotReadIsClosedAndTheOthersHearEverything() {
        restart("'limits': {'behindBytes': 65536, 'behindSeconds': 3600}");
        // A room waits for its readers if half of them are behind: so there are three who are not.
        JsonPeer ann = JsonPeer.welcomed(server, "ann").joins("den");
        JsonPeer bob = JsonPeer.welcomed(server, "bob").joins("den", ann);
        JsonPeer carol = JsonPeer.welcomed(server, "carol").joins("den", ann, bob);
        JsonPeer deaf = JsonPeer.welcomed(server, "deaf").joins("den", ann, bob, carol);
        String words = "x".repeat(30_000);
        for (int said = 0; server.stats().closed(CloseReason.TOO_SLOW) == 0; said++) {
            String text = words + said;
            ann.sends("{'type':'say','room':'den','text':'" + text + "'}");
            for (JsonPeer reader : List.of(ann, bob, carol)) {
                assertEquals(text, nextWords(reader));
            }
        }
        deaf.socket().peer().awaitGone();
        server.awaitOpen(3);
    }

    private static String nextWords(JsonPeer reader) {
        JsonObject next = reader.next();
        return next.getString("kind").equals("message") ? next.getString("text") : nextWords(reader);
    }

    @Test
    void aFastWriterIsReadSlowlyAndNothingIsLost() throws Exception {
        JsonPeer ann = JsonPeer.welcomed(server, "ann").joins("den");
        JsonPeer bob = JsonPeer.welcomed(server, "bob").joins("den", ann);
        int many = 5000;
        String words = "x".repeat(1000);
        Thread writer = new Thread(() -> {
            for (int i = 0; i < many; i++) {
                bob.sends("{'type':'say','room':'den','text':'" + words + i + "'}");
            }
        });
        writer.start();
        for (int i = 0; i < many; i++) {
            assertEquals(words + i, ann.next().getString("text"));
            bob.next();
        }
        writer.join(TimeUnit.SECONDS.toMillis(20));
    }

    @Test
    void tooManyRequestsAreDealtWithLaterInTheirOrder() {
        try (TestServer slow =
                TestServer.start("{'doors': [{'door': 'web', 'port': 0, 'floodBurst': 5, 'floodPerSecond': 5}]}")) {
            JsonPeer ann = JsonPeer.welcomed(slow, "ann");
            for (int i = 0; i < 12; i++) {
                ann.sends("{'type':'ping','id':" + i + "}");
            }
            for (int i = 0; i < 12; i++) {
                ann.sees("{'type':'pong','id':" + i + "}");
            }
        }
    }

    @Test
    void whoDoesNotSayHelloInTimeMustGo() {
        try (TestServer strict =
                TestServer.start("{'doors': [{'door': 'web', 'port': 0, 'registrationSeconds': 1}]}")) {
            JsonPeer.stranger(strict).seesBye("UNREGISTERED", 1008);
        }
    }

    @Test
    void peopleAtAllDoorsTalk() {
        JsonPeer ann = JsonPeer.welcomed(server, "ann").joins("lobby");
        Person zed = server.person("line");
        ann.next();
        ann.sends("{'type':'say','room':'lobby','text':'hi all'}").next();
        zed.sees("ann: hi all").types("hi ann");
        ann.sees("{'type':'event','room':'lobby','nick':'" + zed.nick() + "','kind':'message','text':'hi ann'}");
        Peer rob = server.connect("raw").send("(here)");
        rob.awaitText("(here)");
        List<JsonObject> seen = new ArrayList<>();
        do {
            seen.add(ann.next());
        } while (!"(here)".equals(seen.get(seen.size() - 1).getString("text")));
        ann.sends("{'type':'say','room':'lobby','text':'waves','kind':'action'}");
        assertTrue(rob.awaitText("waves").contains("ann"));
    }

    @Test
    void whateverBytesAreSaidTheTextIsAText() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        JsonPeer ann = JsonPeer.welcomed(server, "ann").joins("lobby");
        WsPeer irc = WsPeer.open(server.connect("web"), "/irc");
        irc.sends("NICK ira").sends("USER ira 0 * :ira").sends("JOIN #lobby");
        while (!irc.text().contains(" 366 ")) {}
        Peer rob = server.connect("raw").send("(here)");
        rob.awaitText("(here)");
        for (int i = 0; i < 300; i++) {
            byte[] rubbish = new byte[1 + random.nextInt(60)];
            random.nextBytes(rubbish);
            rob.send(rubbish).send("<" + i + ">");
            rob.awaitText("<" + i + ">");
        }
        // Every frame is decoded as strictly as a browser does it. What a raw client says can be cut anywhere.
        StringBuilder heard = new StringBuilder();
        while (heard.indexOf("<299>") < 0) {
            String frame = strict(ann.socket().frame().payload().getBytes(), seed);
            for (String line : frame.split("\n")) {
                heard.append(new JsonObject(line).getString("text"));
            }
        }
        assertTrue(heard.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t'), "seed " + seed);
        heard.setLength(0);
        while (heard.indexOf("<299>") < 0) {
            String line = strict(irc.frame().payload().getBytes(), seed);
            assertTrue(line.indexOf('\n') < 0 && line.indexOf('\r') < 0, "seed " + seed);
            heard.append(line.substring(line.indexOf(" :") + 2));
        }
    }

    private static String strict(byte[] bytes, long seed) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException wrong) {
            throw new AssertionError("seed " + seed, wrong);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
