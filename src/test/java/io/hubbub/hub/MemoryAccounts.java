package io.hubbub.hub;

import io.hubbub.room.Account;
import io.hubbub.room.Properties;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Accounts of a test's that are kept in memory, as far as it is about what their owners tell; slow if it wants that. Thread-safe. */
final class MemoryAccounts extends UnusedAccounts {
    private final Map<Long, Account> kept = new ConcurrentHashMap<>();
    private final List<Consumer<Told>> hearers = new CopyOnWriteArrayList<>();

    /** What waits, under the lock of this. */
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    private boolean isSlow;
    private boolean isBroken;

    /** Whose name is whose. */
    volatile Map<String, Long> owners = Map.of();

    void has(Account account) {
        kept.put(account.id(), account);
    }

    Account now(Account account) {
        return kept.get(account.id());
    }

    /** What is asked from here on waits until {@link #goOn}. */
    synchronized void isSlow() {
        isSlow = true;
    }

    synchronized void isBroken(boolean now) {
        isBroken = now;
    }

    synchronized void goOn() {
        isSlow = false;
        while (!waiting.isEmpty()) {
            waiting.poll().run();
        }
    }

    private synchronized <T> Future<T> ask(Supplier<T> work) {
        Promise<T> done = Promise.promise();
        Runnable job = () -> {
            if (isBroken) {
                done.fail("the database is gone");
            } else {
                done.complete(work.get());
            }
        };
        if (isSlow) {
            waiting.add(job);
        } else {
            job.run();
        }
        return done.future();
    }

    @Override
    public long ownerOf(String name) {
        return owners.getOrDefault(name, 0L);
    }

    @Override
    public void onDescribed(Consumer<Told> told) {
        hearers.add(told);
    }

    @Override
    public Future<Boolean> describe(long account, long by, Map<String, String> changes, int most) {
        return ask(() -> {
            Properties after = kept.get(account).properties().with(changes);
            if (after.size() > most) {
                return false;
            }
            kept.put(account, kept.get(account).with(after));
            hearers.forEach(hearer -> hearer.accept(new Told(account, by, after)));
            return true;
        });
    }

    @Override
    public Future<Optional<Known>> seen(long account) {
        return ask(() -> Optional.of(new Known(kept.get(account), Optional.empty(), 0, "", 0)));
    }
}
