package io.hubbub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.task.TaskCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole server that keeps what happens. */
@Timeout(60)
class KeptHistoryTest {
    @TempDir
    Path folder;

    private String configuration(String durability) {
        return """
                {'history': {'uri': 'sqlite:%s', 'durability': '%s'},
                 'doors': [{'door': 'line', 'port': 0, 'room': 'lobby', 'floodBurst': 0}]}
                """.formatted(folder.resolve("data/hubbub.db"), durability);
    }

    @ParameterizedTest
    @ValueSource(strings = {"relayed", "stored"})
    void aRoomGoesOnAfterANewStart(String durability) {
        try (TestServer server = TestServer.start(configuration(durability))) {
            Person ann = server.person("line");
            Person bob = server.person("line", ann);
            ann.types("/topic bears").sees("* " + ann.nick() + " set the topic: bears");
            bob.sees("* " + ann.nick() + " set the topic: bears");
            ann.types("hello").sees(ann.nick() + ": hello");
            bob.sees(ann.nick() + ": hello");
            assertTrue(server.hubbub().health().isReady());
        }
        assertTrue(Files.exists(folder.resolve("data/hubbub.db")));
        try (TestServer server = TestServer.start(configuration(durability))) {
            Peer ann = server.connect("line");
            String line = ann.line();
            while (!line.contains("bears")) {
                line = ann.line();
            }
        }
    }

    @Test
    void aRoomOfTheConfigurationGoesOnAfterANewStartAndHasNoOperator() {
        String configuration =
                configuration("relayed").replace("{'history'", "{'instances': 1, 'rooms': [%s], 'history'");
        String wanted = "{'name': 'lobby', 'topic': 'Be kind', 'rules': []}";
        try (TestServer server = TestServer.start(configuration.formatted(wanted))) {
            Peer ann = server.connect("line");
            until(ann, "Topic: Be kind");
            ann.send("/op guest1\n");
            until(ann, "only operators of the room may do that");
            ann.send("/topic bears\n");
            until(ann, "set the topic: bears");
        }
        try (TestServer server = TestServer.start(configuration.formatted(wanted))) {
            Peer bob = server.connect("line");
            until(bob, "Topic, set by guest1: bears");
            bob.send("/op guest1\n");
            until(bob, "only operators of the room may do that");
        }
        try (TestServer server = TestServer.start(configuration.formatted(wanted.replace("kind", "brave")))) {
            until(server.connect("line"), "Topic: Be brave");
        }
    }

    private static void until(Peer peer, String words) {
        String line = peer.line();
        while (!line.contains(words)) {
            line = peer.line();
        }
    }

    @Test
    void aServerWhoseHistoryCantBeOpenedDoesNotStart() {
        try (TestServer server = TestServer.start(configuration("relayed"))) {
            var second = Hubbub.start(TestServer.config(configuration("relayed")), TaskCatalog.of());
            assertEquals(
                    "history.uri: " + folder.resolve("data/hubbub.db")
                            + ": another server or a tool uses it; stop that one, or name another file",
                    assertThrows(StartException.class, second::await).getMessage());
            assertTrue(server.hubbub().health().isReady());
        }
    }

    @Test
    void withoutAnAddressNothingIsKept() {
        try (TestServer server = TestServer.start(
                "{'history': {'uri': null}, 'doors': [{'door': 'line', 'port': 0, 'room': 'lobby'}]}")) {
            server.person("line");
            assertFalse(Files.exists(folder.resolve("data")));
        }
    }
}
