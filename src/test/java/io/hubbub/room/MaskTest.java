package io.hubbub.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {
    @ParameterizedTest
    @CsvSource({
        "bob,bob!*@*",
        "*@host,*!*@host",
        "bob!u,bob!u@*",
        "bob!u@h,bob!u@h",
        "bob!,bob!*@*",
        "!u,*!u@*",
        "@h,*!*@h",
        "bob!@h,bob!*@h",
        "u@h,*!u@h",
        "'',*!*@*",
        "*,*!*@*",
        "Bob*,Bob*!*@*",
        "a b,a?b!*@*"
    })
    void whatIsLeftOutIsAnything(String typed, String meant) {
        assertEquals(meant, mask(typed).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "*@127.0.0.1,coolguy!ab@127.0.0.1,coolguy!ab@127.0.0.5",
        "cool!*@*,cool!~dude@example.com,coolguy!ab@127.0.0.1",
        "cool!?username@*,cool!~username@h,cool!username@h",
        "cool!a?*@*,cool!abc@h,cool!a@h",
        "cool[guy]!*@*,cool[guy]!guy@h,coolg!ab@h",
        "c*l!*@*,col!a@h,cold!a@h",
        "*o*o*,cool!a@h,cold!a@h",
        "BOB,bob!a@h,bobb!a@h",
        "bob,BOB!a@h,abob!a@h",
        "ÄRGER,ärger!a@h,arger!a@h",
        "?😀,ö😀!a@h,😀!a@h"
    })
    void starAndQuestionMarkStandForWhatTheyShould(String typed, String matching, String other) {
        assertTrue(matches(mask(typed), matching), matching);
        assertFalse(matches(mask(typed), other), other);
    }

    @Test
    void afterABackslashTheyAreThemselves() {
        assertTrue(mask("a\\*!u@h").fits("a*!u@h"));
        assertFalse(mask("a\\*!u@h").fits("ab!u@h"));
        assertTrue(mask("a\\?").fits("a?!u@h"));
        assertFalse(mask("a\\?").fits("ab!u@h"));
        assertTrue(mask("a\\\\*").fits("a\\bcd!u@h"));
    }

    @Test
    void aBackslashInANickIsItself() {
        assertTrue(mask("a\\b").fits("a\\b!u@h"));
        assertTrue(mask("*@h\\").fits("a!u@h\\"));
    }

    @Test
    void aGreekNickIsFoundWhateverStandsNextToItsSigma() {
        for (String typed : new String[] {"ΝΙΚΟΣ", "νικος", "νικοσ", "ΝΙΚΟΣ*", "*ΚΟΣ*"}) {
            assertTrue(mask(typed).fits("ΝΙΚΟΣ!u@h"), typed);
            assertTrue(mask(typed).fits("Νικος!u@h"), typed);
        }
    }

    @Test
    void masksThatSayTheSameAreEqual() {
        assertEquals(mask("BOB"), mask("bob!*@**"));
        assertEquals(mask("BOB").hashCode(), mask("bob!*@**").hashCode());
        assertNotEquals(mask("bob"), mask("bo?"));
        assertNotEquals(mask("a\\*"), mask("a*"));
    }

    @Test
    void manyStarsAgainstALongRunTakeNoTime() {
        Mask mask = mask("*a".repeat(100) + "*b");
        String source = "a".repeat(10_000);
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertFalse(mask.fits(source)));
        assertFalse(mask("*a*a*a*a*b").fits(source));
        assertTrue(mask("*a*a*a*a*b").fits(source + "b!u@h"));
    }

    @Test
    void randomMasksMatchWhatARegularExpressionMatches() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            String typed = text(random, "aab**?") + "!" + text(random, "ab*?") + "@" + text(random, "ab*?");
            String source = text(random, "ab") + "!" + text(random, "ab") + "@" + text(random, "ab");
            Mask mask = mask(typed);
            Pattern pattern = Pattern.compile(mask.toString().replace("*", ".*").replace("?", "."));
            boolean expected = pattern.matcher(source).matches();
            assertEquals(expected, mask.fits(source), typed + " " + source + ", seed " + seed);
        }
    }

    private static String text(Random random, String letters) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    private static boolean matches(Mask mask, String source) {
        String[] parts = source.split("[!@]");
        return mask.matches(new MaskSubject(parts[0], new Profile(parts[1], parts[2], "")));
    }

    private static Mask mask(String typed) {
        return Mask.of(typed);
    }
}
