package io.hubbub.hub;

import io.hubbub.home.RoomOwners;
import io.hubbub.room.Owner;
import io.hubbub.room.Refusal.Why;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Rooms that belong to accounts, in the hands of a test: it says when an answer comes, and changes them behind everybody's back. */
final class MemoryRoomOwners implements RoomOwners {
    private final Map<String, Owner> owners = new ConcurrentHashMap<>();
    private final AtomicLong edition = new AtomicLong();

    /** Those who have not been seen for long. */
    final Set<Owner> gone = new HashSet<>();

    /** How many rooms one may own. */
    int most = 100;

    /** Whether nothing can be found out. */
    volatile boolean fails;

    /** Whether an answer waits for {@link #answer}. */
    volatile boolean waits;

    private final Queue<Runnable> waiting = new ArrayDeque<>();

    /** Somebody else makes a room another's. */
    void set(String room, Owner owner) {
        if (owner.isNobody()) {
            owners.remove(room);
        } else {
            owners.put(room, owner);
        }
        edition.incrementAndGet();
    }

    /** Everything that was asked is done now. */
    void answer() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    @Override
    public Owner ownerOf(String room) {
        return owners.getOrDefault(room, Owner.NOBODY);
    }

    @Override
    public long edition() {
        return edition.get();
    }

    private Future<Optional<Why>> later(Supplier<Optional<Why>> change) {
        if (fails) {
            return Future.failedFuture("no disk");
        }
        Promise<Optional<Why>> done = Promise.promise();
        if (waits) {
            waiting.add(() -> done.complete(change.get()));
        } else {
            done.complete(change.get());
        }
        return done.future();
    }

    private Optional<Why> give(String room, Owner to) {
        if (owners.values().stream().filter(to::equals).count() >= most) {
            return Optional.of(Why.TOO_MANY_OWNED);
        }
        set(room, to);
        return Optional.empty();
    }

    @Override
    public Future<Optional<Why>> claim(String room, String name, Owner by, boolean isOwnerHere) {
        return later(() -> {
            Owner owner = ownerOf(room);
            boolean isFree = owner.isNobody() || (!isOwnerHere && gone.contains(owner));
            return isFree ? give(room, by) : Optional.of(Why.ROOM_OWNED);
        });
    }

    @Override
    public Future<Optional<Why>> transfer(String room, Owner from, Owner to, String by) {
        return later(() -> ownerOf(room).equals(from) ? give(room, to) : Optional.of(Why.NOT_OWNER));
    }

    @Override
    public Future<Optional<Why>> drop(String room, Owner from, String by) {
        return later(() -> {
            set(room, Owner.NOBODY);
            return Optional.empty();
        });
    }
}
