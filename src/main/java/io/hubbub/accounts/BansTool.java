package io.hubbub.accounts;

import io.hubbub.room.BanTarget;
import io.hubbub.room.ServerBan;
import io.hubbub.store.BesideServer;
import io.hubbub.store.Database;
import io.hubbub.store.StorageException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What an administrator does with the bans in a database, whether a server runs beside or not: one that does notices within a second or two. What is
 * changed stands in the log of what was done. Not thread-safe, and not for an event loop.
 */
public final class BansTool implements AutoCloseable {
    private final BesideServer beside;
    private final LongSupplier nowMs;

    private BansTool(BesideServer beside, LongSupplier nowMs) {
        this.beside = beside;
        this.nowMs = nowMs;
    }

    /**
     * Opens a database.
     *
     * @param uri as in the configuration
     * @param nowMs milliseconds since 1970
     * @throws StorageException if it isn't there, or is none of ours
     */
    public static BansTool open(String uri, LongSupplier nowMs) {
        return BesideServer.open(uri, Database::besideWriter, beside -> new BansTool(beside, nowMs));
    }

    /** Those that hold now, the oldest first. */
    public List<ServerBan> current() {
        return beside.query(() -> BanRows.current(beside.connection(), nowMs.getAsLong()));
    }

    /** In the place of one with the same target. False if there are too many already. */
    public boolean add(ServerBan ban) {
        return beside.run(() -> {
            AccountRows.change(beside.connection());
            return ended(BanRows.add(beside.connection(), ban));
        });
    }

    /** Lets somebody in again; false if they were not banned. */
    public boolean remove(BanTarget target, String by) {
        return beside.run(() -> {
            AccountRows.change(beside.connection());
            return ended(BanRows.remove(beside.connection(), target, by, nowMs.getAsLong()));
        });
    }

    private boolean ended(boolean isDone) throws SQLException {
        if (isDone) {
            beside.connection().commit();
        } else {
            beside.connection().rollback();
        }
        return isDone;
    }

    @Override
    public void close() {
        beside.close();
    }
}
