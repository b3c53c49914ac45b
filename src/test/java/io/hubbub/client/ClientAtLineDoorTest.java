package io.hubbub.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Person;
import io.hubbub.TestServer;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The client and this server's own line door, which know nothing of each other. */
@Timeout(60)
class ClientAtLineDoorTest {
    private final Vertx vertx = Tools.oneLoop();
    private final TestServer server = TestServer.withDoors("line");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        server.close();
        vertx.close().await();
    }

    @Test
    void itSpeaksUnderItsNickWithTheTimeBeforeEachLine() {
        assertEquals(0, chat("ada", "hello\n"));
        String shown = out.toString(StandardCharsets.UTF_8);
        assertTrue(shown.contains("13:07 ada: hello\n"), shown);
    }

    @Test
    void aNickThatTheServerRefusesIsAFailure() {
        Person ann = server.person("line");
        assertEquals(1, chat("1ada", ""));
        assertEquals(1, chat(ann.nick(), ""));
        assertEquals(0, chat("1ada", "/nick ada\n"));
    }

    @Test
    void tabKnowsEveryCommandThatHelpNames() {
        assertEquals(0, chat("ada", "/help\n"));
        Matcher named = Pattern.compile("(?m)^13:07 \\* /(\\w+)").matcher(out.toString(StandardCharsets.UTF_8));
        assertEquals(
                ChatDoor.LINE.commands(),
                named.results().map(command -> command.group(1)).toList());
    }

    @Test
    void nicksAreLearnedFromWhatTheDoorSaysWithTheTimeAndWithout() {
        server.person("line").is("ann");
        server.person("line").is("carl");
        assertEquals(0, chat("ada", "/time on\n/who\n/nick ida\n/msg ann psst\n"));
        Acquaintances acquaintances = new Acquaintances("ada");
        out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.substring("13:07 ".length()))
                .forEach(acquaintances::learn);
        assertEquals(List.of("ann"), acquaintances.beginningWith("an"));
        assertEquals(List.of("carl"), acquaintances.beginningWith("c"));
        assertEquals(List.of(), acquaintances.beginningWith("ida"));
        assertEquals(1, acquaintances.mentions("ann: ida", 4).size());
    }

    @Test
    void whoHasAnAccountComesInAsItsOwner(@TempDir Path folder) {
        try (TestServer keeping = TestServer.start("{'history': {'uri': 'sqlite:" + folder.resolve("h.db")
                + "'}, 'accounts': {'passwordRounds': 4096}, 'doors': [{'door': 'line', 'port': 0}]}")) {
            Person ann = keeping.person("line").is("ann");
            ann.types("/register s3 cret").line();
            ann.hangUp();
            keeping.awaitOpen(0);
            assertEquals(0, chat(keeping, "ann", "s3 cret", "hello\n"));
            String shown = out.toString(StandardCharsets.UTF_8);
            assertTrue(shown.contains("* You are logged in as ann"), shown);
            assertTrue(shown.contains("13:07 ann: hello\n"), shown);
            assertEquals(0, chat(keeping, "annie", "s3 cret", "/who\n"));
            shown = out.toString(StandardCharsets.UTF_8);
            assertTrue(shown.contains("* Here: annie (ann)\n"), shown);
            assertEquals(1, chat(keeping, "ann", "wrong", ""));
        }
    }

    private int chat(TestServer keeping, String nick, String password, String typed) {
        Endpoint endpoint = new Endpoint("127.0.0.1", keeping.port("line"));
        ChatClient.Options options = new ChatClient.Options(endpoint, ChatDoor.LINE, nick, "", false, false);
        return chat(options.with(new Credentials("ann", password)), typed);
    }

    private int chat(String nick, String typed) {
        Endpoint endpoint = new Endpoint("127.0.0.1", server.port("line"));
        return chat(new ChatClient.Options(endpoint, ChatDoor.LINE, nick, "", false, false), typed);
    }

    private int chat(ChatClient.Options options, String typed) {
        PrintStream shown = new PrintStream(out, true, StandardCharsets.UTF_8);
        ByteArrayInputStream keys = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
        Look look = new Look(false, true, () -> LocalTime.of(13, 7));
        return new ChatClient(vertx, options, new PlainScreen(keys, shown, shown, look)).run(entered -> {});
    }
}
