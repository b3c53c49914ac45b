package io.hubbub.hub;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads pages of what is kept for the sessions of one hub, some at a time: when thousands come back at once, no more pages are in memory
 * than that, and they are served in the order in which they asked. Runs on the hub's loop.
 */
final class PageReader {
    /** Pages that are read for one hub at a time: enough to keep the archive's readers busy, some megabytes of memory. */
    static final int MOST_READS = 16;

    private final Archive archive;
    private final Consumer<Runnable> later;
    private final Deque<Waiting> waiting = new ArrayDeque<>(0);
    private int reads;

    private record Waiting(
            Supplier<Future<Archive.Page>> read, Guard guard, Consumer<AsyncResult<Archive.Page>> then) {}

    /** @param later does something on the hub's loop, from whichever thread */
    PageReader(Archive archive, Consumer<Runnable> later) {
        this.archive = archive;
        this.later = later;
    }

    Archive archive() {
        return archive;
    }

    /** Reads a page for a session that is still there when its turn comes. */
    void read(Archive.Range range, Guard guard, Consumer<AsyncResult<Archive.Page>> then) {
        read(() -> archive.read(range), guard, then);
    }

    /** The same for a page of which it takes a question to the archive to know the range. */
    void read(Supplier<Future<Archive.Page>> page, Guard guard, Consumer<AsyncResult<Archive.Page>> then) {
        waiting.add(new Waiting(page, guard, then));
        readNext();
    }

    private void readNext() {
        while (reads < MOST_READS && !waiting.isEmpty()) {
            Waiting next = waiting.remove();
            if (next.guard().isOpen()) {
                reads++;
                begun(next.read()).onComplete(page -> later.accept(() -> hasRead(next, page)));
            }
        }
    }

    private static Future<Archive.Page> begun(Supplier<Future<Archive.Page>> read) {
        try {
            return read.get();
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
