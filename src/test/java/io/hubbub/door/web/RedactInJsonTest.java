package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.TestServer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** JSON clients delete what was said, in rooms that are kept in a real database. Ann is the operator. */
@Timeout(60)
class RedactInJsonTest {
    @TempDir
    Path folder;

    private TestServer server;
    private JsonPeer ann;
    private JsonPeer bob;

    @BeforeEach
    void start() {
        server = TestServer.start("""
                {'history': {'uri': 'sqlite:%s'},
                 'doors': [{'door': 'web', 'port': 0, 'floodBurst': 0}]}
                """.formatted(folder.resolve("hubbub.db")));
        ann = JsonPeer.welcomed(server, "ann").joins("den");
        bob = JsonPeer.welcomed(server, "bob").joins("den", ann);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonObject say(JsonPeer who, String text) {
        JsonObject said =
                who.sends("{'type':'say','room':'den','text':'" + text + "'}").next();
        (who == ann ? bob : ann).next();
        return said;
    }

    private static String redact(JsonObject said, String more) {
        return "{'type':'redact','room':'den','msgid':'" + said.getString("msgid") + "'" + more + "}";
    }

    private static List<JsonObject> history(JsonPeer who) {
        JsonObject page = who.sends("{'type':'history','room':'den'}").next();
        return page.getJsonArray("events").stream().map(JsonObject.class::cast).toList();
    }

    @Test
    void everybodyIsToldAndTheWordsAreGone() {
        JsonObject said = say(bob, "a secret");
        JsonObject told = bob.sends(redact(said, ",'id':7,'reason':'a slip'")).next();
        assertEquals(7, told.getInteger("id"));
        assertEquals("redact", told.getString("kind"));
        assertEquals(said.getString("msgid"), told.getString("message"));
        assertEquals(said.getLong("seq"), told.getLong("messageSeq"));
        assertEquals(
                "bob bob a slip", told.getString("nick") + " " + told.getString("who") + " " + told.getString("text"));
        assertEquals("ok", bob.next().getString("type"));
        told.remove("id");
        assertEquals(told, ann.next());

        List<JsonObject> events = history(ann);
        assertFalse(events.toString().contains("secret"));
        JsonObject left = events.get(events.size() - 2);
        assertEquals(said.getString("msgid"), left.getString("msgid"));
        assertEquals(
                "bob deleted message ''",
                left.getString("nick") + " " + left.getString("kind") + " " + left.getString("was") + " '"
                        + left.getString("text") + "'");
        assertEquals("redact", events.get(events.size() - 1).getString("kind"));
    }

    @Test
    void whoComesIsGivenTheTraceAndNoWords() {
        JsonObject said = say(ann, "a secret");
        ann.sends(redact(said, "")).next();
        bob.next();
        List<JsonObject> given = JsonPeer.welcomed(server, "kim")
                .sends("{'type':'join','room':'den','last':100}")
                .rest();
        assertFalse(given.toString().contains("secret"));
        assertEquals(
                List.of("deleted", "redact"),
                given.stream()
                        .map(event -> event.getString("kind", ""))
                        .filter(kind -> kind.equals("deleted") || kind.equals("redact"))
                        .toList());
    }

    @Test
    void whatCantBeDeletedHasItsCode() {
        JsonObject said = say(ann, "here");
        String refused = Stream.of(
                        redact(said, ",'id':1"),
                        redact(new JsonObject().put("msgid", "1-2-3"), ",'id':2"),
                        redact(new JsonObject().put("msgid", "nonsense"), ",'id':3"),
                        redact(said, ",'id':4").replace("'den'", "'pit'"))
                .map(request -> bob.sends(request).next())
                .map(error -> error.getInteger("id") + " " + error.getString("code"))
                .reduce("", (all, one) -> all + one + "; ");
        assertEquals("1 NOT_YOURS; 2 NO_SUCH_MESSAGE; 3 BAD_REQUEST; 4 NOT_IN_ROOM; ", refused);
        ann.seesNothing();
    }

    @Test
    void requestsWithoutAnIdAreDealtWithInTheirOrder() {
        JsonObject said = say(bob, "one");
        bob.sends(redact(said, ""), "{'type':'say','room':'den','text':'two'}", redact(said, ""));
        assertEquals("redact", bob.next().getString("kind"));
        assertEquals("two", bob.next().getString("text"));
        JsonObject error = bob.next();
        assertEquals("NO_SUCH_MESSAGE redact", error.getString("code") + " " + error.getString("request"));
        assertTrue(error.getString("subject").equals(said.getString("msgid")));
    }

    @Test
    void whoComesBackWithTheTicketOwnsWhatTheySaid() {
        JsonPeer kim = JsonPeer.stranger(server).sends("{'type':'hello','version':1,'nick':'kim'}");
        String ticket = kim.next().getString("ticket");
        kim.sends("{'type':'join','room':'den'}").next();
        JsonObject said = kim.sends("{'type':'say','room':'den','text':'mine'}").next();
        JsonPeer again =
                JsonPeer.stranger(server).sends("{'type':'hello','version':1,'nick':'kim','ticket':'" + ticket + "'}");
        again.next();
        again.sends("{'type':'join','room':'den'}").next();
        assertEquals("redact", again.sends(redact(said, "")).next().getString("kind"));
    }
}
