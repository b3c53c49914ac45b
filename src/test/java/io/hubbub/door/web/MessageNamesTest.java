package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Peer;
import io.hubbub.TestServer;
import io.hubbub.room.MessageId;
import io.hubbub.room.Position;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Events and direct messages have one name at every door, and a place in a room means nothing in another of the same name. */
@Timeout(60)
class MessageNamesTest {
    private TestServer server;
    private JsonPeer ann;

    @BeforeEach
    void start() {
        server = TestServer.withDoors("irc", "web");
        ann = JsonPeer.welcomed(server, "ann");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Peer kim() {
        Peer kim = server.connect("irc").send("CAP REQ :message-tags\r\nNICK kim\r\nUSER kim 0 * :kim\r\nCAP END\r\n");
        kim.awaitText(" 422 ");
        return kim;
    }

    private static String msgid(String line) {
        assertTrue(line.startsWith("@msgid="), line);
        return line.substring("@msgid=".length(), line.indexOf(' '));
    }

    @Test
    void anIrcClientAndABrowserKnowWhatIsSaidByTheSameName() {
        Peer kim = kim();
        ann.sends("{'type':'join','room':'den'}").next();
        kim.send("JOIN #den\r\n").awaitText(" 366 ");
        kim.line();
        ann.next();
        JsonObject said = ann.sends("{'type':'say','room':'den','text':'hi'}").next();
        assertEquals(said.getString("msgid"), msgid(kim.line()));
        JsonObject told =
                ann.sends("{'type':'direct','to':'kim','text':'psst'}").next();
        assertEquals(told.getString("msgid"), msgid(kim.line()));
        MessageId id = MessageId.parse(said.getString("msgid")).orElseThrow();
        assertEquals(said.getLong("time"), id.timeMs());
        assertEquals(said.getLong("seq"), MessageId.seq(id.key()));
    }

    @Test
    void everyEventHasAName() {
        Set<String> names = new HashSet<>();
        ann.joins("den").sends("{'type':'topic','room':'den','topic':'bears'}", "{'type':'nick','nick':'anna'}");
        JsonPeer bob = JsonPeer.welcomed(server, "bob");
        bob.sends("{'type':'join','room':'den'}", "{'type':'leave','room':'den'}");
        int events = 0;
        while (events < 4) {
            JsonObject next = ann.next();
            if (next.getString("type").equals("event")) {
                events++;
                assertTrue(names.add(next.getString("msgid")), next::encode);
            }
        }
    }

    @Test
    void whoJoinsIsToldItsPlaceAndARoomThatIsFoundedAnewHasOthers() {
        JsonObject first = ann.sends("{'type':'join','room':'den'}").next();
        ann.sends("{'type':'leave','room':'den'}").next();
        JsonObject second = ann.sends("{'type':'join','room':'den'}").next();
        Position before = Position.parse(first.getString("position")).orElseThrow();
        Position after = Position.parse(second.getString("position")).orElseThrow();
        assertEquals(first.getLong("seq"), before.seq());
        assertEquals(before.seq(), after.seq());
        assertNotEquals(before.epoch(), after.epoch());
    }
}
