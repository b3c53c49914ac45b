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

    /** Those of them that may be searches: one may take as long as a hundred pages. */
    static final int MOST_SEARCHES = 2;

    private final Archive archive;
    private final Consumer<Runnable> later;
    private final Deque<Waiting<?>> waiting = new ArrayDeque<>(0);
    private final Deque<Waiting<?>> waitingSearches = new ArrayDeque<>(0);
    private int reads;
    private int searches;

    private record Waiting<T>(boolean isSearch, Supplier<Future<T>> read, Guard guard, Consumer<AsyncResult<T>> then) {}

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
        ask(() -> archive.read(range), guard, then);
    }

    /** The same for another question, or for a page of which it takes one to know the range. */
    <T> void ask(Supplier<Future<T>> question, Guard guard, Consumer<AsyncResult<T>> then) {
        waiting.add(new Waiting<>(false, question, guard, then));
        readNext();
    }

    /** Searches for a session that is still there when its turn comes. */
    void search(Archive.Search search, Guard guard, Consumer<AsyncResult<Archive.Found>> then) {
        waitingSearches.add(new Waiting<>(true, () -> archive.search(search), guard, then));
        readNext();
    }

    private void readNext() {
        while (reads < MOST_READS && searches < MOST_SEARCHES && !waitingSearches.isEmpty()) {
            read(waitingSearches.remove());
        }
        while (reads < MOST_READS && !waiting.isEmpty()) {
            read(waiting.remove());
        }
    }

    private <T> void read(Waiting<T> next) {
        if (next.guard().isOpen()) {
            count(next, 1);
            begun(next.read()).onComplete(result -> later.accept(() -> hasRead(next, result)));
        }
    }

    private void count(Waiting<?> one, int difference) {
        reads += difference;
        searches += one.isSearch() ? difference : 0;
    }

    private static <T> Future<T> begun(Supplier<Future<T>> read) {
        try {
            return read.get();
        } catch (RuntimeException mistake) {
            return Future.failedFuture(mistake);
        }
    }

    private <T> void hasRead(Waiting<T> one, AsyncResult<T> result) {
        count(one, -1);
        if (one.guard().isOpen()) {
            one.guard().contain(() -> one.then().accept(result));
        }
        readNext();
    }
}
