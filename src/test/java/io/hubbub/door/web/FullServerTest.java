package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Peer;
import io.hubbub.TestServer;
import io.hubbub.WsPeer;
import io.hubbub.metrics.Metrics;
import io.hubbub.room.CloseReason;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that has all the people it takes is still a server: limits for people count people. */
@Timeout(60)
class FullServerTest {
    private static final String FULL = "The server is full. Please try again later.";
    private static final String DOOR_FULL = "This door of the server is full. Please try again later.";
    private static final String ADDRESS_FULL =
            "Your address has all the connections it may have. Please close one, or try again later.";

    private static String door(String limits) {
        return "'doors': [{'door': 'web', 'port': 0, 'limits': {" + limits + "}}]";
    }

    private static Peer get(Peer peer, String path) {
        return peer.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    private static void assertAnswered(TestServer server, String path, int status) {
        String line = get(server.connect("web"), path).line();
        assertTrue(line.startsWith("HTTP/1.1 " + status + " "), path + ": " + line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'limits': {'connections': 2}, 'doors': [{'door': 'web', 'port': 0}]}",
                "{'doors': [{'door': 'web', 'port': 0, 'limits': {'connections': 2}}]}",
                "{'doors': [{'door': 'web', 'port': 0, 'limits': {'connectionsPerAddress': 2}}]}"
            })
    void healthFiguresConsoleAndFilesAreThereForWhoeverAsks(String config) {
        try (TestServer server = TestServer.start(config)) {
            JsonPeer.welcomed(server, "ann");
            JsonPeer.welcomed(server, "bob");
            for (String path : List.of(
                    "/health/live", "/health/ready", "/metrics", "/console", "/", "/js/main.js", "/first-room")) {
                assertAnswered(server, path, 200);
            }
            assertAnswered(server, "/ws", 503);
            assertAnswered(server, "/irc", 503);
            assertAnswered(server, "/console/ws", 426);
            List<JsonPeer> consoles = new ArrayList<>();
            for (int i = 0; i < ConsoleDoor.BEYOND_LIMITS; i++) {
                consoles.add(console(WsPeer.open(server.connect("web"), "/console/ws")));
            }
            JsonObject overview = consoles.get(1).sends("{'type':'overview'}").next();
            assertEquals(2 + ConsoleDoor.BEYOND_LIMITS, overview.getInteger("connections"), overview::encode);
            assertEquals(
                    2 + ConsoleDoor.BEYOND_LIMITS,
                    overview.getJsonArray("doors").getJsonObject(0).getInteger("connections"),
                    overview::encode);
            String figures = server.hubbub().metrics().scrape(Metrics.TEXT);
            assertTrue(figures.contains("hubbub_sessions{door=\"web\"} 22.0"), figures);
            String head =
                    server.connect("web").send(WsPeer.request("/console/ws")).awaitText("\r\n\r\n");
            assertTrue(head.startsWith("HTTP/1.1 503 "), head);
            assertAnswered(server, "/console/ws", 503);
            consoles.get(0).sends("{'type':'bye'}").seesBye("QUIT", 1000);
            TestServer.await(() -> isOpenToOneMoreConsole(server), "its place is free");
            assertAnswered(server, "/ws", 503);
        }
    }

    private static JsonPeer console(WsPeer socket) {
        JsonPeer console = JsonPeer.over(socket).sends("{'type':'hello','version':1}");
        assertEquals("hello", console.next().getString("type"));
        return console;
    }

    /** Where a WebSocket is wanted, anything else is answered by that. */
    private static boolean isOpenToOneMoreConsole(TestServer server) {
        return get(server.connect("web"), "/console/ws").line().startsWith("HTTP/1.1 426 ");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"limits\": {\"connections\": 2}, \"doors\": [{\"door\": \"web\", \"port\": 0}]',SERVER_FULL,'" + FULL + "'",
        "'\"doors\": [{\"door\": \"web\", \"port\": 0, \"limits\": {\"connections\": 2}}]',DOOR_FULL,'" + DOOR_FULL
                + "'",
        "'\"doors\": [{\"door\": \"web\", \"port\": 0, \"limits\": {\"connectionsPerAddress\": 2}}]',ADDRESS_FULL,'"
                + ADDRESS_FULL + "'"
    })
    void whoIsOneTooManyIsToldWhichLimitItWasAndMayComeLater(String config, CloseReason why, String words) {
        try (TestServer server = TestServer.start("{" + config + "}")) {
            JsonPeer ann = JsonPeer.welcomed(server, "ann");
            JsonPeer.welcomed(server, "bob");
            Peer late = server.connect("web").send(WsPeer.request("/ws"));
            String head = late.awaitText("\r\n\r\n");
            assertTrue(head.startsWith("HTTP/1.1 503 "), head);
            assertTrue(head.contains("\r\nretry-after: 10\r\n"), head);
            late.expect(words + "\n");
            assertEquals(1, server.stats().closed(why));
            get(late, "/ws").awaitText("\r\n\r\n" + words + "\n");
            ann.sends("{'type':'bye'}").seesBye("QUIT", 1000);
            server.awaitOpen(1);
            JsonPeer.over(WsPeer.accepted(late.send(WsPeer.request("/ws")))).greets("carol");
            assertEquals(1, server.stats().closed(why));
        }
    }

    /** A browser fetches over six connections and keeps them; its WebSocket comes by one more. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6, 8})
    void asManyTabsComeInAtOnceAsTheLimitSaysWhateverTheyFetched(int limit) {
        try (TestServer server = TestServer.start("{" + door("'connectionsPerAddress': " + limit) + "}")) {
            for (int tab = 0; tab < limit; tab++) {
                List<Peer> browser = new ArrayList<>();
                for (int i = 0; i < 6; i++) {
                    browser.add(get(server.connect("web"), "/js/main.js"));
                }
                for (Peer connection : browser) {
                    assertEquals("HTTP/1.1 200 OK\r", connection.line());
                }
                JsonPeer.welcomed(server, "tab" + tab);
            }
            assertEquals(limit, server.stats().open());
            assertAnswered(server, "/ws", 503);
        }
    }

    @Test
    void everyConversationIsCountedOnceWhateverBecomesOfItAndFetchesAreNot() {
        try (TestServer server = TestServer.withDoors("web")) {
            get(server.connect("web"), "/").line();
            JsonPeer ann = JsonPeer.welcomed(server, "ann");
            JsonPeer bob = JsonPeer.welcomed(server, "bob");
            server.connect("web").send("GET /ws HTTP/1.1\r\n");
            for (int i = 0; i < 20; i++) {
                server.connect("web").send(WsPeer.request("/ws")).reset();
            }
            server.awaitOpen(2);
            ann.socket().peer().reset();
            bob.socket().peer().hangUp();
            server.awaitOpen(0);
        }
    }
}
