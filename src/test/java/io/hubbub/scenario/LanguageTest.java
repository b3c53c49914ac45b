package io.hubbub.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the program writes and reads is the same on machines of every language and encoding. */
@Timeout(120)
class LanguageTest {
    private static final String SERVER = """
            { "instances": 1, "doors": [ { "door": "line", "port": 0, "floodBurst": 0, "room": "lobby" },
                                         { "door": "irc", "port": 0, "motd": ["Grüße, İstanbul"] } ] }
            """;

    private static final Pattern TIMES = Pattern.compile("\\b[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:.]{12}");

    /** Of a machine that knows UTF-8, and nothing else. */
    private static final Map<String, String> UTF_8 = Map.of("LC_ALL", "C.UTF-8");

    /** As in a container that says nothing of it. */
    private static final Map<String, String> NOTHING = Map.of("LC_ALL", "C");

    @TempDir
    Path folder;

    static Stream<List<String>> machines() {
        return Stream.of(
                List.of(),
                List.of("-Duser.language=tr", "-Duser.country=TR", "-Dfile.encoding=ISO-8859-1"),
                List.of("-Duser.language=ar", "-Duser.country=EG", "-Duser.extensions=u-nu-arab"),
                List.of("-Duser.language=th", "-Duser.country=TH", "-Duser.extensions=u-ca-buddhist-nu-thai"));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void whatIsLoggedToldTypedAndReadIsTheSame(List<String> options) throws IOException {
        try (ServerProcess server = ServerProcess.start(folder, SERVER, NOTHING, options.toArray(String[]::new))) {
            String port = Integer.toString(server.port("irc"));
            List<String> arguments =
                    List.of("client", "localhost:" + port, "--door", "irc", "--room", "lobby", "--nick", "Jürgen");
            String seen = runWith("grüß göttin 你好\n", NOTHING, options, arguments.toArray(String[]::new));
            assertTrue(seen.contains("<Jürgen> grüß göttin 你好\n"), seen);
            assertTrue(seen.contains("Grüße, İstanbul\n"), seen);

            Scenario.await("the end", () -> server.log().stream().anyMatch(line -> line.contains("Jürgen closed")));
            server.terminate();
            assertEquals(0, server.exitCode());
            assertTrue(
                    server.log().stream().allMatch(line -> TIMES.matcher(line).lookingAt()), server.log()::toString);
        }
    }

    @Test
    void helpIsTheSameOnAMachineThatSpeaksGerman() throws IOException {
        List<String> german = List.of("-Duser.language=de", "-Duser.country=DE");
        assertEquals(run(UTF_8, List.of(), "bench", "--help"), run(NOTHING, german, "bench", "--help"));
    }

    @Test
    void aFilesNameThatJavaCantSpellIsNamedWithWhatHelps() throws IOException {
        String complaint = run(NOTHING, List.of(), "check", "--conf", "Müller İ.json");
        assertTrue(complaint.contains("Müller İ.json"), complaint);
        assertTrue(complaint.contains("LC_ALL=C.UTF-8"), complaint);
    }

    @Test
    void whatTheEnvironmentSaysIsUtf8() throws IOException {
        Map<String, String> environment =
                Map.of("LC_ALL", "C", "HUBBUB_DOORS_IRC_PORT", "ü", "HUBBUB_DOORS_LINE_PORT", "0");
        Files.writeString(folder.resolve("conf.json"), SERVER);
        String complaint = run(environment, List.of(), "check", "--conf", "conf.json");
        assertTrue(complaint.contains("HUBBUB_DOORS_IRC_PORT: expected a whole number"), complaint);
        assertTrue(complaint.contains("ü"), complaint);
    }

    private String run(Map<String, String> environment, List<String> options, String... arguments) throws IOException {
        return runWith("", environment, options, arguments);
    }

    /** Everything that the program writes, read as UTF-8. */
    private String runWith(String input, Map<String, String> environment, List<String> options, String... arguments)
            throws IOException {
        Process process = new ProcessBuilder(
                        "sh", script(environment, command(options, arguments)).toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertFalse(output.contains("\uFFFD"), output);
        return output;
    }

    /** A shell makes bytes of the words that this JVM's own encoding may not have. */
    private Path script(Map<String, String> environment, List<String> command) throws IOException {
        StringBuilder script = new StringBuilder();
        environment.forEach((name, value) -> script.append("export %s='%s'\n".formatted(name, value)));
        script.append("exec");
        command.forEach(word -> script.append(" '").append(word).append('\''));
        return Files.writeString(folder.resolve("run.sh"), script.append('\n'));
    }

    private static List<String> command(List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.hubbub.command.Main"));
        command.addAll(List.of(arguments));
        return command;
    }
}
