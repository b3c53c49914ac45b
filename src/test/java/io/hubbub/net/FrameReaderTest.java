package io.hubbub.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {
    private static final int FIN = Masked.FIN;

    @Test
    void theExampleOfTheRfcIsHello() {
        assertEquals(List.of("message Hello"), read(hex("818537fa213d7f9f4d5158")));
    }

    @Test
    void everyMessageComesOutInEveryChunkSize() {
        Buffer stream = Buffer.buffer()
                .appendBuffer(Masked.text("one"))
                .appendBuffer(Masked.text(""))
                .appendBuffer(Masked.frame(Opcode.TEXT, "tw"))
                .appendBuffer(Masked.frame(FIN | Opcode.PING, "there?"))
                .appendBuffer(Masked.frame(Opcode.CONTINUATION, ""))
                .appendBuffer(Masked.frame(FIN | Opcode.PONG, ""))
                .appendBuffer(Masked.frame(FIN | Opcode.CONTINUATION, "o"))
                .appendBuffer(Masked.frame(Opcode.BINARY, ""))
                .appendBuffer(Masked.hex(FIN | Opcode.CONTINUATION, "00 ff"))
                .appendBuffer(Masked.text("x".repeat(125)))
                .appendBuffer(Masked.text("y".repeat(126)))
                .appendBuffer(Masked.text("z".repeat(65_535)))
                .appendBuffer(Masked.text("!".repeat(65_536)))
                .appendBuffer(Masked.close(1001, "away"))
                .appendBuffer(Masked.text("too late"));
        List<String> expected = List.of(
                "message one",
                "message ",
                "ping there?",
                "pong",
                "message two",
                "message 00ff",
                "message " + "x".repeat(125),
                "message " + "y".repeat(126),
                "message " + "z".repeat(65_535),
                "message " + "!".repeat(65_536),
                "closes 1001");
        assertEquals(expected, read(stream));
        for (int size = 1; size < 300; size++) {
            assertEquals(expected, FrameReading.of(stream, size), "chunks of " + size);
        }
        assertEquals(expected, FrameReading.of(stream, 65_537));
    }

    @Test
    void aPieceOfNothingIsNotPassedOnUnlessItEndsTheMessage() {
        Buffer stream = Masked.frame(Opcode.TEXT, "")
                .appendBuffer(Masked.frame(Opcode.CONTINUATION, ""))
                .appendBuffer(Masked.frame(FIN | Opcode.CONTINUATION, ""));
        assertEquals(List.of("message "), read(stream));
    }

    @ParameterizedTest
    @CsvSource({
        "reserved bit 1, c1, 80",
        "reserved bit 2, a1, 80",
        "reserved bit 3, 91, 80",
        "reserved bit of a control frame, c9, 80",
        "opcode 3, 83, 80",
        "opcode 7, 87, 80",
        "opcode 11, 8b, 80",
        "opcode 15, 8f, 80",
        "no mask, 81, 00",
        "no mask on a ping, 89, 00",
        "a ping in parts, 09, 80",
        "a close in parts, 08, 80",
        "a ping of 126 bytes, 89, fe",
        "a close of many bytes, 88, ff",
        "nothing to continue, 80, 80",
        "nothing to continue in parts, 00, 80"
    })
    void twoBytesAreEnoughToBreakTheRules(String rule, String first, String second) {
        assertEquals(List.of("message before", "broken 1002"), read(after("before", first + second)), rule);
    }

    @Test
    void aMessageInsideAnotherBreaksTheRules() {
        for (int opcode : List.of(Opcode.TEXT, Opcode.BINARY)) {
            Buffer stream = Masked.frame(Opcode.TEXT, "one").appendBuffer(Masked.frame(FIN | opcode, "two"));
            assertEquals(List.of("broken 1002"), read(stream));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"81ff8000000000000000", "82ffffffffffffffffff"})
    void aLengthHasNoSign(String header) {
        assertEquals(List.of("broken 1002"), read(hex(header + "00000000")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"81fe0000", "81fe007d", "81ff0000000000000000", "81ff000000000000ffff", "81ff000000000000007e"})
    void aLengthTakesAsFewBytesAsItCan(String header) {
        assertEquals(List.of("broken 1002"), read(hex(header + "00000000")));
    }

    @Test
    void anEndlessMessageIsPassedOnAsItComes() {
        Buffer header = hex("81ff7fffffffffffffff00000000");
        int[] bytes = {0};
        FrameReader reader = new FrameReader(new Pieces() {
            @Override
            public void piece(byte[] piece, boolean ends) {
                bytes[0] += piece.length;
            }
        });
        reader.read(header);
        for (int i = 0; i < 100; i++) {
            reader.read(Buffer.buffer("x".repeat(1000)));
            assertEquals(1000 * (i + 1), bytes[0]);
        }
    }

    @Test
    void aTextThatIsNoneIsPassedOnAsBytesToThoseWhoJudgeThemselves() {
        Buffer stream = Masked.hex(FIN | Opcode.TEXT, "28 e9").appendBuffer(Masked.text("next"));
        assertEquals(List.of("broken 1007"), read(stream));
        assertEquals(List.of("message 28e9", "message next"), FrameReading.ofBytes(stream));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999})
    void theseCodesMayBeSent(int code) {
        assertEquals(List.of("closes " + code), read(Masked.close(code, "")));
        assertEquals(List.of("closes " + code), read(Masked.close(code, "grüße")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 999, 1004, 1005, 1006, 1015, 1016, 2000, 2999, 5000, 65_535})
    void theseCodesMayNot(int code) {
        assertEquals(List.of("broken 1002 by its close code"), read(Masked.close(code, "")));
    }

    @Test
    void whoClosesWithoutACodeClosesNormallyAndHalfACodeIsNone() {
        assertEquals(List.of("closes 1000"), read(Masked.frame(FIN | Opcode.CLOSE, "")));
        assertEquals(List.of("broken 1002 by its close code"), read(Masked.frame(FIN | Opcode.CLOSE, "x")));
    }

    @Test
    void aReasonIsUtf8() {
        assertEquals(List.of("broken 1007"), read(Masked.hex(FIN | Opcode.CLOSE, "03e8 ff")));
        assertEquals(List.of("broken 1007"), read(Masked.hex(FIN | Opcode.CLOSE, "03e8 c3")));
    }

    @Test
    void controlFramesMayComeInsideAMessageAndInsideACharacter() {
        Buffer stream = Masked.hex(Opcode.TEXT, "e2 82")
                .appendBuffer(Masked.hex(FIN | Opcode.PING, "ff"))
                .appendBuffer(Masked.hex(FIN | Opcode.CONTINUATION, "ac"));
        for (int size = 1; size <= stream.length(); size++) {
            assertEquals(List.of("ping ff", "message e282ac"), FrameReading.of(stream, size));
        }
    }

    @Test
    void theLongestPingIsAnsweredWhole() {
        assertEquals(List.of("ping " + "p".repeat(125)), read(Masked.frame(FIN | Opcode.PING, "p".repeat(125))));
    }

    @Test
    void aTextIsUtf8AndWhatIsNotIsFoundAtOnce() {
        assertEquals(List.of("broken 1007"), read(Masked.hex(FIN | Opcode.TEXT, "61 ff")));
        assertEquals(List.of("broken 1007"), read(Masked.hex(FIN | Opcode.TEXT, "e2 82")));
        assertEquals(List.of("broken 1007"), read(Masked.hex(Opcode.TEXT, "c0")));
        Buffer unfinished = Masked.hex(FIN | Opcode.TEXT, "61 ff 61 61");
        assertEquals(List.of("broken 1007"), read(unfinished.getBuffer(0, unfinished.length() - 1)));
    }

    @Test
    void aCharacterDoesNotGoOnInTheNextMessage() {
        Buffer stream = Masked.hex(Opcode.TEXT, "e2")
                .appendBuffer(Masked.hex(FIN | Opcode.CONTINUATION, "82"))
                .appendBuffer(Masked.hex(FIN | Opcode.TEXT, "ac"));
        assertEquals(List.of("broken 1007"), read(stream));
    }

    @Test
    void binaryMessagesMayBeAnything() {
        assertEquals(List.of("message ff00c0"), read(Masked.hex(FIN | Opcode.BINARY, "ff 00 c0")));
        Buffer parts = Masked.hex(Opcode.BINARY, "ff").appendBuffer(Masked.hex(FIN | Opcode.CONTINUATION, "c0 01"));
        assertEquals(List.of("message ffc001"), read(parts));
    }

    @Test
    void nothingIsReadAfterTheEnd() {
        assertEquals(List.of("broken 1002"), read(hex("8300").appendBuffer(Masked.text("x"))));
        assertEquals(List.of("closes 1000"), read(Masked.close(1000, "").appendBuffer(hex("8300"))));
    }

    private static List<String> read(Buffer stream) {
        return FrameReading.of(stream, Math.max(1, stream.length()));
    }

    private static Buffer after(String text, String hex) {
        return Masked.text(text).appendBuffer(hex(hex));
    }

    private static Buffer hex(String hex) {
        return Buffer.buffer(HexFormat.of().parseHex(hex));
    }

    /** Takes everything and does nothing. */
    private static class Pieces implements FrameReader.Messages {
        @Override
        public void piece(byte[] bytes, boolean ends) {}

        @Override
        public void ping(Buffer payload) {}

        @Override
        public void pong() {}

        @Override
        public void closes(int code) {}

        @Override
        public void broken(int code, String sentence) {
            throw new AssertionError(code + " " + sentence);
        }

        @Override
        public boolean wantsUtf8() {
            return true;
        }
    }
}
