package io.hubbub.home;

import io.hubbub.room.Event;
import io.hubbub.stats.Mistakes;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The journal as a home uses it: what it throws is a failure like another, and its failures are logged, once for each spell of them. */
final class Logs {
    private static final Logger LOG = LoggerFactory.getLogger(Logs.class);

    private final Journal journal;
    private final String where;
    private boolean failing;

    /** @param where how mistakes of the home are told of */
    Logs(Journal journal, String where) {
        this.journal = journal;
        this.where = where;
    }

    boolean isImmediate() {
        return journal.isImmediate();
    }

    Future<Journal.Log> open(String room) {
        return watched(attempt(() -> journal.open(room)));
    }

    Future<Void> append(long log, List<Event> events) {
        try {
            return watched(journal.append(log, events));
        } catch (Throwable mistake) {
            Mistakes.letGo(mistake);
            return watched(Future.failedFuture(mistake));
        }
    }

    Future<Void> close(long log) {
        return watched(attempt(() -> journal.close(log)));
    }

    private static <T> Future<T> attempt(Supplier<Future<T>> action) {
        try {
            return action.get();
        } catch (Throwable mistake) {
            Mistakes.letGo(mistake);
            return Future.failedFuture(mistake);
        }
    }

    /** Costs nothing where it succeeds at once. */
    private <T> Future<T> watched(Future<T> future) {
        if (failing || !future.succeeded()) {
            future.onComplete(this::tell);
        }
        return future;
    }

    private void tell(AsyncResult<?> result) {
        if (result.failed() && !failing) {
            LOG.error("{}: the journal fails; what is said is refused until it works again", where, result.cause());
        } else if (result.succeeded() && failing) {
            LOG.info("{}: the journal works again", where);
        }
        failing = result.failed();
    }
}
