package io.hubbub.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Peer;
import io.hubbub.TestServer;
import io.hubbub.home.Journal;
import io.hubbub.home.Journals;
import io.hubbub.home.MemoryJournal;
import io.hubbub.room.Event;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server is told to end while journals that answer on a thread of their own, and late, have something to store. */
@Timeout(60)
class StoppingJournalTest {
    private static final int PEOPLE = 8;
    private static final String DOORS =
            "{'doors': [{'door': 'irc', 'port': 0, 'floodBurst': 0}], 'limits': {'graceSeconds': %d}}";

    private final long seed = System.nanoTime();
    private final ScheduledExecutorService disk = Executors.newSingleThreadScheduledExecutor();
    private final ConcurrentLinkedQueue<Event> stored = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger openLogs = new AtomicInteger();
    private final List<Integer> waitingAtTheEnd = new ArrayList<>();
    private volatile boolean stands;

    @AfterEach
    void stop() {
        disk.shutdownNow();
    }

    /** Stores everything some milliseconds later; once it stands, nothing more. */
    private final class LateJournal implements Journal {
        private final Random random = new Random(seed);
        private final Journal numbers;

        LateJournal(int home, int homes) {
            numbers = new MemoryJournal(home, homes);
        }

        private <T> Future<T> later(Supplier<T> action) {
            Promise<T> promise = Promise.promise();
            waiting.incrementAndGet();
            Runnable done = () -> {
                if (!stands) {
                    T result = action.get();
                    waiting.decrementAndGet();
                    promise.complete(result);
                }
            };
            disk.schedule(done, random.nextInt(20), TimeUnit.MILLISECONDS);
            return promise.future();
        }

        @Override
        public Future<Log> open(String room) {
            return later(() -> {
                openLogs.incrementAndGet();
                Log log = numbers.open(room).result();
                return new Log(log.number(), log.epoch(), false, log.past());
            });
        }

        @Override
        public Future<Void> append(long log, List<Event> events, Supplier<Past> after) {
            return later(() -> {
                stored.addAll(events);
                return null;
            });
        }

        @Override
        public Future<Void> close(long log, Supplier<Past> last) {
            return later(() -> {
                openLogs.decrementAndGet();
                return null;
            });
        }
    }

    private final class LateJournals implements Journals {
        @Override
        public Journal journal(int home, int homes) {
            return new LateJournal(home, homes);
        }

        @Override
        public Future<Void> close() {
            waitingAtTheEnd.add(waiting.get());
            return Future.succeededFuture();
        }
    }

    private List<Peer> people(TestServer server) {
        List<Peer> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            Peer peer =
                    server.connect("irc").send("NICK kim" + i + "\r\nUSER kim 0 * :kim\r\nJOIN #den" + i % 3 + "\r\n");
            peer.awaitText(" 366 ");
            people.add(peer);
        }
        return people;
    }

    @Test
    void allThatPeopleDidIsStoredBeforeTheJournalsAreClosed() {
        System.out.println("seed " + seed);
        try (TestServer server = TestServer.start(DOORS.replace("%d", "15"), new LateJournals())) {
            people(server)
                    .forEach(peer -> peer.send("PRIVMSG #den0 :hi\r\nPRIVMSG #den1 :hi\r\nPRIVMSG #den2 :hi\r\n"));
        }
        assertEquals(List.of(0), waitingAtTheEnd);
        assertEquals(0, openLogs.get());
        long gone = stored.stream().filter(event -> event instanceof Event.Quit).count();
        assertEquals(PEOPLE, gone);
    }

    @Test
    void aJournalThatStandsDoesNotKeepTheServerFromEnding() {
        try (TestServer server = TestServer.start(DOORS.replace("%d", "1"), new LateJournals())) {
            List<Peer> people = people(server);
            stands = true;
            people.forEach(peer -> peer.send("PRIVMSG #den0 :hi\r\n"));
        }
        assertTrue(waitingAtTheEnd.get(0) > 0);
    }
}
