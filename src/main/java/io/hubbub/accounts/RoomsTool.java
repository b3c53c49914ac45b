package io.hubbub.accounts;

import io.hubbub.hub.Accounts;
import io.hubbub.room.Account;
import io.hubbub.room.Names;
import io.hubbub.room.Owner;
import io.hubbub.store.BesideServer;
import io.hubbub.store.Database;
import io.hubbub.store.StorageException;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What an administrator does with the rooms that belong to accounts, whether a server runs beside or not: one that does notices within a
 * second or two. What is changed stands in the log of what was done. Not thread-safe, and not for an event loop.
 */
public final class RoomsTool implements AutoCloseable {
    private final BesideServer beside;
    private final String actor;
    private final LongSupplier nowMs;

    private RoomsTool(BesideServer beside, String actor, LongSupplier nowMs) {
        this.beside = beside;
        this.actor = actor;
        this.nowMs = nowMs;
    }

    /**
     * Opens a database.
     *
     * @param uri as in the configuration
     * @param actor by whom things are done, as the log says it
     * @param nowMs milliseconds since 1970
     * @throws StorageException if it isn't there, or is none of ours
     */
    public static RoomsTool open(String uri, String actor, LongSupplier nowMs) {
        return BesideServer.open(uri, Database::besideWriter, beside -> new RoomsTool(beside, actor, nowMs));
    }

    /** Those that belong to accounts, by their names. */
    public List<OwnedRoom> all() {
        return beside.query(() -> RoomRows.all(beside.connection()));
    }

    /**
     * A room belongs to an account from here on, whosever it was and however many that account has.
     *
     * @param room a good name
     * @return empty if there is no such account
     */
    public Optional<Account> give(String room, String account) {
        String written = Names.written(room);
        return beside.run(() -> {
            Connection connection = beside.connection();
            AccountRows.change(connection);
            Optional<Account> to =
                    AccountRows.named(connection, Names.fold(account)).map(Accounts.Known::account);
            if (to.isPresent()) {
                RoomRows.give(connection, Names.fold(written), written, Owner.of(to.get()), actor, nowMs.getAsLong());
            }
            connection.commit();
            return to;
        });
    }

    /** A room belongs to nobody from here on; empty if it did already. */
    public Optional<Owner> drop(String room) {
        String key = Names.fold(room);
        return beside.run(() -> {
            Connection connection = beside.connection();
            AccountRows.change(connection);
            Owner owner = RoomRows.owner(connection, key);
            if (!owner.isNobody()) {
                RoomRows.drop(connection, key, owner, actor, nowMs.getAsLong());
            }
            connection.commit();
            return Optional.of(owner).filter(before -> !before.isNobody());
        });
    }

    @Override
    public void close() {
        beside.close();
    }
}
