package io.hubbub.hub;

import io.hubbub.home.Journal;
import io.hubbub.room.Event;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Supplier;

/**
 * A journal that does everything some ticks later. With the system property {@code hubbub.journalTicks} all tests of the core run with
 * one: whatever they claim must be true however long a journal takes.
 */
final class TicksLater implements Journal {
    private final Context context;
    private final Journal journal;
    private final int ticks;

    /** To be made on the instance's loop. */
    TicksLater(Vertx vertx, Journal journal, int ticks) {
        this.context = vertx.getOrCreateContext();
        this.journal = journal;
        this.ticks = ticks;
    }

    /** The one that the system property asks for: the given one itself if it doesn't. */
    static Journal standard(Vertx vertx, Journal journal) {
        int ticks = ticks();
        return ticks == 0 ? journal : new TicksLater(vertx, journal, ticks);
    }

    /** How many ticks later everything is done. */
    static int ticks() {
        return Integer.getInteger("hubbub.journalTicks", 0);
    }

    @Override
    public Future<Log> open(String room) {
        return later(() -> journal.open(room).map(FakeJournal::late));
    }

    @Override
    public Future<Void> append(long log, List<Event> events, Supplier<Past> after) {
        Past now = after.get();
        return later(() -> journal.append(log, events, () -> now));
    }

    @Override
    public Future<Void> close(long log, Supplier<Past> last) {
        Past now = last.get();
        return later(() -> journal.close(log, () -> now));
    }

    private <T> Future<T> later(Supplier<Future<T>> action) {
        Promise<T> promise = Promise.promise();
        wait(ticks, () -> action.get().onComplete(promise));
        return promise.future();
    }

    private void wait(int left, Runnable action) {
        context.runOnContext(nothing -> {
            if (left > 1) {
                wait(left - 1, action);
            } else {
                action.run();
            }
        });
    }
}
