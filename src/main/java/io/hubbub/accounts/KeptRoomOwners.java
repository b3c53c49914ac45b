package io.hubbub.accounts;

import io.hubbub.home.RoomOwners;
import io.hubbub.room.Owner;
import io.hubbub.room.Refusal.Why;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** The rooms that belong to accounts: all are in memory, and changed in the database first. Thread-safe. */
final class KeptRoomOwners implements RoomOwners {
    private final Desk desk;
    private final RoomRules rules;
    private final LongSupplier nowMs;
    private final Map<String, Owner> owners = new ConcurrentHashMap<>();
    private final AtomicLong edition = new AtomicLong();

    KeptRoomOwners(Desk desk, RoomRules rules, LongSupplier nowMs) {
        this.desk = desk;
        this.rules = rules;
        this.nowMs = nowMs;
    }

    /** Reads all of them: a tool may have changed some. */
    void read(Connection connection) throws SQLException {
        Map<String, Owner> now = RoomRows.owners(connection);
        if (!now.equals(owners)) {
            owners.putAll(now);
            owners.keySet().retainAll(now.keySet());
            edition.incrementAndGet();
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

    /** Why something can't be done in the database; empty if it is done. */
    private interface Change {
        Optional<Why> in(Connection connection) throws SQLException;
    }

    /** Nobody else changes anything between what is read and what is written. */
    private Future<Optional<Why>> change(String room, Change change) {
        return desk.ask(
                        connection -> {
                            AccountRows.toWrite(connection);
                            Optional<Why> fault = change.in(connection);
                            if (fault.isPresent()) {
                                connection.rollback();
                            }
                            return new Changed(fault, RoomRows.owner(connection, room));
                        },
                        changed -> now(room, changed.owner()))
                .map(Changed::fault);
    }

    private record Changed(Optional<Why> fault, Owner owner) {}

    /** On the desk's thread, like all that changes the owners. */
    private void now(String room, Owner owner) {
        Owner before = owner.isNobody() ? owners.remove(room) : owners.put(room, owner);
        if (!owner.equals(before)) {
            edition.incrementAndGet();
        }
    }

    @Override
    public Future<Optional<Why>> claim(String room, String name, Owner by, boolean isOwnerHere) {
        return change(room, connection -> {
            Owner owner = RoomRows.owner(connection, room);
            boolean isFree = owner.isNobody() || (!isOwnerHere && isGone(connection, owner));
            return isFree ? set(connection, room, name, by, by.name()) : Optional.of(Why.ROOM_OWNED);
        });
    }

    private boolean isGone(Connection connection, Owner owner) throws SQLException {
        long goneMs = nowMs.getAsLong() - TimeUnit.DAYS.toMillis(rules.goneDays());
        return RoomRows.seenMs(connection, owner.account()) < goneMs;
    }

    private Optional<Why> set(Connection connection, String room, String name, Owner owner, String by)
            throws SQLException {
        if (RoomRows.count(connection, owner.account()) >= rules.most()) {
            return Optional.of(Why.TOO_MANY_OWNED);
        }
        return RoomRows.give(connection, room, name, owner, by, nowMs.getAsLong())
                ? Optional.empty()
                : Optional.of(Why.NOT_LOGGED_IN);
    }

    @Override
    public Future<Optional<Why>> transfer(String room, Owner from, Owner to, String by) {
        return change(room, connection -> {
            if (!RoomRows.owner(connection, room).equals(from)) {
                return Optional.of(Why.NOT_OWNER);
            }
            return from.equals(to) ? Optional.empty() : set(connection, room, RoomRows.name(connection, room), to, by);
        });
    }

    @Override
    public Future<Optional<Why>> drop(String room, Owner from, String by) {
        return change(room, connection -> {
            if (!RoomRows.owner(connection, room).equals(from)) {
                return Optional.of(Why.NOT_OWNER);
            }
            RoomRows.drop(connection, room, from, by, nowMs.getAsLong());
            return Optional.empty();
        });
    }
}
