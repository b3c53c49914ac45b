package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PrinterTest {
    private final Buffer out = Buffer.buffer();
    private final Printer printer = new Printer(out);

    @Test
    void aMessageIsALine() {
        printer.message("bob!b@h", "MODE").middle("#a").middle("+o").last("ann");
        assertEquals(":bob!b@h MODE #a +o ann\r\n", out.toString());
    }

    @Test
    void messagesFollowOneAnother() {
        printer.message("", "PING").last("1");
        printer.tag("a", "b").message("", "PING").last("2");
        printer.message("", "AWAY").end();
        assertEquals("PING 1\r\n@a=b PING 2\r\nAWAY\r\n", out.toString());
    }

    @Test
    void theLastParameterHasAColonIfItNeedsOne() {
        for (String needing : List.of("", ":", ":)", "a b", " a", "a ")) {
            assertEquals("X :" + needing + "\r\n", printedLast(needing));
        }
        for (String other : List.of("a", "a:b", "ö")) {
            assertEquals("X " + other + "\r\n", printedLast(other));
        }
    }

    @Test
    void wordsThatPeopleSayAlwaysHaveAColon() {
        printer.message("", "X").trailing("a");
        assertEquals("X :a\r\n", out.toString());
    }

    @Test
    void tagsAreEscapedAndOnlyThoseGivenAreThere() {
        printer.tag("time", "1;2 3\\4\r\n")
                .tag("account", "")
                .tag("+v/x", "ö")
                .message("a", "X")
                .end();
        assertEquals("@time=1\\:2\\s3\\\\4\\r\\n;account;+v/x=ö :a X\r\n", out.toString());
    }

    @Test
    void aTagsNameIsAWordAndNeverEmpty() {
        printer.tag("a b;c=d\r\n\0", "\0").tag("", "x").message("", "X").end();
        assertEquals("@a_b_c_d___=\\s X\r\n", out.toString());
    }

    @Test
    void tagsThatMakeTheLineTooLongAreLeftOut() {
        printer.tag("a", "x".repeat(4000)).tag("b", "x".repeat(4185)).tag("c", "x".repeat(4184));
        printer.tag("d", "").message("", "X").end();
        Message read = Message.parse(out.toString().strip());
        assertEquals(8191, out.toString().indexOf(' ') + 1);
        assertEquals(Set.of("a", "c"), read.tags().keySet());
    }

    @Test
    void nothingInAnyPartEndsTheLine() {
        String evil = "a\r\nQUIT\n\r\0b";
        printer.tag(evil, evil).message(evil, evil).middle(evil).last(evil);
        String printed = out.toString();
        assertEquals(printed.length() - 2, printed.indexOf('\r'));
        assertEquals(printed.length() - 1, printed.indexOf('\n'));
        assertEquals(-1, printed.indexOf('\0'));
        assertEquals("a  QUIT   b", Message.parse(printed.strip()).parameter(1));
    }

    @Test
    void aSourceACommandAndAMiddleParameterAreOneWord() {
        printer.message(":b c", "X")
                .middle("a b\nc")
                .middle("")
                .middle(":d")
                .middle("e:")
                .end();
        assertEquals(":_b_c X a_b_c * _d e:\r\n", out.toString());
    }

    @Test
    void theLastParameterIsCutAt510BytesAfterTheTags() {
        printer.tag("t", "v".repeat(600)).message("bob", "X").trailing("x".repeat(600));
        assertEquals("@t=".length() + 600 + " ".length() + 512, out.length());
        assertTrue(out.toString().endsWith(" :bob X :" + "x".repeat(510 - ":bob X :".length()) + "\r\n"));
    }

    @Test
    void noCharacterIsCut() {
        for (int offset = 0; offset < 4; offset++) {
            String before = "x".repeat(offset);
            String printed = printedLast(before + "😀".repeat(200));
            int length = printed.getBytes(StandardCharsets.UTF_8).length;
            assertTrue(length > 512 - 4 && length <= 512, length + " bytes");
            assertTrue(printed.matches("X x*(😀)+\r\n"), printed);
        }
    }

    @Test
    void ofWhatComesAfterTooLongAPartNothingIsLeft() {
        printer.message("ö".repeat(300), "X").middle("y").trailing("z");
        assertEquals(":" + "ö".repeat(254) + "\r\n", out.toString());
        Buffer other = Buffer.buffer();
        new Printer(other).message("", "X").middle("y".repeat(600)).trailing("z");
        assertEquals("X " + "y".repeat(508) + "\r\n", other.toString());
    }

    @Test
    void theRoomIsWhatATrailingParameterMayHave() {
        int room = printer.message("bob!b@h", "PRIVMSG").middle("#ö").room();
        assertEquals(510 - ":bob!b@h PRIVMSG #ö :".getBytes(StandardCharsets.UTF_8).length, room);
        printer.trailing("x".repeat(room) + "y");
        assertTrue(out.toString().endsWith("x\r\n"));
        assertEquals(512, out.length());
    }

    @Test
    void thereIsNoRoomWhereNothingFits() {
        assertEquals(0, printer.message("x".repeat(600), "X").room());
    }

    @Test
    void bytesThatAreNotUtf8AreReplaced() {
        printer.message("", "X").trailing(Buffer.buffer(new byte[] {'a', (byte) 0xFF, 'b', (byte) 0xE2, (byte) 0x82}));
        assertEquals("X :a\uFFFDb\uFFFD\r\n", out.toString());
    }

    @Test
    void bytesAreMadeHarmlessAndCutAsTextIs() {
        for (String text : List.of("plain", "", "a\r\nb\0", "x".repeat(600), "ö".repeat(600))) {
            Buffer asText = Buffer.buffer();
            new Printer(asText).message("", "X").trailing(text);
            Buffer asBytes = Buffer.buffer();
            new Printer(asBytes).message("", "X").trailing(Buffer.buffer(text));
            assertEquals(asText, asBytes);
        }
    }

    @Test
    void whatProgramsSayIsLeftToThemAndPeoplesWordsDriveNothing() {
        printer.message("", "X").trailing(Buffer.buffer("\u0001VERSION\u0001"));
        printer.message("", "X").trailing("\u0001VERSION\u0001 \u001B[2J \u0002bold\u0002 \u202Eback");
        assertEquals(
                "X :\u0001VERSION\u0001\r\nX :\u2401VERSION\u2401 \u241B[2J \u0002bold\u0002 \uFFFDback\r\n",
                out.toString());
    }

    @Test
    void aReplySaysTheWordsOfItsNumericIfItHasAny() {
        printer.reply("s", Numeric.ERR_NOSUCHCHANNEL, "bob", "#a");
        printer.reply("s", Numeric.RPL_INVITING, "bob", "ann", "#a");
        printer.reply("s", Numeric.ERR_NOTREGISTERED, "");
        assertEquals(
                ":s 403 bob #a :No such channel\r\n:s 341 bob ann #a\r\n:s 451 * :You have not registered\r\n",
                out.toString());
    }

    @Test
    void aParameterWithoutAMessageIsOurMistake() {
        assertThrows(IllegalStateException.class, () -> printer.middle("a"));
        printer.message("", "X").end();
        assertThrows(IllegalStateException.class, () -> printer.last("a"));
        assertThrows(IllegalStateException.class, printer::end);
    }

    @Test
    void aMessageWithinAMessageIsOurMistake() {
        printer.message("", "X");
        assertThrows(IllegalStateException.class, () -> printer.message("", "Y"));
        assertThrows(IllegalStateException.class, () -> printer.tag("a", "b"));
    }

    @Test
    void aTextIsCutBetweenCharactersAndWhollyThere() {
        byte[] text = "aö€😀😀€öa".getBytes(StandardCharsets.UTF_8);
        for (int room = 4; room < text.length + 2; room++) {
            Buffer all = Buffer.buffer();
            for (int at = 0; at < text.length; ) {
                int length = Printer.cut(text, at, room);
                assertTrue(length > 0 && length <= room);
                String piece = new String(text, at, length, StandardCharsets.UTF_8);
                assertEquals(-1, piece.indexOf('\uFFFD'));
                all.appendString(piece);
                at += length;
            }
            assertArrayEquals(text, all.getBytes());
        }
    }

    @Test
    void whateverIsPrintedIsOneLineThatReadsAsItShould() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            String where = "seed " + seed + ", round " + round;
            byte[] last = new byte[random.nextInt(random.nextInt(10) == 0 ? 700 : 20)];
            random.nextBytes(last);
            String tag = text(random);
            String middle = text(random);
            Buffer line = Buffer.buffer();
            new Printer(line)
                    .tag("t", tag)
                    .message(text(random), "X")
                    .middle(middle)
                    .trailing(Buffer.buffer(last));
            Input read = readBack(line, where);
            Message message = ((Input.Good) read).message();
            assertEquals(Map.of("t", tag.replace('\0', ' ')), message.tags(), where);
            assertEquals("X", message.command(), where);
            assertEquals(2, message.parameters().size(), where);
            String text = harmless(new String(last, StandardCharsets.UTF_8));
            assertTrue(text.startsWith(message.parameter(1)), where);
            assertTrue(line.length() >= 500 || text.equals(message.parameter(1)), where);
        }
    }

    /** Reads the line as a client's, which may be no longer than it. */
    private static Input readBack(Buffer line, String where) {
        String printed = line.toString();
        assertEquals(printed.length() - 2, printed.indexOf("\r\n"), where);
        assertTrue(printed.chars().limit(printed.length() - 2L).allMatch(c -> c != 0 && c != '\r' && c != '\n'), where);
        return Input.read(line.getBuffer(0, line.length() - 2));
    }

    private static String text(Random random) {
        String[] parts = {"a", " ", ":", "\r", "\n", "\0", ";", "\\", "=", "@", "é", "😀"};
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }

    private static String harmless(String text) {
        return text.replace('\r', ' ').replace('\n', ' ').replace('\0', ' ');
    }

    private static String printedLast(String parameter) {
        Buffer line = Buffer.buffer();
        new Printer(line).message("", "X").last(parameter);
        return line.toString();
    }
}
