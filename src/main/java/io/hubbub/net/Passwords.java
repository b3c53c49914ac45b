package io.hubbub.net;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Passwords and their bcrypt hashes. Checking one is slow on purpose, and so is done on a worker thread, one at a time in
 * the whole process: who guesses costs the others no more than that, and a wait of some seconds. Thread-safe.
 */
public final class Passwords {
    /** So many rounds, as a power of two: a tenth of a second or so. */
    private static final int COST = 11;

    /** Bytes that bcrypt takes; the rest of a longer password would count for nothing. */
    private static final int LONGEST_BYTES = 72;

    /** Checks at work or waiting: some seconds of work. A check goes on when its connection has ended, so there must be few. */
    static final int MOST_WAITING = 32;

    private final WorkerExecutor worker;
    private final AtomicInteger waiting = new AtomicInteger();

    /** Made outside any verticle, whose end would take the worker thread away; it starts when needed. */
    public Passwords(Vertx vertx) {
        this.worker = vertx.createSharedWorkerExecutor("hubbub-password", 1);
    }

    /** Whether a password is the one that was hashed. Answers on the caller's context; fails when too many are waiting. */
    public Future<Boolean> check(String password, String hash) {
        return slowly(() -> matches(password, hash));
    }

    /** Does something else with a password that takes long on purpose; fails when too many are waiting. */
    public <T> Future<T> slowly(Callable<T> work) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Future.failedFuture("too many passwords are waiting");
        }
        return worker.executeBlocking(work, false).andThen(done -> waiting.decrementAndGet());
    }

    static boolean matches(String password, String hash) {
        byte[] utf8 = password.getBytes(StandardCharsets.UTF_8);
        return utf8.length <= LONGEST_BYTES
                && BCrypt.verifyer().verify(utf8, hash.getBytes(StandardCharsets.US_ASCII)).verified;
    }

    /**
     * A hash for a password, to be kept in its place.
     *
     * @throws IllegalArgumentException if it is empty or longer than bcrypt takes
     */
    public static String hash(String password) {
        byte[] utf8 = password.getBytes(StandardCharsets.UTF_8);
        if (utf8.length == 0 || utf8.length > LONGEST_BYTES) {
            throw new IllegalArgumentException("expected a password of 1 to " + LONGEST_BYTES + " bytes");
        }
        byte[] hash =
                BCrypt.with(BCrypt.Version.VERSION_2Y, new SecureRandom(), null).hash(COST, utf8);
        return new String(hash, StandardCharsets.US_ASCII);
    }
}
