package io.hubbub.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings outside the doors: what is wrong with them, word for word. */
class SettingErrorsTest {
    @ParameterizedTest
    @MethodSource
    void isRefusedNamingTheKey(String json, String error) {
        assertEquals("c.json: " + error, Reading.error(json));
    }

    static Stream<Arguments> isRefusedNamingTheKey() {
        String instances = "instances: expected a whole number from 0 to 1024, got ";
        return Stream.of(
                        Arguments.of("[]", "expected an object { } with the settings, got a list"),
                        Arguments.of("\"{}\"", "expected an object { } with the settings, got a text"),
                        Arguments.of("{'instances': -1}", instances + "-1"),
                        Arguments.of("{'instances': 1025}", instances + "1025"),
                        Arguments.of("{'instances': 99999999999999999999}", instances + "99999999999999999999"),
                        Arguments.of("{'instances': 1e1}", instances + "1e1"),
                        Arguments.of("{'instances': 2.0}", instances + "2.0"),
                        Arguments.of("{'instances': '2'}", instances + "\"2\""),
                        Arguments.of("{'instances': null}", instances + "null"),
                        Arguments.of("{'instances': true}", instances + "true"),
                        Arguments.of("{'instances': [1]}", instances + "a list"),
                        Arguments.of("{'instance': 1}", "instance: unknown key, did you mean \"instances\"?"),
                        Arguments.of(
                                "{'port': 1}",
                                "port: unknown key, known here: \"instances\", \"doors\", \"tasks\", \"chat\", \"history\", \"accounts\", \"rooms\", \"limits\""),
                        Arguments.of("{'tasks': 15}", "tasks: expected an object { }, got a number"),
                        Arguments.of("{'tasks': null}", "tasks: expected an object { }, got null"),
                        Arguments.of(
                                "{'tasks': {'worker': 1}}", "tasks.worker: unknown key, did you mean \"workers\"?"),
                        Arguments.of(
                                "{'tasks': {'workers': 0}}",
                                "tasks.workers: expected a whole number from 1 to 1024, got 0"),
                        Arguments.of(
                                "{'limits': {'line_bytes': 1000}}",
                                "limits.line_bytes: unknown key, did you mean \"lineBytes\"?"),
                        Arguments.of(
                                "{'limits': {'lineBytes': 'huge'}}",
                                "limits.lineBytes: expected a whole number from 512 to 16777216, got \"huge\""),
                        Arguments.of(
                                "{'limits': {'behindBytes': 2147483648}}",
                                "limits.behindBytes: expected a whole number from 65536 to 1073741824, got 2147483648"),
                        Arguments.of("{'doors': {}}", "doors: expected a list of objects [ ], got an object"),
                        Arguments.of("{'doors': []}", "doors: expected 1 to 256 doors, got 0"),
                        Arguments.of("{'doors': ['raw']}", "doors[0]: expected an object { }, got a text"))
                .map(row -> Arguments.of(((String) row.get()[0]).replace('\'', '"'), row.get()[1]));
    }

    @Test
    void keyGivenTwiceIsRefused() {
        assertEquals(
                "c.json: limits.connections: stands twice, again at line 3, column 1",
                Reading.error("{\"limits\": {\n\"connections\": 1,\n\"connections\": 2}}"));
        assertEquals(
                "c.json: doors[1].port: stands twice, again at line 1, column 28",
                Reading.error("{\"doors\": [{}, {\"port\": 1, \"port\": 2}]}"));
    }

    @Test
    void endlessKeysAndValuesAreCutShort() {
        String text = "x".repeat(1000);
        String shown = "x".repeat(60) + "...";
        assertEquals(
                "c.json: instances: expected a whole number from 0 to 1024, got \"" + shown + "\"",
                Reading.error("{\"instances\": \"" + text + "\"}"));
        assertEquals(
                "c.json: " + shown
                        + ": unknown key, known here: \"instances\", \"doors\", \"tasks\", \"chat\", \"history\", \"accounts\", \"rooms\", \"limits\"",
                Reading.error("{\"" + text + "\": 1}"));
    }

    private static String jwt(String keys) {
        return Reading.error("{\"accounts\": {\"jwt\": {" + keys.replace('\'', '"') + "}}}");
    }

    @Test
    void aProviderNeedsOneKindOfKeyItsNameAndOurs() {
        String secret = "'hmac': '" + "x".repeat(32) + "'";
        assertEquals(
                "c.json: accounts.jwt.hmac: missing, expected this or accounts.jwt.jwks",
                jwt("'issuer': 'a', 'audience': 'b'"));
        assertEquals(
                "c.json: accounts.jwt.jwks: expected either this or accounts.jwt.hmac, got both",
                jwt(secret + ", 'jwks': 'https://a.example/keys', 'issuer': 'a', 'audience': 'b'"));
        assertEquals(
                "c.json: accounts.jwt.issuer: missing, expected a text of 1 to 255 characters",
                jwt(secret + ", 'audience': 'b'"));
        assertEquals(
                "c.json: accounts.jwt.audience: missing, expected a text of 1 to 255 characters",
                jwt(secret + ", 'issuer': 'b'"));
        assertEquals(
                "c.json: accounts.jwt.key: unknown key, did you mean \"hmac\"?"
                        .replace(
                                "did you mean \"hmac\"?",
                                "known here: \"hmac\", \"jwks\", \"issuer\", \"audience\", \"claim\", \"create\""),
                jwt("'key': 'x'"));
        assertEquals(
                "c.json: accounts.jwt: expected an object { }, got a text",
                Reading.error("{\"accounts\": {\"jwt\": \"x\"}}"));
    }

    @Test
    void keysOfAProviderComeOverTlsAndItsSecretIsLongAndNotRepeated() {
        String more = "', 'issuer': 'a', 'audience': 'b'";
        assertEquals(
                "c.json: accounts.jwt.jwks: expected an address that begins with https://, or with http://localhost, got \"http://a.example/keys\"",
                jwt("'jwks': 'http://a.example/keys" + more));
        assertEquals(
                "c.json: accounts.jwt.hmac: expected a secret of 32 or more printable characters without spaces",
                jwt("'hmac': 'short" + more));
    }

    @Test
    void aVariableKeepsTheSecretOutOfTheFile() {
        Config config = Reading.of(
                "{\"accounts\": {\"jwt\": {\"issuer\": \"a\", \"audience\": \"b\"}}}",
                Map.of("HUBBUB_ACCOUNTS_JWT_HMAC", "y".repeat(32)));
        assertEquals("y".repeat(32), config.accounts().jwt.orElseThrow().hmac.orElseThrow());
        assertEquals(
                Optional.empty(), Reading.of("{\"accounts\": {\"jwt\": null}}").accounts().jwt);
    }
}
