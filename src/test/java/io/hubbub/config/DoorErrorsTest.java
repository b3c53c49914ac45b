package io.hubbub.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Doors: what is wrong with them, word for word. */
class DoorErrorsTest {
    private static final String ROOM_RULE =
            "a room name of 1 to 64 characters without spaces, commas or control characters, and no # in front";
    private static final String COMMON = "\"door\", \"name\", \"host\", \"port\", \"tls\", \"limits\"";
    private static final String PORT = "doors[0].port: expected a whole number from 0 to 65535, got ";
    private static final String HOST = "doors[0].host: expected an IP address or a host name, without port, got ";
    private static final String NAME = "doors[0].name: expected a name of 1 to 32 letters, digits or -, got ";
    private static final String ROOM = "doors[0].room: expected " + ROOM_RULE + ", got ";
    private static final String KINDS =
            "one of \"raw\", \"line\", \"irc\", \"web\", \"task\", \"echo\", \"hello\", \"login\", \"udp\"";

    @ParameterizedTest
    @MethodSource({"addresses", "names", "services", "limits"})
    void isRefusedNamingTheKey(String doors, String error) {
        assertEquals("c.json: " + error, Reading.doorError(doors.replace('\'', '"')));
    }

    static Stream<Arguments> addresses() {
        return Stream.of(
                Arguments.of("{'door': 'echo'}", "doors[0].port: missing, expected a whole number from 0 to 65535"),
                Arguments.of("{'door': 'echo', 'port': 70000}", PORT + "70000"),
                Arguments.of("{'door': 'echo', 'port': -1}", PORT + "-1"),
                Arguments.of("{'door': 'echo', 'port': '80'}", PORT + "\"80\""),
                Arguments.of("{'door': 'echo', 'prot': 80}", "doors[0].prot: unknown key, did you mean \"port\"?"),
                Arguments.of("{'door': 'echo', 'port': 1, 'host': ''}", HOST + "\"\""),
                Arguments.of("{'door': 'echo', 'port': 1, 'host': 'a b'}", HOST + "\"a b\""),
                Arguments.of("{'door': 'echo', 'port': 1, 'host': 'http://a'}", HOST + "\"http://a\""),
                Arguments.of("{'door': 'echo', 'port': 1, 'host': 'a:80'}", HOST + "\"a:80\""),
                Arguments.of(
                        "{'door': 'echo', 'port': 1, 'host': 1}",
                        "doors[0].host: expected a text in double quotes, got a number"),
                Arguments.of(
                        "{'door': 'echo', 'port': 7}, {'door': 'hello', 'port': 7}",
                        "doors[1].port: expected a port no other door listens on, got 7 on 127.0.0.1 like doors[0].port"),
                Arguments.of(
                        "{'door': 'echo', 'port': 7}, {'door': 'hello', 'port': 7, 'host': '::'}",
                        "doors[1].port: expected a port no other door listens on, got 7 on :: like doors[0].port"),
                Arguments.of(
                        "{'door': 'udp', 'port': 7}, {'door': 'udp', 'port': 7, 'name': 'two'}",
                        "doors[1].port: expected a port no other door listens on, got 7 on 127.0.0.1 like doors[0].port"),
                Arguments.of(
                        "{'door': 'udp', 'port': 7, 'tls': {'certificate': 'a', 'key': 'b'}}",
                        "doors[0].tls: is for other doors: datagrams are not encrypted"),
                Arguments.of(
                        "{'door': 'udp', 'port': 7, 'idleSeconds': 0}",
                        "doors[0].idleSeconds: expected a whole number from 5 to 86400, got 0"),
                Arguments.of(
                        "{'door': 'udp', 'port': 7, 'datagramBytes': 70000}",
                        "doors[0].datagramBytes: expected a whole number from 64 to 65507, got 70000"));
    }

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("{'door': 'echo', 'port': 1, 'name': ''}", NAME + "\"\""),
                Arguments.of("{'door': 'echo', 'port': 1, 'name': 'a_b'}", NAME + "\"a_b\""),
                Arguments.of(
                        "{'door': 'echo', 'port': 1, 'name': '" + "x".repeat(33) + "'}",
                        NAME + "\"" + "x".repeat(33) + "\""),
                Arguments.of(
                        "{'door': 'echo', 'port': 1}, {'door': 'hello', 'port': 2, 'name': 'ECHO'}",
                        "doors[1].name: expected a name no other door has,"
                                + " got \"ECHO\" like doors[0] (the default is the door word)"));
    }

    static Stream<Arguments> services() {
        String raw = "{'door': 'raw', 'port': 1, 'room': ";
        String task = "{'door': 'task', 'port': 1, 'task': ";
        return Stream.of(
                Arguments.of("{}", "doors[0].door: missing, expected " + KINDS),
                Arguments.of("{'dor': 'raw'}", "doors[0].dor: unknown key, did you mean \"door\"?"),
                Arguments.of("{'door': 'gopher'}", "doors[0].door: expected " + KINDS + ", got \"gopher\""),
                Arguments.of(
                        "{'door': 'echo', 'port': 1, 'room': 'x'}",
                        "doors[0].room: unknown key, known here: " + COMMON),
                Arguments.of(raw + "''}", ROOM + "\"\""),
                Arguments.of(raw + "'#x'}", ROOM + "\"#x\""),
                Arguments.of(raw + "'a b'}", ROOM + "\"a b\""),
                Arguments.of(raw + "'a,b'}", ROOM + "\"a,b\""),
                Arguments.of(raw + "'a\\nb'}", ROOM + "\"a\\u000ab\""),
                Arguments.of(raw + "'a\\u00a0b'}", ROOM + "\"a\u00a0b\""),
                Arguments.of(raw + "'a\\ud800b'}", ROOM + "\"a\\ud800b\""),
                Arguments.of(raw + "'\\u200b'}", ROOM + "\"\\u200b\""),
                Arguments.of(raw + "'" + "x".repeat(65) + "'}", ROOM + "\"" + "x".repeat(60) + "...\""),
                Arguments.of(
                        raw + "'x', 'arguments': '1'}",
                        "doors[0].arguments: expected a \"task\" beside it to take them"),
                Arguments.of("{'door': 'task', 'port': 1}", "doors[0].task: missing, expected the name of a task"),
                Arguments.of(
                        task + "'summ'}", "doors[0].task: no such task \"summ\", expected one of \"primes\", \"sum\""),
                Arguments.of(
                        task + "'sum', 'arguments': 'ten'}", "doors[0].arguments: expected a number, got \"ten\""));
    }

    static Stream<Arguments> limits() {
        String limits = "{'door': 'echo', 'port': 1, 'limits': ";
        return Stream.of(
                Arguments.of(
                        limits + "{'connections': 0}}",
                        "doors[0].limits.connections: expected a whole number from 1 to 1000000, got 0"),
                Arguments.of(
                        limits + "{'graceSeconds': 1}}",
                        "doors[0].limits.graceSeconds: belongs to the top-level limits, since all doors stop together"),
                Arguments.of(limits + "[]}", "doors[0].limits: expected an object { }, got a list"));
    }
}
