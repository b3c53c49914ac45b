package io.hubbub.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class IrcPiecesTest {
    @Test
    void aShortTextIsOnePieceAndSoIsNone() {
        assertEquals(List.of("hi"), IrcPieces.of("hi", 10));
        assertEquals(List.of(""), IrcPieces.of("", 10));
    }

    @Test
    void piecesAreCutBetweenCharacters() {
        assertEquals(List.of("abä", "€d", "👋", "e"), IrcPieces.of("abä€d👋e", 4));
    }

    @Test
    void nothingEndsALineEarly() {
        assertEquals(List.of("a QUIT  b"), IrcPieces.of("a\rQUIT\n\0b", 20));
    }
}
