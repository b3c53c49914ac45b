package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever comes back with a ticket has the roles of before. */
@Timeout(60)
class ReturnTest {
    @TempDir
    Path folder;

    private String configuration(String durability) {
        return "{'history': {'uri': 'sqlite:%s', 'durability': '%s'}, 'doors': [{'door': 'web', 'port': 0}]}"
                .formatted(folder.resolve("hubbub.db"), durability);
    }

    /** Greets with a ticket, and returns the next one. */
    private static String greets(JsonPeer peer, String nick, String ticket) {
        peer.sends("{'type':'hello','version':1,'nick':'" + nick + "','ticket':'" + ticket + "'}");
        return peer.next().getString("ticket");
    }

    /** Joins a room, and returns its own roles there. */
    private static JsonArray joins(JsonPeer peer, String nick, String room) {
        peer.sends("{'type':'join','room':'" + room + "'}");
        JsonObject joined = peer.next();
        while (!"joined".equals(joined.getString("type"))) {
            joined = peer.next();
        }
        return joined.getJsonArray("members").stream()
                .map(JsonObject.class::cast)
                .filter(member -> nick.equals(member.getString("nick")))
                .map(member -> member.getJsonArray("roles", new JsonArray()))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"relayed", "stored"})
    void afterANewStart(String durability) {
        String ticket;
        try (TestServer server = TestServer.start(configuration(durability))) {
            JsonPeer ann = JsonPeer.stranger(server);
            ticket = greets(ann, "ann", "");
            assertEquals("[\"operator\"]", joins(ann, "ann", "den").encode());
            assertEquals(
                    "[]", joins(JsonPeer.welcomed(server, "bob"), "bob", "den").encode());
        }
        try (TestServer server = TestServer.start(configuration(durability))) {
            assertEquals(
                    "[]", joins(JsonPeer.welcomed(server, "bob"), "bob", "den").encode());
            JsonPeer ann = JsonPeer.stranger(server);
            greets(ann, "anna", ticket);
            assertEquals("[\"operator\"]", joins(ann, "anna", "den").encode());
        }
    }

    @Test
    void afterAConnectionThatBrokeAlsoWhereNothingIsKept() {
        try (TestServer server = TestServer.withDoors("web")) {
            JsonPeer ann = JsonPeer.stranger(server);
            String ticket = greets(ann, "ann", "");
            joins(ann, "ann", "den");
            joins(JsonPeer.welcomed(server, "bob"), "bob", "den");
            JsonPeer again = JsonPeer.stranger(server);
            greets(again, "ann", ticket);
            assertEquals("[\"operator\"]", joins(again, "ann", "den").encode());
        }
    }

    @Test
    void howFarOneHasReadIsKnownToTheNextConnection() {
        try (TestServer server = TestServer.withDoors("web")) {
            JsonPeer ann = JsonPeer.stranger(server);
            String ticket = greets(ann, "ann", "");
            joins(ann, "ann", "den");
            joins(JsonPeer.welcomed(server, "bob"), "bob", "den");
            ann.next();
            ann.sends("{'type':'mark','room':'den','seq':2,'id':1}");
            ann.sees("{'type':'mark','id':1,'room':'den','read':2}");
            ann.sends("{'type':'mark','room':'den','seq':1,'id':2}");
            ann.sees("{'type':'mark','id':2,'room':'den','read':2}");
            ann.sends("{'type':'mark','room':'elsewhere','seq':1,'id':3}");
            assertEquals("NOT_IN_ROOM", ann.next().getString("code"));
            JsonPeer again = JsonPeer.stranger(server);
            greets(again, "ann", ticket);
            again.sends("{'type':'join','room':'den'}");
            JsonObject joined = again.next();
            assertEquals("joined 2", joined.getString("type") + " " + joined.getInteger("read"));
        }
    }
}
