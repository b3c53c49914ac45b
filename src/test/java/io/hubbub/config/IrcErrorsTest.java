package io.hubbub.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.ChatLimits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys of an irc door and of the section chat: each wrong once, and what is right about some. */
class IrcErrorsTest {
    private static final String HASH = "$2y$04$" + "a".repeat(53);

    private static String door(String keys) {
        return ("{'door': 'irc', 'port': 0, " + keys + "}").replace('\'', '"');
    }

    private static Map<String, Object> irc(String keys) {
        return Reading.options(door(keys));
    }

    private static void refused(String keys, String error) {
        assertEquals("c.json: doors[0]." + error, Reading.doorError(door(keys)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            'network': ''           ; network: expected one word of 1 to 63 printable characters, got ""
            'network': 'two words'  ; network: expected one word of 1 to 63 printable characters, got "two words"
            'network': 'Sieć'       ; network: expected one word of 1 to 63 printable characters, got "Sieć"
            'network': 1            ; network: expected a text in double quotes, got a number
            'serverName': ':x'      ; serverName: expected one word of 1 to 63 printable characters, got ":x"
            'serverName': ''        ; serverName: expected one word of 1 to 63 printable characters, got ""
            'serverName': []        ; serverName: expected a text in double quotes, got a list
            'motd': 'hello'         ; motd: expected a list of texts [ ], got a text
            'motd': [1]             ; motd: expected texts in double quotes in the list, got a number
            'motd': null            ; motd: expected a list of texts [ ], got null
            'admin': 'me'           ; admin: expected a list of texts [ ], got a text
            'admin': ['a', null]    ; admin: expected texts in double quotes in the list, got null
            'admin': ['1', '2', '3', '4'] ; admin: expected at most 3 lines, got 4
            'password': 7           ; password: expected a text in double quotes, got a number
            'password': ['x']       ; password: expected a text in double quotes, got a list
            'formatting': 'none'    ; formatting: expected "strip" or "keep", got "none"
            'formatting': 'Strip'   ; formatting: expected "strip" or "keep", got "Strip"
            'formatting': true      ; formatting: expected a text in double quotes, got true
            'registrationSeconds': -1   ; registrationSeconds: expected a whole number from 0 to 3600, got -1
            'registrationSeconds': 3601 ; registrationSeconds: expected a whole number from 0 to 3600, got 3601
            'pingSeconds': 86401    ; pingSeconds: expected a whole number from 0 to 86400, got 86401
            'pingSeconds': '90'     ; pingSeconds: expected a whole number from 0 to 86400, got "90"
            'pongSeconds': 0        ; pongSeconds: expected a whole number from 1 to 3600, got 0
            'floodBurst': 100001    ; floodBurst: expected a whole number from 0 to 100000, got 100001
            'floodBurst': 1.5       ; floodBurst: expected a whole number from 0 to 100000, got 1.5
            'floodPerSecond': 0     ; floodPerSecond: expected a whole number from 1 to 100000, got 0
            'operator': []          ; operator: unknown key, did you mean "operators"?
            'servername': 'x'       ; servername: unknown key, did you mean "serverName"?
            'operators': {}         ; operators: expected a list of objects [ ], got an object
            'operators': null       ; operators: expected a list of objects [ ], got null
            'operators': ['ann']    ; operators[0]: expected an object { }, got a text
            """)
    void isRefusedNamingTheKey(String keys, String error) {
        refused(keys, error);
    }

    @Test
    void moreLinesThanAreShownAreRefused() {
        String lines = IntStream.range(0, 101).mapToObj(i -> "'" + i + "'").collect(Collectors.joining(", "));
        refused("'motd': [" + lines + "]", "motd: expected at most 100 lines, got 101");
        Object motd = irc("'motd': [" + lines.replace(", '100'", "") + "]").get("motd");
        assertEquals(100, ((List<?>) motd).size());
    }

    @Test
    void wordsHaveAtMost63Characters() {
        String word = "x".repeat(63);
        assertEquals(word, irc("'network': '" + word + "'").get("network"));
        refused(
                "'serverName': '" + word + "x'",
                "serverName: expected one word of 1 to 63 printable characters, got \"" + "x".repeat(60) + "...\"");
    }

    @Test
    void anOperatorNeedsAName() {
        String rule = "operators[0].name: expected one word of 1 to 63 printable characters, got ";
        refused("'operators': [{'passwordHash': '" + HASH + "'}]", rule + "\"\"");
        refused("'operators': [{'name': 'a b', 'passwordHash': '" + HASH + "'}]", rule + "\"a b\"");
    }

    @Test
    void anOperatorNeedsAHash() {
        String hash = "the password's bcrypt hash, as \"java -jar hubbub.jar hash-password\" prints it";
        refused("'operators': [{'name': 'ann'}]", "operators[0].passwordHash: missing, expected " + hash);
        refused(
                "'operators': [{'name': 'ann', 'passwordHash': null}]",
                "operators[0].passwordHash: missing, expected " + hash);
        for (String wrong : List.of(
                "", "secret", HASH + "a", HASH.substring(1), HASH.replace("04", "03"), "$2x" + HASH.substring(3))) {
            refused(
                    "'operators': [{'name': 'ann', 'passwordHash': '" + wrong + "'}]",
                    "operators[0].passwordHash: expected " + hash);
        }
    }

    @Test
    void noMessageRepeatsWhatStandsInPlaceOfAPassword() {
        String error = Reading.doorError(door("'operators': [{'name': 'ann', 'passwordHash': 'hunter2'}]"));
        assertFalse(error.contains("hunter2"), error);
    }

    @Test
    void anOperatorsKeysAreTheseTwo() {
        refused(
                "'operators': [{'name': 'ann', 'password': 'secret'}]",
                "operators[0].password: unknown key, known here: \"name\", \"passwordHash\"");
    }

    @Test
    void noTwoOperatorsHaveOneName() {
        String one = "{'name': 'ann', 'passwordHash': '" + HASH + "'}";
        refused(
                "'operators': [" + one + ", {'name': 'Ann', 'passwordHash': '" + HASH + "'}, " + one + "]",
                "operators[2].name: expected a name no other operator has, got \"ann\"");
    }

    @Test
    void operatorsAreKnownByTheirNames() {
        String wished = "'operators': [{'name': 'ann', 'passwordHash': '" + HASH + "'}]";
        assertEquals(Map.of("ann", HASH), irc(wished).get("operators"));
        assertEquals(Map.of(), irc("'operators': []").get("operators"));
    }

    @Test
    void noPasswordIsWrittenAsNullOrNotAtAll() {
        assertEquals(Optional.empty(), irc("'password': null").get("password"));
        assertEquals(Optional.empty(), irc("'motd': []").get("password"));
        assertEquals(Optional.of("x"), irc("'password': 'x'").get("password"));
    }

    @Test
    void formattingIsKeptOrStripped() {
        assertEquals(true, irc("'formatting': 'strip'").get("formatting"));
        assertEquals(false, irc("'formatting': 'keep'").get("formatting"));
        assertEquals(true, irc("'formatting': null").get("formatting"));
    }

    @Test
    void variablesStandForAnIrcDoorsKeys() {
        Map<String, String> environment = Map.of(
                "HUBBUB_DOORS_IRC_PASSWORD", "secret",
                "HUBBUB_DOORS_IRC_SERVER_NAME", "irc.example.org",
                "HUBBUB_DOORS_IRC_FORMATTING", "keep",
                "HUBBUB_DOORS_IRC_PING_SECONDS", "7");
        Map<String, Object> irc = Reading.of("{\"doors\": [" + door("'motd': []") + "]}", environment)
                .doors()
                .get(0)
                .options()
                .values();
        assertEquals(Optional.of("secret"), irc.get("password"));
        assertEquals("irc.example.org", irc.get("serverName"));
        assertEquals(false, irc.get("formatting"));
        assertEquals(7, irc.get("pingSeconds"));
        assertEquals(
                "environment: HUBBUB_DOORS_IRC_PONG_SECONDS: expected a whole number from 1 to 3600, got 0",
                Reading.error(
                        "{\"doors\": [" + door("'motd': []") + "]}", Map.of("HUBBUB_DOORS_IRC_PONG_SECONDS", "0")));
    }

    @ParameterizedTest
    @CsvSource({
        "nickLength, 9, 64",
        "roomLength, 16, 100",
        "topicLength, 80, 400",
        "reasonLength, 80, 400",
        "messageBytes, 1024, 65536",
        "messageLines, 2, 1000",
        "rooms, 1, 10000",
        "masks, 1, 1000",
        "watched, 1, 1000",
        "past, 0, 1000000"
    })
    void theNumbersOfTheChatHaveTheirRanges(String key, int least, int most) {
        String rule = "c.json: chat." + key + ": expected a whole number from " + least + " to " + most + ", got ";
        for (String wrong : List.of(Integer.toString(least - 1), Integer.toString(most + 1), "null", "1.5")) {
            assertEquals(rule + wrong, Reading.error("{\"chat\": {\"" + key + "\": " + wrong + "}}"));
        }
        for (int right : List.of(least, most)) {
            Reading.of("{\"chat\": {\"" + key + "\": " + right + "}}");
        }
    }

    @Test
    void theChatIsAnObjectWithKnownKeys() {
        assertEquals("c.json: chat: expected an object { }, got a list", Reading.error("{\"chat\": []}"));
        assertEquals(
                "c.json: chat.nicklength: unknown key, did you mean \"nickLength\"?",
                Reading.error("{\"chat\": {\"nicklength\": 9}}"));
    }

    @Test
    void theChatsNumbersAreThoseOfTheFileOrTheEnvironment() {
        ChatLimits chat = Reading.of(
                        "{\"chat\": {\"nickLength\": 10, \"past\": 6}}", Map.of("HUBBUB_CHAT_NICK_LENGTH", "11"))
                .chat();
        assertEquals(11, chat.nickLength);
        assertEquals(6, chat.past);
        assertEquals(ChatLimits.STANDARD.topicLength, chat.topicLength);
        String error = Reading.error("{}", Map.of("HUBBUB_CHAT_COLOUR", "11"));
        assertTrue(error.startsWith("environment: HUBBUB_CHAT_COLOUR: unknown setting, "), error);
    }
}
