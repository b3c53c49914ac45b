package io.hubbub.hub;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Reads pages for those of one hub's sessions that are being given what is kept of rooms, some at a time: when thousands come back at once,
 * no more pages are in memory than that, and they are served in the order in which they asked. Runs on the hub's loop.
 */
final class Replays {
    /** Pages that are read for one hub at a time: enough to keep the archive's readers busy, some megabytes of memory. */
    static final int MOST_READS = 16;

    private final Archive archive;
    private final Consumer<Runnable> later;
    private final Deque<Waiting> waiting = new ArrayDeque<>(0);
    private int reads;

    private record Waiting(Archive.Range range, Guard guard, Consumer<AsyncResult<Archive.Page>> then) {}

    /** @param later does something on the hub's loop, from whichever thread */
    Replays(Archive archive, Consumer<Runnable> later) {
        this.archive = archive;
        this.later = later;
    }

    Archive archive() {
        return archive;
    }

    /** Reads a page for a session that is still there when its turn comes. */
    void read(Archive.Range range, Guard guard, Consumer<AsyncResult<Archive.Page>> then) {
        waiting.add(new Waiting(range, guard, then));
        readNext();
    }

    private void readNext() {
        while (reads < MOST_READS && !waiting.isEmpty()) {
            Waiting next = waiting.remove();
            if (next.guard().isOpen()) {
                reads++;
                read(next.range()).onComplete(page -> later.accept(() -> hasRead(next, page)));
            }
        }
    }

    private Future<Archive.Page> read(Archive.Range range) {
        try {
            return archive.read(range);
        } catch (RuntimeException mistake) {
            return Future.failedFuture(mistake);
        }
    }

    private void hasRead(Waiting one, AsyncResult<Archive.Page> page) {
        reads--;
        if (one.guard().isOpen()) {
            one.guard().contain(() -> one.then().accept(page));
        }
        readNext();
    }
}
