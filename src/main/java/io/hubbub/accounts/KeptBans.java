package io.hubbub.accounts;

import io.hubbub.hub.BanStore;
import io.hubbub.room.BanList;
import io.hubbub.room.BanTarget;
import io.hubbub.room.ServerBan;
import io.hubbub.store.StorageException;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The bans in the database. Thread-safe. */
final class KeptBans implements BanStore {
    private final Desk desk;
    private final LongSupplier nowMs;
    private final List<Consumer<BanList>> watchers = new CopyOnWriteArrayList<>();

    /** As read last. */
    private volatile BanList read = BanList.NONE;

    KeptBans(Desk desk, LongSupplier nowMs) {
        this.desk = desk;
        this.nowMs = nowMs;
    }

    /** Reads them, and tells. */
    void read(Connection connection) throws SQLException {
        read = BanList.of(BanRows.current(connection, nowMs.getAsLong()));
        watchers.forEach(watcher -> watcher.accept(read));
    }

    @Override
    public Future<Void> add(ServerBan ban) {
        return desk.ask(connection -> {
            if (!BanRows.add(connection, ban)) {
                throw new StorageException("there are " + BanList.MOST + " bans already");
            }
            return null;
        });
    }

    @Override
    public Future<Boolean> remove(BanTarget target, String by) {
        return desk.ask(connection -> BanRows.remove(connection, target, by, nowMs.getAsLong()));
    }

    @Override
    public void onChange(Consumer<BanList> told) {
        watchers.add(told);
        told.accept(read);
    }
}
