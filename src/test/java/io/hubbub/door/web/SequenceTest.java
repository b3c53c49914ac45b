package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Peer;
import io.hubbub.TestServer;
import io.vertx.core.json.JsonObject;
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
            JsonObject passed =
                    new JsonObject().put("type", "passed").put("room", "den").put("seq", seq + i);
            assertEquals(passed, ann.next());
        }
        assertEquals(seq + 4, ann.next().getLong("seq"));
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
