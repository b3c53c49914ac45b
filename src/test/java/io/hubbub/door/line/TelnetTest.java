package io.hubbub.door.line;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.net.TelnetCommands;
import io.vertx.core.buffer.Buffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TelnetTest {
    private static final String IAC = "\u00FF";
    private static final String OFFERS = IAC + "\u00FB\u001F" + IAC + "\u00FB " + IAC + "\u00FD\u0001";
    private static final String REFUSALS = IAC + "\u00FE\u001F" + IAC + "\u00FE " + IAC + "\u00FC\u0001";
    private static final String WINDOW = IAC + "\u00FA\u001F\0P\0\u0018" + IAC + "\u00F0";

    private final StringBuilder replies = new StringBuilder();
    private Telnet telnet = newTelnet();

    private Telnet newTelnet() {
        return new Telnet(new Telnet.Host() {
            @Override
            public void reply(Buffer command) {
                replies.append(command.toString(ISO_8859_1));
            }

            @Override
            public void areYouThere() {
                replies.append("(yes)");
            }
        });
    }

    @Test
    void whatNetcatSendsIsPassedOnAsItIs() {
        for (String text : new String[] {"hello\n", "żółć\r\n", "a\rb\n", "\r", "\0", "\u0015\u0003\u0004\n", ""}) {
            telnet = newTelnet();
            Buffer chunk = Buffer.buffer(text);
            assertSame(chunk, telnet.text(chunk));
        }
        assertEquals("", replies.toString());
    }

    @Test
    void offersAndRequestsAreRefusedAndRefusalsAreNotAnswered() {
        assertText("/who", OFFERS + "/who");
        assertEquals(REFUSALS, replies.toString());
        replies.setLength(0);
        assertText("", IAC + "\u00FE\u0001" + IAC + "\u00FC\u0001" + IAC + "\u00F1" + IAC + "\u00F9");
        assertEquals("", replies.toString());
    }

    @Test
    void parametersOfOptionsAreNoText() {
        assertText("hello", WINDOW + "hello");
        assertText("hello", IAC + "\u00FA\u0018\0x" + IAC + IAC + "y" + IAC + "\u00F0hello");
    }

    @Test
    void parametersWithoutAnEndDoNotSwallowEverything() {
        String text = text(IAC + "\u00FA\u001F" + "x".repeat(5000), 100);
        assertEquals(5000 - TelnetCommands.SUBNEGOTIATION_BYTES + 1, text.length());
    }

    @Test
    void twiceTheFirstByteOfCommandsIsThatByte() {
        assertText(IAC + "x", IAC + IAC + "x");
    }

    @Test
    void areYouThereIsAnswered() {
        assertText("ab", "a" + IAC + "\u00F6b");
        assertEquals("(yes)", replies.toString());
    }

    @Test
    void areYouThereIsAnsweredOnceHoweverOftenItIsAskedAtATime() {
        assertText("ab", "a" + (IAC + "\u00F6").repeat(1000) + "b");
        assertEquals("(yes)", replies.toString());
        telnet.text(Buffer.buffer(IAC + "\u00F6", "ISO-8859-1"));
        assertEquals("(yes)(yes)", replies.toString());
    }

    @Test
    void anInterruptTakesTheLineBack() {
        String interrupt = IAC + "\u00F4" + IAC + "\u00FD\u0006";
        assertEquals("hello", line("never said" + interrupt + "hello"));
        assertEquals(IAC + "\u00FC\u0006", replies.toString());
        assertEquals("hello", line("never said" + IAC + "\u00F3hello"));
        assertEquals("hello", line("never said" + IAC + "\u00F8hello"));
        assertEquals("hello", line(IAC + "\u00F1never said\u0003hello"));
    }

    @Test
    void aCharacterIsTakenBackByItsOwnSignsHoweverManyBytesItHas() {
        assertEquals("hello", line("helk\u007Flo"));
        assertEquals("abc", line("abx\bc"));
        assertEquals("ab", line("a\u00C3\u00BC\u00E2\u0082\u00AC\b\u007Fb"));
        assertEquals("x", line("a\b\b\b\bx"));
        assertEquals("ac", line("ab" + IAC + "\u00F7c"));
    }

    @Test
    void aReturnEndsALineInEveryWayTelnetHasForIt() {
        assertText("a\r\nb\r\n", "a\r\nb\r\n");
        assertText("a\r\nb\r\n", "a\r\0b\r\0");
        telnet.text(bytes(IAC + "\u00F1"));
        assertEquals("a\nb\nc\nd\n", text("a\rb\r\nc\r\0d\r", 99));
    }

    @Test
    void theEndIsTheEndOnlyWhereNoLineIsBegun() {
        telnet.text(bytes(IAC + "\u00F1x\u0004\r\n"));
        assertFalse(telnet.hasEnded());
        telnet.text(bytes("\u0004more"));
        assertTrue(telnet.hasEnded());
        telnet = newTelnet();
        assertEquals("x", telnet.text(bytes("x" + IAC + "\u00ECmore")).toString(ISO_8859_1));
        assertTrue(telnet.hasEnded());
    }

    @Test
    void randomBytesAreNoFaultAndAnswersAreFew() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            telnet = newTelnet();
            replies.setLength(0);
            byte[] bytes = new byte[random.nextInt(200)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (random.nextBoolean() ? 230 + random.nextInt(26) : random.nextInt(256));
            }
            String text = text(new String(bytes, ISO_8859_1), 1 + random.nextInt(9));
            assertTrue(text.length() + replies.length() <= 2 * bytes.length + 5, () -> "seed " + seed);
        }
    }

    /** The text in something, which must be the same however it is cut. */
    private void assertText(String expected, String sent) {
        for (int size = 1; size <= sent.length(); size++) {
            telnet = newTelnet();
            replies.setLength(0);
            assertEquals(expected, text(sent, size), "by " + size);
        }
    }

    private String line(String sent) {
        telnet = newTelnet();
        replies.setLength(0);
        return telnet.edited(telnet.text(bytes(sent))).toString(ISO_8859_1);
    }

    private String text(String sent, int size) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < sent.length(); at += size) {
            text.append(telnet.text(bytes(sent.substring(at, Math.min(sent.length(), at + size))))
                    .toString(ISO_8859_1));
        }
        return text.toString();
    }

    private static Buffer bytes(String latin1) {
        return Buffer.buffer(latin1.getBytes(ISO_8859_1));
    }
}
