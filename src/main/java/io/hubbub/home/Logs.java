package io.hubbub.home;

import io.hubbub.bus.Loop;
import io.hubbub.room.Event;
import io.hubbub.stats.Mistakes;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal as a home uses it: what it throws is a failure like another, what it completes on another thread is heard of on the home's
 * loop, and its failures are logged, once for each spell of them. Runs on the home's loop.
 */
final class Logs {
    private static final Logger LOG = LoggerFactory.getLogger(Logs.class);

    private final Journal journal;
    private final String where;
    private final Loop loop;
    private final Consumer<Runnable> later;
    private final Runnable whenReady;

    /** What those who speak wait for; null for nothing. */
    private Future<Void> awaited;

    /** Whether a failure was told of, and not yet that it is over. */
    private boolean failing;

    private boolean hasFailed;
    private boolean hasSucceeded;

    /**
     * @param where how mistakes of the home are told of
     * @param loop the home's
     * @param later runs something on that loop, from whichever thread
     * @param whenReady what comes when the journal is not behind any more
     */
    Logs(Journal journal, String where, Loop loop, Consumer<Runnable> later, Runnable whenReady) {
        this.journal = journal;
        this.where = where;
        this.loop = loop;
        this.later = later;
        this.whenReady = whenReady;
    }

    /** Whether those who speak have to wait, since so much waits to be stored. */
    boolean isBehind() {
        if (awaited == null) {
            Future<Void> ready = journal.ready();
            if (!ready.isComplete()) {
                awaited = ready;
                ready.onComplete(done -> onLoop(this::isReady));
            }
        }
        return awaited != null;
    }

    private void isReady() {
        awaited = null;
        whenReady.run();
    }

    Future<Journal.Log> open(String room) {
        return attempt(() -> journal.open(room));
    }

    /** Makes no object where the journal is done at once. */
    Future<Void> append(long log, List<Event> events, Supplier<Journal.Past> after) {
        Future<Void> stored;
        try {
            stored = journal.append(log, events, after);
        } catch (Throwable mistake) {
            stored = failure(mistake);
        }
        return heard(stored);
    }

    Future<Void> close(long log, Supplier<Journal.Past> last) {
        return attempt(() -> journal.close(log, last));
    }

    private <T> Future<T> attempt(Supplier<Future<T>> action) {
        Future<T> future;
        try {
            future = action.get();
        } catch (Throwable mistake) {
            future = failure(mistake);
        }
        return heard(future);
    }

    private static <T> Future<T> failure(Throwable mistake) {
        Mistakes.letGo(mistake);
        return Future.failedFuture(mistake);
    }

    /** The same future if it is done, else one that is completed on the loop. */
    private <T> Future<T> heard(Future<T> future) {
        if (future == null) {
            return heard(Future.failedFuture(new IllegalStateException("the journal returns no future")));
        } else if (future.succeeded()) {
            hasSucceeded = true;
            return future;
        }
        Promise<T> heard = Promise.promise();
        future.onComplete(result -> onLoop(() -> {
            note(result);
            heard.complete(result.result(), result.cause());
        }));
        return heard.future();
    }

    private void onLoop(Runnable action) {
        if (loop.isCurrent()) {
            action.run();
        } else {
            later.accept(action);
        }
    }

    private void note(AsyncResult<?> result) {
        hasSucceeded |= result.succeeded();
        hasFailed |= result.failed();
        if (result.failed() && !failing) {
            failing = true;
            LOG.error("{}: the journal fails; what is said is refused until it works again", where, result.cause());
        }
    }

    /** Tells once nothing fails any more. To be called about once a second: so rooms of which some work and some don't fill no log. */
    void sweep() {
        if (failing && hasSucceeded && !hasFailed) {
            failing = false;
            LOG.info("{}: the journal works again", where);
        }
        hasFailed = false;
        hasSucceeded = false;
        if (awaited != null) {
            journal.ready();
        }
    }
}
