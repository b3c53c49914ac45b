package io.hubbub.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntranceTest {
    @Test
    void theNameStandsBeforeTheWords() {
        assertEquals(Optional.of("bob"), name("bob:Enter Chat Room"));
        assertEquals(Optional.of("Żaneta"), name("Żaneta:Enter Chat Room"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheName() {
        assertEquals(Optional.of("bob"), name("\uFEFFbob:Enter Chat Room"));
    }

    @Test
    void lineEndsBehindTheWordsDoNotMatter() {
        assertEquals(Optional.of("bob"), name("bob:Enter Chat Room\n"));
        assertEquals(Optional.of("bob"), name("bob:Enter Chat Room\r\n"));
        assertEquals(Optional.of("bob"), name("bob:Enter Chat Room\n\n\r\n"));
    }

    @Test
    void spacesInANameBecomeUnderscoresAndThoseAroundItGo() {
        assertEquals(Optional.of("Bob_of_Nowhere"), name(" Bob of Nowhere :Enter Chat Room"));
    }

    @Test
    void theNameEndsAtTheLastColonBeforeTheWords() {
        assertEquals(Optional.of("bob:x"), name("bob:x:Enter Chat Room"));
        assertEquals(Optional.of("bob:Enter_Chat_Room"), name("bob:Enter Chat Room:Enter Chat Room"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                ":Enter Chat Room",
                "Enter Chat Room",
                "bob:enter chat room",
                "bob:Enter Chat Room ",
                "bob:Enter Chat Room.",
                "bob: Enter Chat Room",
                "bob:Enter Chat Roo",
                "bob:Leave Chat Room",
                "bob:hello"
            })
    void anythingElseIsSpeech(String chunk) {
        assertEquals(Optional.empty(), name(chunk));
    }

    @Test
    void aNameHas128BytesAtMost() {
        assertEquals(Optional.of("x".repeat(128)), name("x".repeat(128) + ":Enter Chat Room"));
        assertEquals(Optional.empty(), name("x".repeat(129) + ":Enter Chat Room"));
        assertEquals(Optional.empty(), name("ż".repeat(65) + ":Enter Chat Room"));
    }

    @Test
    void bytesThatAreNoUtf8BecomeANameThatNobodyCanHave() {
        byte[] chunk = "caf\u00E9:Enter Chat Room".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(Optional.of("caf\uFFFD"), Entrance.name(Buffer.buffer(chunk)));
    }

    @Test
    void theChunkIsLeftAsItIs() {
        Buffer chunk = Buffer.buffer("b b:Enter Chat Room\n");
        Entrance.name(chunk);
        assertEquals("b b:Enter Chat Room\n", chunk.toString());
    }

    private static Optional<String> name(String chunk) {
        return Entrance.name(Buffer.buffer(chunk));
    }
}
