package io.hubbub;

import io.hubbub.accounts.KeptAccounts;
import io.hubbub.accounts.RoomRules;
import io.hubbub.config.Config;
import io.hubbub.config.HistoryConfig;
import io.hubbub.config.RoomConfig;
import io.hubbub.history.Durability;
import io.hubbub.history.History;
import io.hubbub.history.HistorySettings;
import io.hubbub.home.Journals;
import io.hubbub.hub.Archive;
import io.hubbub.hub.Holdings;
import io.hubbub.hub.MemoryHoldings;
import io.hubbub.room.Names;
import io.hubbub.stats.Mistakes;
import io.hubbub.stats.StorageHealth;
import io.hubbub.store.StorageException;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Where what happens in the rooms of a server is kept.
 *
 * @param holdings what is known of those who hold a claim
 * @param accounts empty if there is no database
 * @param health empty if there is no database
 */
record Keeping(
        Journals journals,
        Archive archive,
        Holdings holdings,
        Optional<KeptAccounts> accounts,
        Optional<Supplier<StorageHealth>> health) {
    /** Empty rooms that are remembered: a few megabytes, and more than people come back to. */
    private static final int LOGS = 10_000;

    /** In these journals, and nobody reads it. */
    static Keeping in(Journals journals) {
        return new Keeping(journals, Archive.NONE, new MemoryHoldings(), Optional.empty(), Optional.empty());
    }

    /**
     * As a configuration says. Takes its time if there is a database to open.
     *
     * @throws StartException if that can't be used
     */
    static Keeping open(Config config, Mistakes mistakes) {
        HistoryConfig keys = config.history();
        if (keys.uri().isEmpty()) {
            return in(Journals.IN_MEMORY);
        }
        try {
            String uri = keys.uri().orElseThrow();
            History history =
                    History.open(settings(config, uri), mistakes, System::currentTimeMillis, System::nanoTime);
            KeptAccounts accounts = KeptAccounts.open(uri, rules(config), mistakes, System::currentTimeMillis);
            return new Keeping(
                    history, history, history.holdings(), Optional.of(accounts), Optional.of(history::health));
        } catch (StorageException cannot) {
            throw new StartException("history.uri: " + cannot.getMessage(), cannot);
        }
    }

    private static RoomRules rules(Config config) {
        return new RoomRules(config.accounts().roomsPerAccount, config.accounts().ownerGoneDays);
    }

    /** What is to be stored is stored first. */
    Future<Void> close() {
        return journals.close().onComplete(closed -> accounts.ifPresent(KeptAccounts::close));
    }

    private static HistorySettings settings(Config config, String uri) {
        HistoryConfig keys = config.history();
        return new HistorySettings(
                uri,
                durability(keys.isStored),
                keys.flushMillis,
                keys.keepDays,
                keys.keepEvents,
                keys.queueBytes,
                LOGS,
                keys.graceMinutes,
                new HistorySettings.Mail(keys.mailWaiting, keys.mailWaitingOfOne),
                config.rooms().stream()
                        .collect(Collectors.toMap(room -> Names.fold(room.name), room -> own(keys, room))));
    }

    private static HistorySettings.OfRoom own(HistoryConfig keys, RoomConfig room) {
        return new HistorySettings.OfRoom(
                durability(room.isStored(keys.isStored)),
                room.keepDays(keys.keepDays),
                room.keepEvents(keys.keepEvents));
    }

    private static Durability durability(boolean isStored) {
        return isStored ? Durability.STORED : Durability.RELAYED;
    }
}
