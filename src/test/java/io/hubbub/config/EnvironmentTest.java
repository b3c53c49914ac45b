package io.hubbub.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.Hubbub;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {
    private static final String TWO_DOORS = """
            {"limits": {"lineBytes": 1000}, "doors": [
              {"door": "raw", "name": "my-raw", "port": 1, "room": "a", "limits": {"idleSeconds": 5}},
              {"door": "task", "port": 2, "task": "sum"}]}""";

    @Test
    void variableGoesBeforeTheFile() {
        Map<String, String> environment = Map.of("HUBBUB_INSTANCES", "2", "HUBBUB_LIMITS_LINE_BYTES", "600");
        Config config = Reading.of(TWO_DOORS, environment);
        assertEquals(2, config.instances());
        assertEquals(600, config.limits().lineBytes);
        assertEquals(600, config.doors().get(0).limits().lineBytes);
    }

    @ParameterizedTest
    @CsvSource({"HUBBUB_TASKS_DEADLINE_SECONDS", "HUBBUB_TASKS_DEADLINESECONDS"})
    void variableMaySpellAKeyWithOrWithoutUnderscores(String name) {
        assertEquals(7, Reading.of("{}", Map.of(name, "7")).tasks().deadlineSeconds);
    }

    @Test
    void doorsVariablesCarryItsName() {
        Map<String, String> environment = Map.of(
                "HUBBUB_DOORS_MY_RAW_PORT", "0",
                "HUBBUB_DOORS_MY_RAW_HOST", "0.0.0.0",
                "HUBBUB_DOORS_MY_RAW_ROOM", "b",
                "HUBBUB_DOORS_MY_RAW_TASK", "primes",
                "HUBBUB_DOORS_MY_RAW_LIMITS_IDLE_SECONDS", "6",
                "HUBBUB_DOORS_MY_RAW_LIMITS_CONNECTIONS_PER_ADDRESS", "8",
                "HUBBUB_DOORS_TASK_ARGUMENTS", "42");
        Config config = Reading.of(TWO_DOORS, environment);
        DoorConfig door = config.doors().get(0);
        assertEquals(new DoorWiring("my-raw", "raw", "0.0.0.0", 0, Optional.empty()), door.wiring());
        assertEquals("b", door.options().values().get("room"));
        assertEquals(Optional.of("primes"), door.options().values().get("task"));
        assertEquals(8, door.limits().connectionsPerAddress);
        assertEquals(1000, door.limits().lineBytes);
        assertEquals(6, door.limits().idleSeconds);
        DoorConfig task = config.doors().get(1);
        assertEquals("sum", task.options().values().get("task"));
        assertEquals(Optional.of("42"), task.options().values().get("arguments"));
    }

    @Test
    void doorNamedLikeTheSettingOfAnotherKeepsItsVariables() {
        String doors = """
                {"doors": [{"door": "echo", "name": "web", "port": 1}, {"door": "echo", "name": "web-tls", "port": 2}]}""";
        Config config = Reading.of(doors, Map.of("HUBBUB_DOORS_WEB_TLS_PORT", "3"));
        assertEquals(1, config.doors().get(0).port());
        assertEquals(Optional.empty(), config.doors().get(0).tls());
        assertEquals(3, config.doors().get(1).port());
    }

    @Test
    void variablesOfOthersAreIgnored() {
        Map<String, String> kubernetes = Map.of(
                "HUBBUB_PORT", "tcp://10.0.0.1:8010",
                "HUBBUB_SERVICE_HOST", "10.0.0.1",
                "HUBBUB_PORT_8010_TCP_PORT", "8010",
                "HUBBUB_INSTANCES_PER_HOST", "4",
                "PATH", "/bin");
        assertEquals(Hubbub.defaults(), Reading.of("{}", kubernetes));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HUBBUB_LIMITS_CONECTIONS   | did you mean HUBBUB_LIMITS_CONNECTIONS?
            HUBBUB_TASKS_WORKER        | did you mean HUBBUB_TASKS_WORKERS?
            HUBBUB_DOORS_ROW_PORT      | did you mean HUBBUB_DOORS_RAW_PORT?
            HUBBUB_DOORS_ECHO_ROOM     | expected HUBBUB_ and the key's path, like HUBBUB_LIMITS_LINE_BYTES or HUBBUB_DOORS_RAW_PORT
            HUBBUB_DOORS_RAW_NAME      | expected HUBBUB_ and the key's path, like HUBBUB_LIMITS_LINE_BYTES or HUBBUB_DOORS_RAW_PORT
            """)
    void unknownVariableOfOursIsRefused(String name, String hint) {
        assertEquals("environment: " + name + ": unknown setting, " + hint, Reading.error("{}", Map.of(name, "1")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HUBBUB_INSTANCES         | many  | expected a whole number from 0 to 1024, got "many"
            HUBBUB_INSTANCES         | ''    | expected a whole number from 0 to 1024, got ""
            HUBBUB_INSTANCES         | 2000  | expected a whole number from 0 to 1024, got 2000
            HUBBUB_DOORS_RAW_HOST    | a:80  | expected an IP address or a host name, without port, got "a:80"
            HUBBUB_DOORS_TASK_TASK   | sun   | no such task "sun", expected one of "primes", "sum"
            HUBBUB_DOORS_ECHO_PORT   | 8010  | expected a port no other door listens on, got 8010 on 127.0.0.1 like doors[0].port
            HUBBUB_DOORS_RAW_LIMITS_GRACE_SECONDS | 1 | belongs to the top-level limits, since all doors stop together
            """)
    void badValueIsRefusedNamingTheVariable(String name, String value, String error) {
        assertEquals("environment: " + name + ": " + error, Reading.error("{}", Map.of(name, value)));
    }

    @Test
    void bothSpellingsAtOnceAreRefused() {
        Map<String, String> both = Map.of("HUBBUB_LIMITS_LINEBYTES", "600", "HUBBUB_LIMITS_LINE_BYTES", "700");
        assertEquals(
                "environment: HUBBUB_LIMITS_LINEBYTES: expected only one of this and HUBBUB_LIMITS_LINE_BYTES, got both",
                Reading.error("{}", both));
    }

    @Test
    void variableTakenFromAnotherDoorIsNamed() {
        Map<String, String> environment = Map.of("HUBBUB_DOORS_RAW_PORT", "8011");
        assertEquals(
                "c.json: doors[1].port: expected a port no other door listens on,"
                        + " got 8011 on 127.0.0.1 like HUBBUB_DOORS_RAW_PORT",
                Reading.error("{}", environment));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            HUBBUB_PORT   | {"port": 1}    | port: unknown key, known here: "instances", "doors", "tasks", "chat", "history", "accounts", "rooms", "limits"
            HUBBUB_DOORS  | {"doors": []}  | doors: expected 1 to 256 doors, got 0
            HUBBUB_LIMITS | {"limits": []} | limits: expected an object { }, got a list
            """)
    void variableThatStandsForNothingIsNotBlamed(String name, String json, String error) {
        assertEquals("c.json: " + error, Reading.error(json, Map.of(name, "1")));
    }
}
