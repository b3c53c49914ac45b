package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts without their <a href="https://modern.ircdocs.horse/formatting">formatting</a>. */
class FormattingTest {
    /** In what tests write, a letter after a percent sign is a control character: bold %b, colour %c, and so on. */
    private static String coded(String written) {
        return written.replace("%b", "\u0002")
                .replace("%c", "\u0003")
                .replace("%h", "\u0004")
                .replace("%o", "\u000F")
                .replace("%m", "\u0011")
                .replace("%r", "\u0016")
                .replace("%i", "\u001D")
                .replace("%s", "\u001E")
                .replace("%u", "\u001F");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "żółć 🙂", "4,5 and #FF0000", "a\tb", "\u0001VERSION\u0001", "\u001b[1m"})
    void whatHasNoFormattingStaysAsItIs(String text) {
        assertEquals(text, Formatting.strip(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%b", "%o", "%m", "%r", "%i", "%s", "%u"})
    void switchesAreTakenOut(String code) {
        assertEquals("a word 12", Formatting.strip(coded("a %bword%b 12".replace("%b", code))));
        assertEquals("", Formatting.strip(coded(code + code)));
        assertEquals("1,2", Formatting.strip(coded(code + "1,2")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            %c4red%c          ; red
            %c04red           ; red
            %c4,12red on blue ; red on blue
            %c04,02red        ; red
            %c123             ; 3
            %c4,123           ; 3
            %c4,red           ; ,red
            %c,4red           ; ,4red
            %c4,%c5x          ; ,x
            %c%c4%cx          ; x
            %cred             ; red
            a%c               ; a
            %c99x             ; x
            """)
    void coloursGoWithTheirNumbersAndNoMore(String text, String plain) {
        assertEquals(plain, Formatting.strip(coded(text)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            %hFF0000red       ; red
            %hff00aA,00FF00x  ; x
            %hFF000           ; FF000
            %hFF0000,x        ; ,x
            %hFF0000,12345z   ; ,12345z
            %hFF00001         ; 1
            %hx               ; x
            """)
    void coloursInHexadecimalToo(String text, String plain) {
        assertEquals(plain, Formatting.strip(coded(text)));
    }

    @Test
    void severalKindsAtOnce() {
        assertEquals("big red news", Formatting.strip(coded("%b%ubig%o %c04,01red%c%i news%o")));
    }

    @Test
    void nothingIsLeftOfAnyMixture() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String alphabet = coded("%b%c%h%o%m%r%i%s%u") + "0123456789,ABf x";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(20), 0, alphabet.length()).forEach(at -> text.append(alphabet.charAt(at)));
            String plain = Formatting.strip(text.toString());
            assertEquals(0, plain.chars().filter(c -> c < ' ').count(), "seed " + seed + ": " + text);
            assertEquals(plain, Formatting.strip(plain), "seed " + seed);
        }
    }
}
