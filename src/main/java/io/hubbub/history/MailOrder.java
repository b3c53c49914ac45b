package io.hubbub.history;

import io.vertx.core.Promise;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * Something that the writer is to do with mailboxes. What comes of it is true once it is committed; until then it may be done again.
 *
 * @param <T> what comes of it
 */
final class MailOrder<T> {
    private final Work<T> work;
    private final Promise<T> done;
    private final Consumer<T> whenStored;
    private final long weight;
    private T result;

    /** What is done with the rows, as part of a transaction. */
    interface Work<T> {
        T with(MailRows rows) throws SQLException;
    }

    /**
     * @param done null if nobody waits for it: then it waits on while the database fails
     * @param whenStored told what comes of it, before those who wait
     * @param weight in bytes, or nearly so
     */
    MailOrder(Work<T> work, Promise<T> done, Consumer<T> whenStored, long weight) {
        this.work = work;
        this.done = done;
        this.whenStored = whenStored;
        this.weight = weight;
    }

    boolean isAwaited() {
        return done != null;
    }

    long weight() {
        return weight;
    }

    void carryOut(MailRows rows) throws SQLException {
        result = work.with(rows);
    }

    /** It is committed. */
    void complete() {
        whenStored.accept(result);
        if (done != null) {
            done.tryComplete(result);
        }
    }

    void fail(Throwable cause) {
        if (done != null) {
            done.tryFail(cause);
        }
    }
}
