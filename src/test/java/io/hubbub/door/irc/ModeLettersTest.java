package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ModeLettersTest {
    private static final ModeLetters LETTERS = new ModeLetters("beI", "k", "l", "imnstC", "ov");

    @Test
    void theLettersAreAdvertisedByKindAndWithoutPrefixes() {
        assertEquals("beI,k,l,imnstC", LETTERS.chanModes());
    }

    @Test
    void everyLetterIsKnownAndNoOther() {
        assertTrue("beIklimnstCov".chars().allMatch(c -> LETTERS.isKnown((char) c)));
        assertTrue("aBcOK,+ \uFFFD".chars().noneMatch(c -> LETTERS.isKnown((char) c)));
    }

    @Test
    void keyAndLimitCanDoWithoutTheirParametersWhenUnset() {
        assertTrue("kovl".chars().allMatch(c -> LETTERS.needsParameter((char) c, true)));
        assertTrue("ov".chars().allMatch(c -> LETTERS.needsParameter((char) c, false)));
        assertTrue("kl".chars().noneMatch(c -> LETTERS.needsParameter((char) c, false)));
        assertTrue(LETTERS.takesParameter('k', false));
        assertFalse(LETTERS.takesParameter('l', false));
        assertFalse(LETTERS.needsParameter('b', true));
    }
}
