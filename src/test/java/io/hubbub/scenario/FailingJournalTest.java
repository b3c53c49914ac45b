package io.hubbub.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Peer;
import io.hubbub.Person;
import io.hubbub.TestServer;
import io.hubbub.WsPeer;
import io.hubbub.home.Journal;
import io.hubbub.home.MemoryJournal;
import io.hubbub.room.Event;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What people at each door are told while a journal fails, and that they go on when it works again. */
@Timeout(60)
class FailingJournalTest {
    private static final String SENTENCE =
            "the server can't store what happens there at the moment, and so it has not happened; try again later";

    private final AtomicBoolean fails = new AtomicBoolean();
    private TestServer server;

    /** Keeps nothing, or fails. */
    private final class Sometimes implements Journal {
        private final Journal memory;

        Sometimes(int home, int homes) {
            memory = new MemoryJournal(home, homes);
        }

        private static Log late(Log log) {
            return new Log(log.number(), log.epoch(), false, log.past());
        }

        @Override
        public Future<Log> open(String room) {
            return fails.get()
                    ? Future.failedFuture("no disk")
                    : memory.open(room).map(Sometimes::late);
        }

        @Override
        public Future<Void> append(long log, List<Event> events, Supplier<Past> after) {
            return fails.get() ? Future.failedFuture("no disk") : memory.append(log, events, after);
        }

        @Override
        public Future<Void> close(long log, Supplier<Past> last) {
            return memory.close(log, last);
        }
    }

    @BeforeEach
    void start() {
        server = TestServer.start(
                "{'doors': [{'door': 'irc', 'port': 0}, {'door': 'web', 'port': 0},"
                        + " {'door': 'line', 'port': 0, 'room': 'lobby'}]}",
                Sometimes::new);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static void endsWith(String line, String end) {
        assertTrue(line.stripTrailing().endsWith(end), line);
    }

    @Test
    void ircClientsGetTheirWordsBackAndCantComeIn() {
        Peer kim = server.connect("irc").send("NICK kim\r\nUSER kim 0 * :kim\r\nJOIN #den\r\n");
        kim.awaitText(" 366 ");
        kim.line();
        fails.set(true);
        kim.send("PRIVMSG #den :hi\r\n");
        endsWith(kim.line(), " 404 kim #den :Cannot send to channel: " + SENTENCE);
        kim.send("NOTICE #den :hi\r\nTOPIC #den :bears\r\n");
        endsWith(kim.line(), " 437 kim #den :Temporarily unavailable: " + SENTENCE);
        kim.send("JOIN #attic\r\n");
        endsWith(kim.line(), " 437 kim #attic :Temporarily unavailable: " + SENTENCE);
        fails.set(false);
        kim.send("JOIN #attic\r\n").awaitText(" 366 ");
    }

    @Test
    void peopleAtTheLineDoorAreTold() {
        Person bob = server.person("line");
        bob.is("bob");
        fails.set(true);
        bob.types("hi").sees("* lobby: " + SENTENCE);
        bob.types("/join attic").sees("* attic: " + SENTENCE);
        fails.set(false);
        bob.types("hi").sees("bob: hi");
    }

    @Test
    void browsersGetACodeAndTheRequestsId() {
        WsPeer socket = WsPeer.open(server.connect("web"), "/ws");
        socket.sends("{\"type\":\"hello\",\"version\":1,\"nick\":\"ann\"}").text();
        socket.sends("{\"type\":\"join\",\"room\":\"den\"}").text();
        fails.set(true);
        socket.sends("{\"type\":\"say\",\"room\":\"den\",\"text\":\"hi\",\"id\":7}");
        JsonObject error = new JsonObject(socket.text());
        assertEquals("NOT_STORED 7", error.getString("code") + " " + error.getInteger("id"));
        assertEquals(SENTENCE, error.getString("text"));
        assertEquals("den", error.getString("subject"));
    }
}
