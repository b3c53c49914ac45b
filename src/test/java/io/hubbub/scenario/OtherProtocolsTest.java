package io.hubbub.scenario;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Certificates;
import io.hubbub.Peer;
import io.hubbub.Person;
import io.hubbub.TestServer;
import io.hubbub.room.CloseReason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Browsers that a page from elsewhere sends here, port scanners, health checks and proxies: nothing that they say is said in a
 * room, and none of their lines is obeyed.
 */
@Timeout(120)
class OtherProtocolsTest {
    private static final List<String> DOORS = List.of("line", "raw", "irc", "task", "echo", "login");
    private static final String BODY = """
            NICK evil\r
            USER e 0 * :E\r
            JOIN #lobby\r
            PRIVMSG #lobby :irc words\r
            /nick victim\r
            words\r
            /task sleep 9\r
            """;
    private static final String POST = "POST / HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\n"
            + "User-Agent: Mozilla/5.0\r\nContent-Length: 99\r\n\r\n" + BODY;

    private TestServer server;
    private Person witness;
    private Peer rawWitness;

    @BeforeEach
    void enter() {
        server = TestServer.start("""
                {'doors': [{'door': 'line', 'port': 0, 'floodBurst': 0}, {'door': 'raw', 'port': 0},
                           {'door': 'irc', 'port': 0, 'floodBurst': 0}, {'door': 'task', 'port': 0, 'task': 'sum'},
                           {'door': 'echo', 'port': 0}, {'door': 'login', 'port': 0}]}
                """);
        witness = server.person("line").is("witness");
        rawWitness = server.member("raw");
        assertTrue(witness.line().endsWith(" joined"));
        assertTrue(witness.line().endsWith(": (here)"));
    }

    @AfterEach
    void leave() {
        server.close();
    }

    /** Fails unless guests came and went, and nothing else happened. */
    private void nothingWasSaid() {
        witness.types("end of it");
        for (String line = witness.line(); !line.equals("witness: end of it"); line = witness.line()) {
            String seen = line;
            assertTrue(
                    seen.matches("\\* guest\\d+ (joined|left|was disconnected: the client spoke another protocol)"),
                    () -> "seen: " + seen);
        }
        rawWitness.expect("witness:end of it\n");
    }

    private String answer(String door, byte[] request, int size) {
        Peer peer = server.connect(door);
        for (int at = 0; at < request.length; at += size) {
            peer.send(Arrays.copyOfRange(request, at, Math.min(request.length, at + size)));
        }
        return new String(peer.rest(), UTF_8);
    }

    @Test
    void aRequestOfAWebPageIsRefusedInItsOwnWordsAtEveryDoor() {
        for (String door : DOORS) {
            String answer = answer(door, POST.getBytes(UTF_8), POST.length());
            assertTrue(answer.contains("HTTP/1.1 400 Bad Request\r\n"), () -> door + ": " + answer);
            assertTrue(answer.contains("Connection: close\r\n"), () -> door + ": " + answer);
            assertTrue(answer.matches("(?s).*\r\n\r\nThis port speaks .*, not HTTP\\.\n"), () -> door + ": " + answer);
        }
        nothingWasSaid();
        server.awaitClosed(CloseReason.FOREIGN_PROTOCOL, DOORS.size());
        assertEquals(DOORS.size(), server.stats().closed(CloseReason.FOREIGN_PROTOCOL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.0\n",
                "\r\n\r\nGET / HTTP/1.1\r\n",
                "PROPFIND /dav HTTP/1.1\r\n",
                "FROBNICATE / HTTP/1.1\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "OPTIONS rtsp://x/ RTSP/1.0\r\n",
                "PROXY TCP4 203.0.113.7 192.0.2.1 1 2\r\n",
                "\r\n\r\n\0\r\nQUIT\n!\u0011\0\u000C\1\2\3\4\5\6\7\10\0\1\0\2",
                "SSH-2.0-OpenSSH_9.2\r\n",
                "\u0016\u0003\u0001\0\u00C8\u0001\0\0\u00C4\u0003\u0003\nx\n"
            })
    void textOfOtherProtocolsIsNeverObeyedHoweverItIsCut(String opening) {
        byte[] request = (opening + BODY).getBytes(ISO_8859_1);
        for (String door : List.of("line", "irc")) {
            for (int size : new int[] {1, 2, 7, request.length}) {
                answer(door, request, size);
            }
        }
        // A stream waits for more only for a while, which a slow machine may need itself: OpeningTest cuts for it.
        answer("raw", request, request.length);
        nothingWasSaid();
        server.awaitClosed(CloseReason.FOREIGN_PROTOCOL, 9);
    }

    @Test
    void aPathLongerThanAnyLineHidesNothing() {
        byte[] request = ("POST /" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: x\r\n\r\n" + BODY).getBytes(UTF_8);
        for (String door : List.of("line", "raw", "irc")) {
            answer(door, request, request.length);
        }
        answer("line", request, 4096);
        answer("irc", request, 4096);
        nothingWasSaid();
        server.awaitClosed(CloseReason.FOREIGN_PROTOCOL, 5);
    }

    @Test
    void wideTextIsRefusedWhereTextIsWanted() {
        byte[] wide = "\uFEFF/nick evil\nhello\n".getBytes(StandardCharsets.UTF_16LE);
        byte[] big = "\uFEFF/nick evil\nhello\n".getBytes(StandardCharsets.UTF_16BE);
        for (String door : List.of("line", "irc")) {
            assertTrue(answer(door, wide, wide.length).contains("not UTF-16"));
            assertTrue(answer(door, big, 1).contains("not UTF-16"));
        }
        nothingWasSaid();
    }

    @Test
    void aClientOfTlsIsSentAnAlert() {
        Peer peer = server.connect("irc");
        peer.send("\u0016\u0003\u0001\u0000\u0005\u0001".getBytes(ISO_8859_1));
        assertEquals("\u0015\u0003\u0001\0\2\2(", new String(peer.rest(), ISO_8859_1));
    }

    @Test
    void aRequestWithoutALineEndIsNoneOfTheRoomsBusinessEither() {
        for (String door : List.of("line", "raw", "irc")) {
            Peer peer = server.connect(door).send("GET /secret HTTP/1.1").endInput();
            assertTrue(new String(peer.rest(), UTF_8).contains("400 Bad Request"), door);
        }
        nothingWasSaid();
    }

    @Test
    void bytesThatTrickleInDoNotWaitForOneAnother() {
        Peer peer = server.connect("raw");
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try {
            clock.scheduleAtFixedRate(() -> peer.send("A"), 0, 50, TimeUnit.MILLISECONDS);
            rawWitness.expect("AAAA");
        } finally {
            clock.shutdownNow();
        }
    }

    @Test
    void wordsThatMerelyLookLikeARequestAreSaidUnchanged() {
        server.connect("raw").send("GET well soon").expect("GET well soon");
        rawWitness.expect("GET well soon");
        witness.line();
        assertTrue(witness.line().endsWith(": GET well soon"));
        server.connect("raw").send("GET / ").expect("GET / ");
        rawWitness.expect("GET / ");
        server.connect("raw").send("hello").hangUp();
        rawWitness.expect("hello");
    }

    @Test
    void whatIsSaidAfterwardsMayLookLikeAnything() {
        String request = "GET / HTTP/1.1\r\n\r\n";
        rawWitness.send(request).expect(request);
        assertTrue(witness.line().endsWith(": GET / HTTP/1.1"));
        witness.types("GET / HTTP/1.1").sees("witness: GET / HTTP/1.1");
    }

    @Test
    void ircRefusesARequestBehindALineOfItsOwnBeforeTheWelcome() {
        Peer peer = server.connect("irc");
        peer.send("NICK evil\r\nPOST / HTTP/1.1\r\nUSER e 0 * :E\r\nJOIN #lobby\r\nPRIVMSG #lobby :words\r\n");
        assertTrue(new String(peer.rest(), UTF_8).endsWith("ERROR :This port speaks IRC, not HTTP.\r\n"));
        nothingWasSaid();
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstWordNorOfAnyLaterOne() {
        Peer irc = server.connect("irc");
        irc.send("\uFEFFNICK bom\r\n\uFEFFUSER bom 0 * :Bom\r\n");
        irc.awaitText(" 001 bom ");
        Peer line = server.connect("line");
        line.send("\uFEFF/nick mark\n\uFEFFhello\n");
        line.awaitText("* You are now mark\nmark: hello\n");
    }

    @Test
    void randomBeginningsOfRequestsAreNeverSaid() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        String token = "ABCXYZabcxyz0189!#$%&'*+-.^_`|~";
        for (int round = 0; round < 40; round++) {
            String door = List.of("line", "raw", "irc").get(random.nextInt(3));
            // A stream waits for nothing but what a browser may send.
            String letters = door.equals("raw") ? "ABCXYZ-" : token;
            StringBuilder method = new StringBuilder();
            random.ints(1 + random.nextInt(12), 0, letters.length()).forEach(i -> method.append(letters.charAt(i)));
            byte[] request =
                    (method + " /" + "x".repeat(random.nextInt(3000)) + " HTTP/1.1\r\n" + BODY).getBytes(UTF_8);
            String answer = answer(door, request, door.equals("raw") ? request.length : 1 + random.nextInt(500));
            assertTrue(answer.contains("400 Bad Request"), () -> "seed " + seed + ": " + door + ": " + answer);
        }
        nothingWasSaid();
    }

    @Test
    void aRawDoorPassesEverythingIfItIsToldTo() {
        try (TestServer open = TestServer.start(
                "{'doors': [{'door': 'raw', 'port': 0, 'room': 'lobby', 'otherProtocols': 'pass'}]}")) {
            Peer one = open.member("raw");
            open.connect("raw").send(POST).expect(POST);
            one.expect(POST);
        }
    }

    @Test
    void withTlsItIsTheSame() {
        Certificates certificates = Certificates.of("rsa-cert.pem");
        String tls = "{'certificate': '%s', 'key': '%s'}"
                .formatted(Certificates.FOLDER.resolve("rsa-cert.pem"), Certificates.FOLDER.resolve("rsa-key.pem"));
        try (TestServer secure =
                TestServer.start("{'doors': [{'door': 'line', 'port': 0, 'room': 'lobby', 'tls': " + tls + "}]}")) {
            Person ann = secure.person(secure.connect("line", certificates));
            Peer browser = secure.connect("line", certificates).send(POST);
            assertTrue(ann.line().endsWith(" joined"));
            assertTrue(ann.line().endsWith(" was disconnected: the client spoke another protocol"));
            browser.awaitText("This port speaks lines of text, as netcat and telnet send them, not HTTP.\n");
            browser.awaitGone();
        }
    }
}
