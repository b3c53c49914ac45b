package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Peer;
import io.hubbub.TestServer;
import io.hubbub.room.Event;
import io.hubbub.room.MessageId;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** By a room's numbers and the server's times a client knows what it has missed, and since when. */
class SequenceTest {
    private final TestServer server = TestServer.withDoors("web", "irc");

    @AfterEach
    void stop() {
        server.close();
    }

    private Peer irc(String nick) {
        Peer peer = server.connect("irc");
        peer.send("CAP REQ :message-tags\r\nCAP END\r\nNICK " + nick + "\r\nUSER u 0 * :u\r\nJOIN #den\r\n");
        peer.awaitText(" 366 ");
        return peer;
    }

    @Test
    void whatProgramsTellProgramsIsANumberAloneSoThatNoneIsMissing() {
        JsonPeer ann = JsonPeer.welcomed(server, "ann").joins("den");
        Peer robot = irc("robot");
        long seq = ann.next().getLong("seq");
        robot.send("PRIVMSG #den :\u0001VERSION\u0001\r\n");
        robot.send("NOTICE #den :\u0001VERSION 1\u0001\r\n");
        robot.send("@+typing=active TAGMSG #den\r\n");
        robot.send("PRIVMSG #den :hello\r\n");
        for (int i = 1; i <= 3; i++) {
            assertEquals(passed(seq + i), ann.next());
        }
        assertEquals(seq + 4, ann.next().getLong("seq"));
    }

    @Test
    void anEventThatNobodyHereKnowsIsANumberAlone() {
        Buffer out = Buffer.buffer();
        JsonWire.WIRE.encode("den", new Event.Unknown(MessageId.key(5, 7), 0), out);
        assertEquals(passed(7), new JsonObject(out));
    }

    private static JsonObject passed(long seq) {
        return new JsonObject().put("type", "passed").put("room", "den").put("seq", seq);
    }

    @Test
    void whatIsForThoseWithARoleIsANumberForTheOthers() {
        Peer operator = irc("boss");
        JsonPeer ann = JsonPeer.stranger(server).greets("ann");
        long seq = joins(ann, "den");
        operator.send("PRIVMSG @#den :psst\r\nPRIVMSG #den :hello\r\nNOTICE +#den :voices\r\n");
        assertEquals(passed(seq + 1), ann.next());
        assertEquals("hello " + (seq + 2), textAndNumber(ann.next()));
        assertEquals(passed(seq + 3), ann.next());
        operator.send("MODE #den +v ann\r\n");
        assertEquals(seq + 4, ann.next().getLong("seq"));
        operator.send("PRIVMSG @#den :psst\r\nPRIVMSG +#den :listen\r\n");
        assertEquals(passed(seq + 5), ann.next());
        assertEquals("listen " + (seq + 6), textAndNumber(ann.next()));
    }

    private static String textAndNumber(JsonObject event) {
        return event.getString("text") + " " + event.getLong("seq");
    }

    /** Returns the room's number at that time. */
    private static long joins(JsonPeer peer, String room) {
        peer.sends("{'type':'join','room':'" + room + "'}");
        return peer.next().getLong("seq");
    }

    @Test
    void whatHappensInSeveralRoomsAtOnceHasItsNumberInEach() {
        JsonPeer ann = JsonPeer.stranger(server).greets("ann");
        JsonPeer bob = JsonPeer.stranger(server).greets("bob");
        Map<String, Long> numbers = new HashMap<>();
        for (String room : List.of("den", "garden", "attic")) {
            joins(ann, room);
            numbers.put(room, joins(bob, room));
            ann.next();
        }
        bob.sends("{'type':'nick','nick':'rob'}", "{'type':'away','reason':'lunch'}", "{'type':'bye'}");
        for (int i = 0; i < 3 * numbers.size(); i++) {
            counts(numbers, ann.next());
        }
        ann.seesNothing();
    }

    /** Fails unless it is the next of its room. */
    private static void counts(Map<String, Long> numbers, JsonObject event) {
        long expected = numbers.merge(event.getString("room"), 1L, Long::sum);
        assertEquals(expected, event.getLong("seq"), event::encode);
    }

    @Test
    void whoLeavesAndComesBackAtOnceCountsOnFromThere() {
        Peer operator = irc("boss");
        JsonPeer ann = JsonPeer.stranger(server).greets("ann");
        long seq = joins(ann, "den");
        for (int i = 0; i < 5; i++) {
            operator.send("PRIVMSG @#den :psst\r\nPRIVMSG #den :hello\r\n");
            ann.sends("{'type':'leave','room':'den'}", "{'type':'join','room':'den'}");
        }
        Map<String, Long> numbers = new HashMap<>();
        numbers.put("den", seq);
        for (int joined = 0; joined < 5; ) {
            joined += follows(numbers, ann.next()) ? 1 : 0;
        }
        operator.send("PRIVMSG @#den :psst\r\nPRIVMSG #den :end\r\n");
        JsonObject next = ann.next();
        for (; !"end".equals(next.getString("text")); next = ann.next()) {
            follows(numbers, next);
        }
        follows(numbers, next);
    }

    /** Fails unless it is the next of its room; returns whether it is the first, where the numbers begin. */
    private static boolean follows(Map<String, Long> numbers, JsonObject next) {
        boolean first = "joined".equals(next.getString("type"));
        if (first) {
            numbers.put(next.getString("room"), next.getLong("seq"));
        } else if (!"left".equals(next.getString("type"))) {
            counts(numbers, next);
        }
        return first;
    }

    @Test
    void theServersTimeIsInHelloPongAndBye() {
        long before = System.currentTimeMillis();
        JsonPeer ann = JsonPeer.stranger(server);
        ann.sends("{'type':'hello','version':1,'nick':'ann'}", "{'type':'ping'}", "{'type':'bye'}");
        for (int i = 0; i < 3; i++) {
            JsonObject answer = ann.next();
            assertTrue(answer.getLong("time") >= before, answer::encode);
            assertTrue(answer.getLong("time") <= System.currentTimeMillis(), answer::encode);
        }
    }
}
