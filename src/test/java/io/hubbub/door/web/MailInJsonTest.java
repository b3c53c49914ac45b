package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people have said to one another, for programs and pages. Ann and Bob have accounts. */
@Timeout(60)
class MailInJsonTest {
    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(
                ("{'instances': 2, 'history': {'uri': 'sqlite:%s'}, 'accounts': {'passwordRounds': 4096}, 'doors': [{'door': 'web', 'port': 0, 'floodBurst': 0}, {'door': 'line', 'port': 0, 'floodBurst': 0}],"
                                + " 'rooms': [{'name': 'lobby'}]}")
                        .formatted(folder.resolve("hubbub.db")));
    }

    @AfterEach
    void stop() {
        server.close();
        assertEquals(0, server.stats().mistakes().made());
    }

    private JsonPeer registered(String nick) {
        JsonPeer owner = JsonPeer.welcomed(server, nick);
        asks(owner, "{'type':'register','password':'%s'}".formatted(nick + nick));
        return owner;
    }

    private JsonPeer owner(String nick) {
        JsonPeer owner = JsonPeer.stranger(server);
        owner.sends("{'type':'hello','version':1,'account':'%s','password':'%s'}".formatted(nick, nick + nick));
        assertEquals("hello", owner.next().getString("type"));
        return owner;
    }

    /** The last of what comes of a request. */
    private static JsonObject asks(JsonPeer peer, String request) {
        List<JsonObject> all = peer.sends(request).rest();
        return all.get(all.size() - 1);
    }

    private static String words(JsonObject page) {
        return page.getJsonArray("events").stream()
                .map(event -> ((JsonObject) event).getString("text"))
                .collect(Collectors.joining(" "));
    }

    private static void goes(JsonPeer peer) {
        peer.sends("{'type':'bye'}");
        assertEquals("bye", peer.next().getString("type"));
        peer.socket().seesClose(1000);
    }

    @Test
    void bothPageThroughWhatTheySaid() {
        JsonPeer ann = registered("ann");
        JsonPeer bob = registered("bob");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            JsonObject said = asks(ann, "{'type':'direct','to':'bob','text':'m" + i + "'}");
            assertEquals(said.getString("msgid"), bob.next().getString("msgid"));
            ids.add(said.getString("msgid"));
        }
        JsonObject page = asks(bob, "{'type':'history','with':'Ann','count':2}");
        assertEquals("m4 m5 false", words(page) + " " + page.getBoolean("end"));
        page = asks(bob, "{'type':'history','with':'ann','count':2,'before':'%s'}".formatted(ids.get(4)));
        assertEquals("m2 m3", words(page));
        page = asks(ann, "{'type':'history','with':'bob','after':'%s','id':7}".formatted(ids.get(3)));
        assertEquals("m4 m5 true 7", words(page) + " " + page.getBoolean("end") + " " + page.getInteger("id"));
        page = asks(ann, "{'type':'history','with':'bob','beforeTime':1}");
        assertEquals("", words(page));
        JsonObject event = asks(ann, "{'type':'history','with':'bob','count':1}")
                .getJsonArray("events")
                .getJsonObject(0);
        assertEquals(
                "ann bob message",
                event.getString("nick") + " " + event.getString("to") + " " + event.getString("kind"));
        String fault = asks(ann, "{'type':'history','with':'bob','before':'x'}").getString("text");
        assertEquals("before: expected the msgid of a message", fault);
    }

    @Test
    void conversationsAreListedWithWhatIsUnread() {
        JsonPeer ann = registered("ann");
        JsonPeer bob = registered("bob");
        bob.sends("{'type':'direct','to':'ann','text':'one'}", "{'type':'direct','to':'ann','text':'two'}")
                .rest();
        ann.rest();
        JsonObject one = onlyConversation(ann);
        assertEquals("bob 2 0", one.getString("with") + " " + one.getInteger("unread") + " " + one.getLong("read"));
        JsonPeer phone = owner("ann");
        long last = one.getLong("last");
        List<JsonObject> told = ann.sends("{'type':'mark','with':'bob','time':" + last + ",'id':1}")
                .rest();
        assertEquals(
                "mark bob " + last,
                told.get(told.size() - 1).getString("type") + " "
                        + told.get(told.size() - 1).getString("with") + " "
                        + told.get(told.size() - 1).getLong("read"));
        assertEquals(last, phone.next().getLong("read"));
        assertEquals(0, onlyConversation(phone).getInteger("unread"));
        assertEquals(
                "NO_SUCH_NICK",
                asks(ann, "{'type':'mark','with':'nobody','time':1}").getString("code"));
        assertEquals(30, asks(ann, "{'type':'conversations'}").getInteger("keepDays"));
    }

    private static JsonObject onlyConversation(JsonPeer peer) {
        JsonArray all = asks(peer, "{'type':'conversations'}").getJsonArray("conversations");
        assertEquals(1, all.size());
        return all.getJsonObject(0);
    }

    @Test
    void whoeverIsAwayIsToldOnComingBackAndTheSpeakerThatItWaits() {
        goes(registered("ann"));
        JsonPeer guest = JsonPeer.welcomed(server, "carl");
        List<JsonObject> answers = guest.sends("{'type':'direct','to':'Ann','text':'hello','id':3}")
                .rest();
        assertEquals(1, answers.size());
        assertEquals(
                "direct 3 true Ann",
                answers.get(0).getString("type") + " "
                        + answers.get(0).getInteger("id") + " " + answers.get(0).getBoolean("waits") + " "
                        + answers.get(0).getString("to"));
        JsonPeer ann = owner("ann");
        assertEquals(
                new JsonObject("{\"type\":\"waiting\",\"conversations\":[{\"with\":\"carl\",\"messages\":1}]}"),
                ann.next());
        assertEquals("hello", words(asks(ann, "{'type':'history','with':'carl'}")));
        goes(ann);
        owner("ann").seesNothing();
        assertEquals(
                "NO_SUCH_NICK",
                asks(guest, "{'type':'direct','to':'dora','text':'hello'}").getString("code"));
    }

    @Test
    void guestsHaveNoHistoryAndAreToldWhy() {
        registered("ann");
        JsonPeer guest = JsonPeer.welcomed(server, "carl");
        for (String request : List.of(
                "{'type':'history','with':'ann'}",
                "{'type':'conversations'}",
                "{'type':'mark','with':'ann','time':1}")) {
            assertEquals("ACCOUNT_NEEDED", asks(guest, request).getString("code"), request);
        }
    }

    @Test
    void onesOwnWordsCanBeDeleted() {
        JsonPeer ann = registered("ann");
        JsonPeer bob = registered("bob");
        String id = asks(ann, "{'type':'direct','to':'bob','text':'secret'}").getString("msgid");
        bob.next();
        String request = "{'type':'redact','with':'%s','msgid':'%s','reason':'oops'}";
        assertEquals("NOT_YOURS", asks(bob, request.formatted("ann", id)).getString("code"));
        ann.sends(request.formatted("bob", id)).rest();
        JsonObject deleted = bob.next();
        assertEquals(
                "deleted ann " + id + " oops",
                deleted.getString("type") + " " + deleted.getString("with") + " " + deleted.getString("msgid") + " "
                        + deleted.getString("text"));
        assertEquals("", words(asks(bob, "{'type':'history','with':'ann'}")));
        assertEquals("NO_SUCH_MESSAGE", asks(ann, request.formatted("bob", id)).getString("code"));
    }

    @Test
    void atTheLineDoorItIsShownOnLoggingInAndWhenAskedFor() {
        goes(registered("ann"));
        JsonPeer bob = registered("bob");
        bob.sends(
                        "{'type':'direct','to':'ann','text':'one'}",
                        "{'type':'direct','to':'ann','text':'waves','kind':'action'}")
                .rest();
        var ann = server.person("line");
        ann.types("/login ann annann");
        String line = ann.line();
        while (!line.startsWith("* While you were away")) {
            line = ann.line();
        }
        assertEquals("* While you were away: 2 messages from bob", line);
        assertTrue(ann.line().matches("[-0-9]+ [0-9:]+ \\(bob to you\\) one"));
        assertTrue(ann.line().matches("[-0-9]+ [0-9:]+ \\(bob to you\\) \\*waves\\*"));
        ann.types("/msg bob back");
        line = ann.line();
        // The room has heard of her nick, before that or after what came meanwhile.
        assertEquals("(you to bob) back", line.equals("* You are now ann") ? ann.line() : line);
        ann.types("/history BOB 2");
        assertTrue(ann.line().endsWith("(bob to you) *waves*"));
        assertTrue(ann.line().endsWith("(you to bob) back"));
        ann.sees("* That was what you and BOB said last");
        bob.rest();
        goes(bob);
        ann.types("/msg bob still there?");
        ann.sees("(you to bob) still there?", "* bob is not here; your message is kept, and shown when they come back");
        ann.types("/history nobody").sees("* Nothing is kept that you and nobody said to one another");
        ann.types("/history 0").sees("* /history: expected a number from 1 to 1000, a nick or both");
        server.person("line").types("/history bob");
    }
}
