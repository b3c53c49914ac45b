package io.hubbub.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.stats.ConnectionStats;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A command of {@code history} in a process of its own, and a history in this one that has the same database now and then. */
abstract class CommandContract {
    private final ConnectionStats stats = new ConnectionStats();
    private final int flushMillis;

    final AtomicLong nowMs = new AtomicLong(1_800_000_000_000L);

    /** Null while it is closed. */
    History history;

    @TempDir
    Path work;

    /** @param flushMillis how long the history's events wait for others */
    CommandContract(int flushMillis) {
        this.flushMillis = flushMillis;
    }

    /** A database with nothing in it, the same throughout a test. */
    abstract String uri() throws Exception;

    HistoryTool.Outcome tool(String... arguments) throws Exception {
        return new HistoryTool(work, uri()).run(arguments);
    }

    void open(Durability durability) throws Exception {
        HistorySettings settings = new HistorySettings(
                uri(), durability, flushMillis, 0, 0, 1 << 26, 100, 10, HistorySettings.Mail.USUAL, Map.of());
        history = History.open(settings, stats.mistakes(), nowMs::get, System::nanoTime);
    }

    KeptRoom room(String name) throws Exception {
        if (history == null) {
            open(Durability.STORED);
        }
        return KeptRoom.open(history.journal(0, 1), name);
    }

    @AfterEach
    void close() {
        if (history != null) {
            Waiting.forResult(history.close());
            history = null;
        }
        assertEquals(0, stats.mistakes().made());
    }
}
