package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hubbub.net.LineSplitter;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InputTest {
    private static final Input TOO_LONG = new Input.TooLong();

    @Test
    void aLineIsAMessage() {
        assertEquals(good("PRIVMSG #a :hö 😀"), Input.read(Buffer.buffer("PRIVMSG #a :hö 😀")));
        assertEquals(good(""), Input.read(Buffer.buffer()));
    }

    @Test
    void theRestMayHave510Bytes() {
        assertEquals(good("x".repeat(510)), read("x".repeat(510)));
        assertEquals(TOO_LONG, read("x".repeat(511)));
        assertEquals(TOO_LONG, read("ö".repeat(255) + "x"));
    }

    @Test
    void theTagsMayHave4096BytesWithAtSignAndSpace() {
        String tags = "@" + "t".repeat(4094) + " ";
        assertEquals(good(tags + "X"), read(tags + "X"));
        assertEquals(good(tags + "x".repeat(510)), read(tags + "x".repeat(510)));
        assertEquals(TOO_LONG, read("@t" + tags.substring(1) + "X"));
        assertEquals(TOO_LONG, read(tags + "x".repeat(511)));
    }

    @Test
    void tagsLeaveNoMoreRoomForTheRest() {
        assertEquals(TOO_LONG, read("@t " + "x".repeat(511)));
        assertEquals(good("@t " + "x".repeat(510)), read("@t " + "x".repeat(510)));
    }

    @Test
    void tagsWithoutEndAreAllTags() {
        assertInstanceOf(Input.Good.class, read("@" + "t".repeat(4095)));
        assertEquals(TOO_LONG, read("@" + "t".repeat(4096)));
    }

    @Test
    void tooLongForTheSplitterIsTooLongForUs() {
        assertEquals(List.of(TOO_LONG, good("PING")), split(text("x".repeat(9000) + "\nPING\n"), 100));
    }

    @Test
    void whatIsNotUtf8IsRefusedWithItsCommand() {
        assertEquals(new Input.NotUtf8(Map.of(), "PRIVMSG"), read(bytes("privmsg #a :h\u00F6")));
        assertEquals(new Input.NotUtf8(Map.of("a", "\uFFFD"), "TAGMSG"), read(bytes("@a=\u00FF TAGMSG #a")));
        assertEquals(new Input.NotUtf8(Map.of(), "*"), read(bytes("\u00FFprivmsg #a :b")));
        assertEquals(new Input.NotUtf8(Map.of(), "*"), read(bytes("\u00FF")));
    }

    @Test
    void cutEncodedSurrogateAndOverlongCharactersAreNotUtf8() {
        for (String wrong : List.of("\u00C3", "\u00E2\u0082", "\u00ED\u00A0\u0080", "\u00C0\u00AF", "\u0080")) {
            assertEquals(new Input.NotUtf8(Map.of(), "X"), read(bytes("X :" + wrong)));
        }
    }

    @Test
    void theReplacementCharacterIsNoMistakeIfItWasSent() {
        assertEquals(good("X :\uFFFD"), read("X :\uFFFD"));
        assertEquals(new Input.NotUtf8(Map.of(), "X"), read(text("X :\uFFFD").appendByte((byte) 0xFF)));
    }

    @Test
    void aLoneCarriageReturnStaysInTheLine() {
        assertEquals(List.of(good("A :b\rc"), good("D")), split(text("A :b\rc\r\nD\n"), 1));
    }

    @Test
    void theChunkSizeMakesNoDifference() {
        Buffer stream = text("NICK bob\r\n\r\n@t=\\: PRIVMSG #ä :😀😀\nX\rY\n" + "x".repeat(511) + "\r\n")
                .appendBuffer(bytes("PRIVMSG a :\u00E4\r\nQUIT :\n"));
        List<Input> whole = split(stream, stream.length());
        assertEquals(7, whole.size());
        assertEquals(new Input.NotUtf8(Map.of(), "PRIVMSG"), whole.get(5));
        for (int size = 1; size < stream.length(); size++) {
            assertEquals(whole, split(stream, size), "chunks of " + size);
        }
    }

    @Test
    void randomBytesAreAnsweredByTheirLengthAndByWhetherTheyAreUtf8() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            byte[] bytes = hardBytes(random);
            Input input = Input.read(Buffer.buffer(bytes));
            assertEquals(expected(bytes), input.getClass(), "seed " + seed + ", round " + round);
        }
    }

    private static Class<?> expected(byte[] bytes) {
        String line = new String(bytes, StandardCharsets.ISO_8859_1);
        String tags = line.startsWith("@") ? line.split("(?<= )", 2)[0] : "";
        if (tags.length() > 4096 || line.length() - tags.length() > 510) {
            return Input.TooLong.class;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return Input.Good.class;
        } catch (CharacterCodingException e) {
            return Input.NotUtf8.class;
        }
    }

    /** Parts of characters, whole ones and what IRC gives a meaning to; lengths on both sides of each limit. */
    private static byte[] hardBytes(Random random) {
        Buffer line = Buffer.buffer();
        int[] lengths = {0, 5, 40, 505, 4090, 4600};
        int length = lengths[random.nextInt(lengths.length)] + random.nextInt(10);
        boolean valid = random.nextBoolean();
        String[] parts = {"@", " ", ":", "a", "€", "😀", "\uFFFD"};
        if (random.nextBoolean()) {
            line.appendString("@t=" + "t".repeat(Math.max(0, length - 505)) + " ");
        }
        while (line.length() < length) {
            if (!valid && random.nextInt(20) == 0) {
                line.appendByte((byte) random.nextInt());
            } else {
                line.appendString(parts[random.nextInt(parts.length)]);
            }
        }
        return line.getBytes();
    }

    private static List<Input> split(Buffer stream, int chunkSize) {
        List<Input> seen = new ArrayList<>();
        LineSplitter splitter = new LineSplitter(Input.LINE_BYTES, new LineSplitter.Lines() {
            @Override
            public void line(Buffer line) {
                seen.add(Input.read(line));
            }

            @Override
            public void lineTooLong() {
                seen.add(TOO_LONG);
            }
        });
        for (int at = 0; at < stream.length(); at += chunkSize) {
            splitter.handle(stream.getBuffer(at, Math.min(at + chunkSize, stream.length())));
        }
        return seen;
    }

    private static Input good(String line) {
        return new Input.Good(Message.parse(line));
    }

    private static Input read(String line) {
        return Input.read(text(line));
    }

    private static Input read(Buffer line) {
        return Input.read(line);
    }

    private static Buffer text(String text) {
        return Buffer.buffer(text);
    }

    private static Buffer bytes(String latin1) {
        return Buffer.buffer(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }
}
