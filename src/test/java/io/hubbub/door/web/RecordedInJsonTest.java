package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.hubbub.TestServer;
import io.hubbub.WsPeer;
import io.hubbub.hub.KeptEvents;
import io.hubbub.net.OneDoor;
import io.hubbub.room.Recording;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Programs are told that rooms are recorded, and those who look after one when that fails. */
@Timeout(60)
class RecordedInJsonTest {
    private static JsonObject joined(JsonPeer peer, String room) {
        peer.sends("{'type':'join','room':'" + room + "'}");
        JsonObject next = peer.next();
        while (!"joined".equals(next.getString("type"))) {
            next = peer.next();
        }
        return next;
    }

    @Test
    void whoComesInIsToldForHowLong() {
        KeptEvents kept = new KeptEvents();
        kept.ofRooms.put("den", new Recording(0, 7, false));
        try (OneDoor door = WebDoor.open(kept)) {
            JsonPeer ann = JsonPeer.over(WsPeer.open(door.connect(), "/ws")).greets("ann");
            JsonObject lobby = joined(ann, "lobby");
            assertEquals(true, lobby.getBoolean("kept"));
            assertEquals("30 100000", lobby.getInteger("keepDays") + " " + lobby.getInteger("keepEvents"));
            JsonObject den = joined(ann, "den");
            assertEquals("0 7", den.getInteger("keepDays") + " " + den.getInteger("keepEvents"));
        }
    }

    @Test
    void whereNothingIsKeptNothingIsSaid() {
        try (TestServer server = TestServer.withDoors("web")) {
            JsonObject lobby = joined(JsonPeer.welcomed(server, "ann"), "lobby");
            assertFalse(lobby.containsKey("kept"));
            assertFalse(lobby.containsKey("keepDays"));
        }
    }

    @Test
    void anOperatorIsToldThatNothingCanBeStored() {
        KeptEvents kept = new KeptEvents();
        try (OneDoor door = WebDoor.open(kept)) {
            JsonPeer ann = JsonPeer.over(WsPeer.open(door.connect(), "/ws")).greets("ann");
            joined(ann, "lobby");
            kept.failingSinceMs = 1000;
            door.pass(10);
            JsonObject told = ann.next();
            assertEquals("storing lobby", told.getString("type") + " " + told.getString("room"));
            assertEquals(false, told.getBoolean("works"));
            assertEquals(1000, told.getLong("since"));
            assertEquals(false, told.getBoolean("refused"));
            assertEquals(
                    "The server can't store what is said here since 00:00 UTC; it goes on, and what can't wait any longer"
                            + " will be missing",
                    told.getString("text"));
            kept.failingSinceMs = 0;
            door.pass(1);
            ann.sees("{'type':'storing','room':'lobby','works':true,'text':'What is said here is stored again'}");
        }
    }
}
