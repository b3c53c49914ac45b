package io.hubbub.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.net.Opening.Verdict;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningTest {
    private static final List<FirstBytes> JUDGED = List.of(FirstBytes.LINES, FirstBytes.TELNET, FirstBytes.STREAM);

    private static final String HELLO = "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n",
                "POST /a?b=c HTTP/1.0\n",
                "\r\n\n\r\nGET / HTTP/1.1\r\n",
                "\u00EF\u00BB\u00BFGET / HTTP/1.1\r\n",
                "\u00EF\u00BB\u00BFPROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\n",
                " \t GET / HTTP/1.1\r\n",
                "PROPFIND /x HTTP/1.1\r\n",
                "M-SEARCH * HTTP/1.1\r\n",
                "x!#$%&'*+.^_`|~9 /x HTTP/1.1\n",
                "CONNECT example.org:443 HTTP/1.1\r\n",
                "GET http://example.org/ HTTP/1.1\r\n",
                "GET / HTTP/1.1  \r\n",
                "GET  /  HTTP/1.1\r\n",
                "GET /with spaces in it HTTP/1.1\r\n",
                "get / http/1.1\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "OPTIONS rtsp://example.org/ RTSP/1.0\r\n",
                "OPTIONS * RTSP/1.0\r\n",
                "INVITE sip:bob@example.org SIP/2.0\r\n",
                "HTTP/1.1 200 OK\r\n",
                "PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\n",
                "PROXY TCP6 ::1 ::1 1 2\r\n",
                "PROXY UNKNOWN\r\n",
                "\r\n\r\n\0\r\nQUIT\n!\u0011\0\u000C",
                "SSH-2.0-OpenSSH_9.2\r\n",
                "SSH-1.99-x\r\n",
                "GET index.html HTTP/1.1\r\n",
                "POST x HTTP/1.0\r\n",
                "AMQP\0\0\u0009\u0001",
                "\u0010\u001A\0\u0004MQTT\u0004\u0002",
                "\u0013BitTorrent protocol\0\0",
                "\0\0\0\u0085\u00FFSMBr",
                HELLO
            })
    void whatBeginsLikeAnotherProtocolIsForeignHoweverItIsCut(String text) {
        for (FirstBytes kind : JUDGED) {
            // Of a stream, what begins as no browser begins isn't waited for.
            boolean waits = kind != FirstBytes.STREAM || !text.matches("(?s)[a-z].*");
            for (int size = waits ? 1 : text.length(); size <= text.length(); size++) {
                Opening opening = new Opening(kind);
                assertEquals(Verdict.FOREIGN, feed(opening, text, size, new StringBuilder()), kind + " by " + size);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET well soon\n",
                "GET well soon HTTP/1.1 is old\n",
                "GET well soon HTTP/1.1\n",
                "EHLO\n",
                "GET\n",
                "use HTTP/1.1\n",
                "try it over HTTP/1.1\n",
                "hello world\n",
                "POST /x is a request\n",
                "HTTP/1.1\n",
                "PROXY is down\n",
                "SSH-2.0 is safe\n",
                "NICK bob\r\n",
                "bob:GET / HTTP/1.1\n",
                "{\"type\":\"hello\"}\n",
                "@tag=GET / HTTP/1.1\r\n",
                "\u0016\u0003 and more\n",
                "12\n",
                "h\0i\n",
                "\r\0\r\0hello\n",
                "/etc/hosts HTTP/1.1\n"
            })
    void whatMerelyLooksLikeItIsTheDoorsOwnAndComesThroughAsItIs(String text) {
        for (FirstBytes kind : new FirstBytes[] {FirstBytes.TELNET, FirstBytes.STREAM}) {
            for (int size = 1; size <= text.length(); size++) {
                StringBuilder through = new StringBuilder();
                Verdict verdict = feed(new Opening(kind), text, size, through);
                assertEquals(Verdict.OWN, verdict, kind + " by " + size);
                assertEquals(text, through.toString(), kind + " by " + size);
            }
        }
    }

    @Test
    void aPathWithoutAVersionIsARequestWhereLinesAreObeyedAndNotInAStream() {
        assertEquals(Verdict.FOREIGN, take(FirstBytes.LINES, "GET /\r\nNICK evil\r\n"));
        assertEquals(Verdict.OWN, take(FirstBytes.STREAM, "GET /\r\n"));
        assertEquals(Verdict.OWN, take(FirstBytes.LINES, "see /etc\r\n"));
    }

    @Test
    void textInUtf16IsForeignToTextAloneAndToldFromTelnet() {
        assertEquals(Verdict.FOREIGN, take(FirstBytes.LINES, "\u00FF\u00FEx\0"));
        assertEquals(Verdict.FOREIGN, take(FirstBytes.TELNET, "\u00FF\u00FEx\0"));
        assertEquals(Verdict.UNDECIDED, take(FirstBytes.TELNET, "\u00FF\u00FE\u0001\u00FF\u00FD"));
        assertEquals(Verdict.OWN, take(FirstBytes.TELNET, "\u00FF\u00FE\u0001hello\n"));
        assertEquals(Verdict.FOREIGN, take(FirstBytes.TELNET, "\u00FE\u00FF\0x"));
        assertEquals(Verdict.FOREIGN, take(FirstBytes.LINES, "\0\0\u00FE\u00FF\0\0\0x"));
        assertEquals(Verdict.OWN, take(FirstBytes.STREAM, "\u00FF\u00FEx\0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST / HTTP/1.1\r\n", "PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\n", "x\0y\0\r\0\n\0"})
    void commandsOfTelnetHideNothingBehindThem(String text) {
        String commands = "\u00FF\u00FB\u001F\u00FF\u00FA\u001F\0P\u00FF\u00FF\u00FF\u00F0\u00FF\u00F9";
        String behind = text.startsWith("x") ? text : commands + text;
        for (int size = 1; size <= behind.length(); size++) {
            StringBuilder through = new StringBuilder();
            assertEquals(Verdict.FOREIGN, feed(new Opening(FirstBytes.TELNET), behind, size, through), "by " + size);
            assertTrue(commands.startsWith(through.toString()), "by " + size);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /\u00FF\u00F1 HTTP/1.1\r\n",
                "POST /\u00FF\u00FD\u0001x HTTP/1.1\r\n",
                "get /x\u00FF\u00F1 http/1.1\r\n",
                "POST / HTTP/\u00FF\u00FA\u001F\n\u00FF\u00F01.1\r\n"
            })
    void commandsOfTelnetHideNoRequestThatTheyStandIn(String text) {
        for (int size = 1; size <= text.length(); size++) {
            assertEquals(
                    Verdict.FOREIGN,
                    feed(new Opening(FirstBytes.TELNET), text, size, new StringBuilder()),
                    "by " + size);
        }
    }

    @Test
    void aGreetingOfMailIsForeignToText() {
        assertEquals(Verdict.FOREIGN, take(FirstBytes.LINES, "EHLO example.org\r\n"));
        assertEquals(Verdict.FOREIGN, take(FirstBytes.TELNET, "EHLO example.org\r\n"));
        assertEquals(Verdict.OWN, take(FirstBytes.STREAM, "EHLO example.org\r\n"));
    }

    @Test
    void commandsOfTelnetDoNotWaitForALine() {
        Opening opening = new Opening(FirstBytes.TELNET);
        Verdict verdict = opening.take(buffer("\u00FF\u00FD\u0003\u00FF\u00F6"));
        assertEquals(Verdict.UNDECIDED, verdict);
        assertEquals(5, opening.release(verdict).length());
        assertEquals(Verdict.OWN, opening.take(buffer("hello\n")));
    }

    @Test
    void textInUtf16WithoutAMarkIsForeignToText() {
        for (FirstBytes kind : new FirstBytes[] {FirstBytes.LINES, FirstBytes.TELNET}) {
            assertEquals(Verdict.FOREIGN, take(kind, "h\0i\0\r\0\n\0"));
            assertEquals(Verdict.FOREIGN, take(kind, "\0h\0i\0\r\0\n"));
            assertEquals(Verdict.FOREIGN, take(kind, "h\0\n\0"));
        }
        assertEquals(Verdict.OWN, take(FirstBytes.STREAM, "h\0i\0\r\0\n\0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "12", "\r\nhello", "hello world", "I am here", "  12", "{\"a\":", "get / ht"})
    void aStreamThatNoBrowserBeginsWithDoesNotWait(String text) {
        assertEquals(Verdict.OWN, new Opening(FirstBytes.STREAM).take(buffer(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST / HTTP/1.1", "POST / HTTP/1.1\r", "POST /a b HTTP/1.0"})
    void aVersionIsEvidenceEnoughWhenTheLineHasNoEndInTime(String text) {
        Opening opening = new Opening(FirstBytes.STREAM);
        assertEquals(Verdict.UNDECIDED, opening.take(buffer(text)));
        assertEquals(Verdict.FOREIGN, opening.end());
    }

    @ParameterizedTest
    @EnumSource(
            value = FirstBytes.class,
            names = {"LINES", "STREAM"})
    void aPathOfAnyLengthHidesNothingAndNothingOfItIsHeld(FirstBytes kind) {
        Opening opening = new Opening(kind);
        StringBuilder through = new StringBuilder();
        Verdict verdict = feed(opening, "POST /" + "a".repeat(100_000) + " HTTP/1.1\r\nx\r\n", 1000, through);
        assertEquals(Verdict.FOREIGN, verdict);
        assertEquals(-1, through.indexOf("\n"));
        assertTrue(kind == FirstBytes.LINES || through.isEmpty());
    }

    @Test
    void aLongWordThatIsNoRequestIsNotHeldForLong() {
        StringBuilder through = new StringBuilder();
        assertEquals(
                Verdict.OWN, feed(new Opening(FirstBytes.STREAM), "x".repeat(2 * Opening.LOOK_BYTES), 100, through));
        assertEquals(2 * Opening.LOOK_BYTES, through.length());
    }

    @Test
    void aRequestWithoutALineEndIsSeenWhenTheInputEnds() {
        Opening opening = new Opening(FirstBytes.LINES);
        assertEquals(Verdict.UNDECIDED, opening.take(buffer("GET / HTTP/1.1")));
        assertEquals(Verdict.FOREIGN, opening.end());
    }

    @Test
    void whatIsUndecidedAtTheEndIsTheDoorsOwn() {
        for (String text : new String[] {"GET", "GET /", "\u0016", "PROXY TCP", "SSH-2"}) {
            Opening opening = new Opening(FirstBytes.STREAM);
            assertEquals(Verdict.UNDECIDED, opening.take(buffer(text)));
            assertEquals(Verdict.OWN, opening.end(), text);
            assertEquals(text, opening.release(Verdict.OWN).toString(ISO_8859_1));
        }
    }

    @Test
    void randomRequestsAreForeignHoweverTheyAreCut() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        String token = "ABCXYZabcxyz0189!#$%&'*+-.^_`|~";
        String path = "ABCabc019-._~:/?#[]@!$&'()*+,;=%";
        for (int round = 0; round < 3000; round++) {
            FirstBytes kind = JUDGED.get(random.nextInt(JUDGED.size()));
            // Of a stream, only what browsers and scanners send is waited for.
            String method = kind == FirstBytes.STREAM
                    ? word(random, "ABCXYZ-", 1 + random.nextInt(15))
                    : word(random, token, 1 + random.nextInt(40));
            String text = "\r\n".repeat(random.nextInt(3)) + method + " /"
                    + word(random, path, random.nextInt(200)) + " HTTP/1." + random.nextInt(2)
                    + (random.nextBoolean() ? "\r\n" : "\n") + "Host: x\r\n\r\nwords\n";
            StringBuilder through = new StringBuilder();
            assertEquals(
                    Verdict.FOREIGN,
                    feed(new Opening(kind), text, 1 + random.nextInt(50), through),
                    () -> "seed " + seed + ": " + text);
            assertEquals("", through.toString(), () -> "seed " + seed + ": " + text);
        }
    }

    @Test
    void randomBytesComeThroughAsTheyAre() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 3000; round++) {
            byte[] bytes = new byte[1 + random.nextInt(300)];
            random.nextBytes(bytes);
            String text = new String(bytes, ISO_8859_1);
            Opening opening = new Opening(FirstBytes.STREAM);
            StringBuilder through = new StringBuilder();
            Verdict verdict = feed(opening, text, 1 + random.nextInt(50), through);
            assertNotEquals(Verdict.FOREIGN, verdict, () -> "seed " + seed);
            if (verdict == Verdict.UNDECIDED) {
                through.append(opening.release(opening.end()).toString(ISO_8859_1));
            }
            assertEquals(text, through.toString(), () -> "seed " + seed);
        }
    }

    private static String word(Random random, String letters, int length) {
        StringBuilder word = new StringBuilder();
        random.ints(length, 0, letters.length()).forEach(i -> word.append(letters.charAt(i)));
        return word.toString();
    }

    private static Verdict take(FirstBytes kind, String text) {
        return feed(new Opening(kind), text, text.length(), new StringBuilder());
    }

    /** Feeds a text in chunks until there is a verdict; then the rest goes through, as it does in a connection. */
    private static Verdict feed(Opening opening, String text, int size, StringBuilder through) {
        for (int at = 0; at < text.length(); at += size) {
            Verdict verdict = opening.take(buffer(text.substring(at, Math.min(text.length(), at + size))));
            if (verdict == Verdict.FOREIGN) {
                return verdict;
            }
            Buffer released = opening.release(verdict);
            through.append(released == null ? "" : released.toString(ISO_8859_1));
            if (verdict == Verdict.OWN) {
                through.append(text.substring(Math.min(text.length(), at + size)));
                return verdict;
            }
        }
        return Verdict.UNDECIDED;
    }

    private static Buffer buffer(String latin1) {
        return Buffer.buffer(latin1.getBytes(ISO_8859_1));
    }
}
