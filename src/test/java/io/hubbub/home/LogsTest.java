package io.hubbub.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Complaints;
import io.hubbub.bus.Loop;
import io.hubbub.room.Event;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A journal may do what it likes: the home hears of it on its loop, as a success or a failure. */
class LogsTest {
    private final List<Runnable> later = new ArrayList<>();
    private Future<Void> ready = Future.succeededFuture();
    private int asked;
    private int relieved;
    private Supplier<Future<Void>> closes = Future::succeededFuture;
    private final Logs logs = new Logs(new Closing(), "home 7", new Loop(), later::add, () -> relieved++);

    private final class Closing implements Journal {
        @Override
        public Future<Void> ready() {
            asked++;
            return ready;
        }

        @Override
        public Future<Log> open(String room) {
            return null;
        }

        @Override
        public Future<Void> append(long log, List<Event> events, Supplier<Past> after) {
            return closes.get();
        }

        @Override
        public Future<Void> close(long log, Supplier<Past> last) {
            return closes.get();
        }
    }

    @Test
    void whoeverWaitsForAJournalThatIsBehindIsToldOnceWhenItIsNot() {
        assertFalse(logs.isBehind());
        Promise<Void> relief = Promise.promise();
        ready = relief.future();
        assertTrue(logs.isBehind());
        assertTrue(logs.isBehind());
        ready = Future.succeededFuture();
        assertTrue(logs.isBehind(), "not told yet");
        relief.complete();
        later.forEach(Runnable::run);
        assertEquals(1, relieved);
        assertFalse(logs.isBehind());
    }

    @Test
    void aJournalThatIsBehindIsAskedAgainWithEachSweep() {
        logs.sweep();
        assertEquals(0, asked);
        ready = Promise.<Void>promise().future();
        logs.isBehind();
        logs.sweep();
        assertEquals(2, asked);
    }

    private Future<Void> close() {
        return logs.close(200_000, () -> null);
    }

    private void fails() {
        closes = () -> Future.failedFuture("no disk");
        assertTrue(close().failed());
    }

    private void works() {
        closes = Future::succeededFuture;
        assertTrue(close().succeeded());
    }

    @Test
    void anAnswerOnAnotherThreadIsHeardOnTheLoop() throws InterruptedException {
        Promise<Void> promise = Promise.promise();
        closes = promise::future;
        AtomicBoolean heard = new AtomicBoolean();
        Future<Void> closed = close().onSuccess(done -> heard.set(true));
        Thread disk = new Thread(promise::complete);
        disk.start();
        disk.join();
        assertFalse(closed.isComplete());
        later.forEach(Runnable::run);
        assertTrue(heard.get());
    }

    @Test
    void whatIsDoneAtOnceIsTheSameFuture() {
        Future<Void> done = Future.succeededFuture();
        closes = () -> done;
        assertSame(done, logs.append(200_000, List.of(), () -> null));
        assertEquals(List.of(), later);
    }

    @Test
    void whatIsThrownAndNoFutureAtAllAreFailures() {
        closes = () -> {
            throw new IllegalStateException("a mistake");
        };
        assertTrue(close().failed());
        assertTrue(logs.append(200_000, List.of(), () -> null).failed());
        assertTrue(logs.open("den").failed());
    }

    @Test
    void roomsOfWhichSomeWorkAndSomeDoNotFillNoLog() {
        try (Complaints complaints = new Complaints()) {
            for (int second = 0; second < 5; second++) {
                for (int i = 0; i < 100; i++) {
                    fails();
                    works();
                }
                logs.sweep();
            }
            assertEquals(1, complaints.list().size());
            works();
            logs.sweep();
            fails();
            assertEquals(2, complaints.list().size());
        }
    }
}
