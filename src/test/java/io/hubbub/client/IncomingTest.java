package io.hubbub.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncomingTest {
    private final List<String> shown = new ArrayList<>();
    private final Incoming raw = new RawIncoming(shown::add);
    private final Incoming line = new LineIncoming(shown::add);

    @Test
    void aRawChunkWithoutAnEndIsALine() {
        raw.handle(Buffer.buffer("alice:hi"));
        raw.handle(Buffer.buffer("bob:ho"));
        assertEquals(List.of("alice:hi", "bob:ho"), shown);
    }

    @Test
    void aRawChunkIsSplitAtItsLineEnds() {
        raw.handle(Buffer.buffer("one\r\ntwo\n\nthree"));
        assertEquals(List.of("one", "two", "", "three"), shown);
    }

    @Test
    void anEndThatComesInTheNextChunkMakesNoEmptyLine() {
        raw.handle(Buffer.buffer("one\r"));
        raw.handle(Buffer.buffer("\ntwo"));
        raw.handle(Buffer.buffer("\r\n"));
        raw.handle(Buffer.buffer("\nthree"));
        assertEquals(List.of("one", "two", "", "three"), shown);
    }

    @Test
    void aCharacterCutByAChunkIsPutTogether() {
        byte[] bytes = "ä€👋".getBytes(StandardCharsets.UTF_8);
        StringBuilder seen = new StringBuilder();
        Incoming oneByOne = new RawIncoming(seen::append);
        for (byte b : bytes) {
            oneByOne.handle(Buffer.buffer().appendByte(b));
        }
        oneByOne.end();
        assertEquals("ä€👋", seen.toString());
    }

    @Test
    void bytesThatAreNoUtf8AreShownAsSuch() {
        raw.handle(Buffer.buffer(new byte[] {'c', 'a', 'f', (byte) 0xE9, ' ', 'x', (byte) 0xC3}));
        raw.end();
        assertEquals(List.of("caf\uFFFD x", "\uFFFD"), shown);
    }

    @Test
    void rawSpeechCannotDriveTheTerminal() {
        raw.handle(Buffer.buffer("mallory:\u001B[2J\u001B]0;owned\u0007\rroot# "));
        assertEquals(List.of("mallory:␛[2J␛]0;owned␇␍root# "), shown);
    }

    @Test
    void lineServersAreReadByLinesWhateverTheChunks() {
        byte[] bytes = "alice: grüße\r\nbob: \u001B[0m\nlast".getBytes(StandardCharsets.UTF_8);
        for (byte b : bytes) {
            line.handle(Buffer.buffer().appendByte(b));
        }
        line.end();
        assertEquals(List.of("alice: grüße", "bob: ␛[0m", "last"), shown);
    }

    @Test
    void aHugeLineIsMentionedAndNotShown() {
        line.handle(Buffer.buffer(new byte[LineIncoming.LIMIT_BYTES + 1]));
        line.handle(Buffer.buffer("\nnext\n"));
        assertEquals(List.of("(a line of more than 1048576 bytes is not shown)", "next"), shown);
    }
}
