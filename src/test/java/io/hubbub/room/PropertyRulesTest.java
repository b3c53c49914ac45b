package io.hubbub.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.Refusal.Why;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyRulesTest {
    private static final ChatLimits LIMITS = ChatLimits.STANDARD.with("properties", 2);

    private static Optional<Why> fault(String key, String value) {
        return PropertyRules.fault(key, value, LIMITS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "display-name", "example.org/x_1", "0"})
    void theseAreKeys(String key) {
        assertTrue(PropertyRules.isKey(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a b", "a:b", "é", "*", "a\n"})
    void theseAreNone(String key) {
        assertEquals(Optional.of(Why.BAD_PROPERTY_KEY), fault(key, "x"));
    }

    @Test
    void aKeyIsNoLongerThanThat() {
        assertTrue(PropertyRules.isKey("k".repeat(PropertyRules.KEY_LENGTH)));
        assertFalse(PropertyRules.isKey("k".repeat(PropertyRules.KEY_LENGTH + 1)));
    }

    @Test
    void aValueIsCountedInBytes() {
        assertEquals(Optional.empty(), fault("x", "é".repeat(150)));
        assertEquals(Optional.of(Why.PROPERTY_TOO_LONG), fault("x", "é".repeat(151)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\0b", "\u001b[31m", "a\u0085b", "a\u2028b", "\ud800"})
    void aValueIsOneLineOfText(String value) {
        assertEquals(Optional.of(Why.BAD_PROPERTY), fault("x", value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
            avatar https://example.org/a.png
            avatar https://example.org/{size}/a.png?b=c
            homepage https://example.org
            homepage http://example.org:8080/
            color #c90076
            color #FFFFFF
            pronouns she/her
            display-name Foo
            display-name 田中
            display-name ->💜<-
            display-name 👩‍💻
            """)
    void theseValuesAreGood(String key, String value) {
        assertEquals(Optional.empty(), fault(key, value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
            avatar http://example.org/a.png
            avatar data:image/png;base64,xyz
            avatar javascript:alert(1)
            avatar https://
            avatar https://ann@example.org/a.png
            avatar https://example.org/"onerror=x
            homepage javascript:alert(1)
            homepage ftp://example.org
            homepage https://example.org\\@evil.example
            color red
            color #12345
            color #1234567
            color #12345g
            display-name NickServ
            display-name server
            display-name Hubbub
            """)
    void theseAreNot(String key, String value) {
        assertEquals(Optional.of(Why.BAD_PROPERTY), fault(key, value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"an\u200bn", "\u202ennA", "ann ", " ann", "a\u2066b", "\u00ad", "\u3164"})
    void aDisplayNameHidesNothing(String name) {
        assertEquals(Optional.of(Why.BAD_PROPERTY), fault(PropertyRules.DISPLAY_NAME, name));
        assertEquals(Optional.of(Why.BAD_PROPERTY), fault(PropertyRules.PRONOUNS, name));
    }

    @Test
    void aDisplayNameIsShort() {
        assertEquals(Optional.empty(), fault("display-name", "é".repeat(PropertyRules.SHORT_LENGTH)));
        assertEquals(Optional.of(Why.BAD_PROPERTY), fault("display-name", "é".repeat(PropertyRules.SHORT_LENGTH + 1)));
    }

    @Test
    void anythingCanBeTakenAway() {
        assertEquals(Optional.empty(), fault("avatar", ""));
    }

    @Test
    void thereAreNotTooMany() {
        Properties full = Properties.of(Map.of("a", "1", "b", "2"));
        assertEquals(
                Optional.of(new PropertyRules.Fault(Why.TOO_MANY_PROPERTIES, "")),
                PropertyRules.fault(full, Map.of("c", "3"), LIMITS));
        assertEquals(Optional.empty(), PropertyRules.fault(full, Map.of("a", "3"), LIMITS));
        assertEquals(Optional.empty(), PropertyRules.fault(full, Map.of("a", "", "c", "3"), LIMITS));
    }

    @Test
    void whoHasMoreThanThereMayBeNowCanTakeSomeAway() {
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < 5; i++) {
            many.put("k" + i, "v");
        }
        Properties old = Properties.of(many);
        assertEquals(Optional.empty(), PropertyRules.fault(old, Map.of("k0", ""), LIMITS));
        assertEquals(Optional.empty(), PropertyRules.fault(old, Map.of("k0", "w"), LIMITS));
    }

    @Test
    void whatIsExpectedIsSaidOfThatKey() {
        assertEquals("expected a colour such as #c90076", new Refusal(Why.BAD_PROPERTY, "color").sentence(LIMITS));
    }
}
