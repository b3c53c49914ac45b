package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NumericTest {
    @Test
    void aCodeHasThreeDigits() {
        assertEquals("001", Numeric.RPL_WELCOME.code());
        assertEquals("221", Numeric.RPL_UMODEIS.code());
        assertEquals("908", Numeric.RPL_SASLMECHS.code());
        assertTrue(Arrays.stream(Numeric.values()).allMatch(n -> n.code().matches("\\d{3}")));
    }

    @Test
    void noTwoHaveTheSameCodeAndTheyAreInOrder() {
        String[] codes = Arrays.stream(Numeric.values()).map(Numeric::code).toArray(String[]::new);
        for (int i = 1; i < codes.length; i++) {
            assertTrue(codes[i - 1].compareTo(codes[i]) < 0, codes[i]);
        }
    }

    @Test
    void errorsAreFrom400On() {
        for (Numeric numeric : Numeric.values()) {
            int number = Integer.parseInt(numeric.code());
            assertTrue(numeric.name().startsWith("RPL_") || number >= 400, numeric.name());
            assertTrue(numeric.name().startsWith("ERR_") || number < 400 || number >= 600, numeric.name());
        }
    }

    @Test
    void partsAreFilledIn() {
        assertEquals("Welcome to the Hubbub Network, bob", Numeric.RPL_WELCOME.text("Hubbub", "bob"));
        assertEquals("I have 3 clients and 0 servers", Numeric.RPL_LUSERME.text(3, 0));
    }
}
