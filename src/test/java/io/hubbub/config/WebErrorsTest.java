package io.hubbub.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of a web door: each wrong once, and what is right about some. */
class WebErrorsTest {
    private static String door(String keys) {
        return ("{'door': 'web', 'port': 0, " + keys + "}").replace('\'', '"');
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            'path': ''          ; path: expected a path like "/" or "/chat/", of letters, digits or any of -_.~, got ""
            'path': 'chat'      ; path: expected a path like "/" or "/chat/", of letters, digits or any of -_.~, got "chat"
            'path': '/a b/'     ; path: expected a path like "/" or "/chat/", of letters, digits or any of -_.~, got "/a b/"
            'path': '//'        ; path: expected a path like "/" or "/chat/", of letters, digits or any of -_.~, got "//"
            'path': 1           ; path: expected a text in double quotes, got a number
            'allowedOrigins': 'https://a.example'     ; allowedOrigins: expected a list of texts [ ], got a text
            'headerBytes': 100                        ; headerBytes: expected a whole number from 8192 to 262144, got 100
            'urlBytes': 1000000                       ; urlBytes: expected a whole number from 1024 to 65536, got 1000000
            'room': '#x'        ; room: expected a room name of 1 to 64 characters without spaces, commas or control characters, and no # in front, got "#x"
            'consoleToken': 'short'         ; consoleToken: expected a secret of 12 or more printable characters without spaces
            'consoleToken': 'with a space inside' ; consoleToken: expected a secret of 12 or more printable characters without spaces
            'consoleToken': 7   ; consoleToken: expected a text in double quotes, got a number
            'floodBurst': -1    ; floodBurst: expected a whole number from 0 to 100000, got -1
            'allowedOrigin': [] ; allowedOrigin: unknown key, did you mean "allowedOrigins"?
            """)
    void isRefusedNamingTheKey(String keys, String error) {
        assertEquals("c.json: doors[0]." + error, Reading.doorError(door(keys)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.example",
                "https://a.example/",
                "wss://a.example",
                "https://a.example:65536",
                "https://a.*.example",
                "https://a..b",
                "https://.",
                "https://.a",
                "https://*.",
                "https://a..",
                "https://[:::]",
                "https://[1.2.3.4]",
                "null",
                "ftp://a.example"
            })
    void anOriginThatNoPageHasIsRefused(String origin) {
        assertEquals(
                "c.json: doors[0].allowedOrigins: expected origins like \"https://example.org\", \"http://localhost:3000\" or"
                        + " \"https://*.example.org\", or \"*\" for all, got \"" + origin + "\"",
                Reading.doorError(door("'allowedOrigins': ['" + origin + "']")));
    }

    @Test
    void theTokenMayComeFromTheEnvironment() {
        Config config = Reading.READER.builtIn(Map.of("HUBBUB_DOORS_WEB_CONSOLE_TOKEN", "correct-horse-battery"));
        Map<String, Object> web = config.doors().get(3).options().values();
        assertEquals(Optional.of("correct-horse-battery"), web.get("consoleToken"));
    }
}
