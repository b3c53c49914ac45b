package io.hubbub.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.TestServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the command line answers when it starts nothing. */
@Timeout(60)
class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void helpNamesTheCommandsAndOptions() {
        assertEquals(0, run("--help"));
        for (String word : new String[] {
            "serve", "check", "history", "account", "token", "client", "probe", "bench", "--conf", "--instances"
        }) {
            assertTrue(out.toString().contains(word), word);
        }
        assertEquals("", err.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve",
                "check",
                "history",
                "history rooms",
                "history export",
                "history forget",
                "account",
                "account list",
                "account show",
                "account add",
                "account password",
                "account suspend",
                "account resume",
                "account grant",
                "account revoke-grant",
                "account delete",
                "token",
                "token add",
                "token list",
                "token revoke",
                "ban",
                "ban list",
                "ban add",
                "ban remove",
                "audit",
                "room",
                "room list",
                "room close",
                "client",
                "probe",
                "bench"
            })
    void everyCommandHasHelp(String command) {
        assertEquals(0, run((command + " --help").split(" ")), err::toString);
        assertTrue(out.toString().contains("Usage: hubbub " + command), out::toString);
    }

    @Test
    void versionIsOneLine() {
        assertEquals(0, run("--version"));
        assertTrue(out.toString().matches("hubbub \\S.*\n"), out::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--nonsense",
                "serve --nonsense",
                "check --nonsense",
                "history frobnicate",
                "account frobnicate",
                "token frobnicate",
                "ban frobnicate",
                "frobnicate",
                "--instances many"
            })
    void whatIsUnknownIsNamedWithExitCode2(String arguments) {
        String[] words = arguments.split(" ");
        assertEquals(2, run(words));
        assertTrue(err.toString().lines().findFirst().orElse("").contains(words[words.length - 1]), err::toString);
        assertFalse(err.toString().contains("\tat "), err::toString);
    }

    @Test
    void checkIsContentWithAGoodFile() throws IOException {
        Path file = file("{\"doors\": [{\"door\": \"echo\", \"port\": 0}]}");
        assertEquals(0, run("check", "--conf", file.toString()));
        assertEquals(file + ": all is well\n", out.toString());
    }

    @Test
    void checkWarnsOfWhatMayNotHaveBeenMeantAndIsNotSatisfied() throws IOException {
        Path file = file("{\"doors\": [{\"door\": \"echo\", \"port\": 0, \"host\": \"0.0.0.0\"}]}");
        assertEquals(0, run("check", "--conf", file.toString()));
        assertTrue(out.toString().startsWith(file + ": warning: Everybody who reaches this machine"), out::toString);
        assertTrue(out.toString().endsWith(file + ": no mistakes\n"), out::toString);
    }

    @Test
    void checkIsContentWithWhatIsBuiltIn() {
        assertEquals(0, run("check"));
        assertEquals("built-in configuration: all is well\n", out.toString());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            {'instanses': 1}                          | `: instanses: unknown key`
            {'doors': [{'door': 'echo', 'port': 99999}]} | `: doors[0].port: expected`
            {'doors': [{'door': 'task', 'port': 0, 'task': 'dig'}]} | `: doors[0].task: there is no task "dig"`
            {'doors': [{'door': 'task', 'port': 0, 'task': 'sum', 'arguments': 'x'}]} | `: doors[0].arguments: sum: expected`
            {'doors': [{'door': 'raw', 'port': 0, 'room': 'a-name-of-18-chars'}], 'chat': {'roomLength': 16}} | `: doors[0].room: expected a room name of 1 to 16 characters without`
            {'doors': [{'door': 'web', 'port': 0, 'room': 'a⠀b'}]} | `: doors[0].room: expected a room name of 1 to 64 characters without`
            {'doors': [                               | `: `
            """)
    void checkAndServeNameTheFileAndTheKeyInOneLineWithExitCode2(String json, String complaint) throws IOException {
        Path file = file(json.replace('\'', '"'));
        for (String command : new String[] {"check", "serve"}) {
            err.getBuffer().setLength(0);
            assertEquals(2, run(command, "--conf", file.toString()));
            assertOneLine(file + complaint);
        }
    }

    @Test
    void aMissingFileIsNamed() {
        Path file = folder.resolve("none.json");
        assertEquals(2, run("--conf", file.toString()));
        assertOneLine(file + ": no such file");
    }

    @Test
    void aNumberOfInstancesThatCantBeIsRefused() throws IOException {
        Path file = file("{\"doors\": [{\"door\": \"echo\", \"port\": 0}]}");
        assertEquals(2, run("serve", "--conf", file.toString(), "--instances", "1025"));
        assertOneLine("--instances: expected a whole number from 0 to 1024, got 1025");
    }

    @Test
    void aTakenPortIsNamedWithItsDoorAndTheFile() throws IOException {
        try (TestServer server = TestServer.withDoors("echo")) {
            int port = server.port("echo");
            Path file = file("{\"doors\": [{\"door\": \"hello\", \"port\": " + port + "}]}");
            assertEquals(2, run("serve", "--conf", file.toString(), "--instances", "2"));
            assertOneLine(file + ": doors[0].port: expected a free port, but " + port + " on 127.0.0.1 is taken");
        }
    }

    @Test
    void aPortsFileThatCantBeWrittenIsNamed() throws IOException {
        Path file = file("{\"doors\": [{\"door\": \"echo\", \"port\": 0}]}");
        Path ports = folder.resolve("none/ports.json");
        assertEquals(2, run("serve", "--conf", file.toString(), "--ports-file", ports.toString()));
        assertOneLine("--ports-file: can't write " + ports);
    }

    @Test
    void whereNothingIsKeptThereIsNoHistory() throws IOException {
        Path file = file("{\"history\": {\"uri\": null}}");
        assertEquals(2, run("history", "rooms", "--conf", file.toString()));
        assertOneLine(file + ": history.uri: it is null, so nothing is kept");
    }

    @Test
    void theHistoryNeedsToBeToldWhatToDo() {
        assertEquals(2, run("history"));
        assertTrue(err.toString().startsWith("Missing required subcommand"), err::toString);
    }

    private Path file(String json) throws IOException {
        return Files.writeString(folder.resolve("c.json"), json);
    }

    private int run(String... arguments) {
        CommandLine commandLine = Main.commandLine();
        return commandLine
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private void assertOneLine(String start) {
        assertTrue(err.toString().startsWith(start), err::toString);
        assertEquals(1, err.toString().lines().count(), err::toString);
    }
}
