package io.hubbub.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text that is not JSON: each mistake in a plain sentence, with its place. */
class SyntaxErrorsTest {
    private static final String OPEN = "the file ends too early, a bracket, quote or comment is still open";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {                    | line 1, column 2
            {"a"                 | line 1, column 5
            {"a": 1,             | line 1, column 9
            {"doors": [1         | line 1, column 13
            {"a": "x             | line 1, column 9
            /* x                 | line 1, column 5
            """)
    void endsTooEarly(String json, String place) {
        assertEquals("c.json: " + place + ": " + OPEN, Reading.error(json));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a" 1}              | line 1, column 6: expected a colon between key and value, got 1
            {a: 1}               | line 1, column 2: expected a key in double quotes, got a
            {"a": 1,, "b": 1}    | line 1, column 9: expected a key in double quotes, got ,
            {"a": 1 "b": 2}      | line 1, column 9: expected a comma or } before "
            {"a": [1 2]}         | line 1, column 10: expected a comma or ] before 2
            {"a": 1]             | line 1, column 8: expected }, got ]
            }                    | line 1, column 1: expected a value, got }
            {"a": }              | line 1, column 7: expected a value, got }
            {"a": .5}            | line 1, column 7: expected a value, got .
            {"a": -}             | line 1, column 8: expected a digit, got }
            {"a": 1.}            | line 1, column 8: expected a digit, got }
            {"a": +1}            | line 1, column 8: expected a digit, got +
            {"a": 01}            | line 1, column 8: Invalid numeric value: Leading zeroes not allowed
            {"a": raw}           | line 1, column 7: did not expect raw (text needs double quotes)
            {"a": NaN}           | line 1, column 10: did not expect NaN (text needs double quotes)
            {"a": 'x'}           | line 1, column 7: expected a value, got '
            {} {}                | line 1, column 4: expected nothing after the end of the settings
            {"a": "C:\\Users"}   | line 1, column 11: did not expect U after a backslash (write a backslash twice)
            """)
    void isPlacedAndExplained(String json, String error) {
        assertEquals("c.json: " + error, Reading.error(json));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0  | did not expect control character 0
            7  | did not expect control character 7
            """)
    void controlCharacterIsNamed(int character, String error) {
        assertEquals("c.json: line 2, column 2: " + error, Reading.error("{\n" + (char) character + "}"));
    }

    @Test
    void towersAreRefused() {
        String error = Reading.error("[".repeat(100_000));
        assertEquals("c.json: objects and lists are nested too deeply", error);
    }
}
