package io.hubbub.config;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.hubbub.Doors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever stands in the file or the environment is either a configuration or one line of complaint. */
class ConfigFuzzTest {
    private static final int ROUNDS = Integer.getInteger("hubbub.fuzz.rounds", 1_000);

    private static final List<String> TOKENS = List.of("""
            {;};[;];,;:;";\\;//;/*;*/;null;true;-1;0;0.5;1e999999999;99999999999999999999;"";"raw";"x";"sum";"::";\
            "task":;"port":;"name":;"host":;"room":;"tls": {};"limits": {};"doors": [];"key":;"pkcs12":;\
            "certificate": "\\u0000";\\ud800;\u0000;\u2028;\n;\r""".split(";"));

    private static final List<String> VARIABLES = List.of("""
            INSTANCES LIMITS_LINE_BYTES LIMITS_LINEBYTES TASKS_QUEUE DOORS_RAW_PORT DOORS_RAW_ROOM DOORS_TASK_TASK \
            DOORS_ECHO_HOST DOORS_ECHO_TLS_KEY DOORS_ECHO_TLS_PKCS12 DOORS_ LIMITS_\u001b PORT""".split(" "));

    private static final ConfigReader READER = new ConfigReader(Doors.KINDS, TaskCheck.acceptAll());

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final Mutation mutation = new Mutation(random, TOKENS);

    @Test
    void mutatedFileIsReadOrRefusedInOneLine() throws IOException {
        byte[] original = Files.readAllBytes(Path.of("conf/hubbub.json"));
        for (int round = 0; round < ROUNDS; round++) {
            readOrRefuse(mutation.of(original), Map.of());
        }
    }

    @Test
    void mutatedBareFileIsReadOrRefusedInOneLine() throws IOException {
        String bare = Files.readString(Path.of("conf/hubbub.json")).replaceAll("(?m)^ *//.*$|\\s+", "");
        for (int round = 0; round < ROUNDS; round++) {
            readOrRefuse(mutation.of(bare.getBytes(StandardCharsets.UTF_8)), Map.of());
        }
    }

    @Test
    void randomVariablesAreTakenOrRefusedInOneLine() {
        byte[] file = "{}".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, String> environment = new HashMap<>();
            for (int variables = 1 + random.nextInt(3); variables > 0; variables--) {
                String value = new String(mutation.of(new byte[0]), StandardCharsets.UTF_8);
                environment.put("HUBBUB_" + VARIABLES.get(random.nextInt(VARIABLES.size())), value);
            }
            readOrRefuse(file, environment);
        }
    }

    private void readOrRefuse(byte[] content, Map<String, String> environment) {
        try {
            READER.parse(Path.of("c.json"), content, environment);
        } catch (ConfigException refused) {
            assertTrue(refused.getMessage().matches("[^\\p{Cc}\\u2028\\u2029]+"), () -> describe(content, environment));
        } catch (RuntimeException | StackOverflowError crash) {
            fail(describe(content, environment), crash);
        }
    }

    private String describe(byte[] content, Map<String, String> environment) {
        return "seed " + seed + ", environment " + environment + ", file\n"
                + new String(content, StandardCharsets.UTF_8);
    }
}
