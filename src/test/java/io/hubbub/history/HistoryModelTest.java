package io.hubbub.history;

import io.hubbub.store.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to rooms, to the database and to the server, what is read is what a plain list says. {@code -Dhubbub.history.rounds} says
 * how many rounds are played, and {@code -Dhubbub.history.seed} with which seed the first.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class HistoryModelTest {
    private static final int ROUNDS = Integer.getInteger("hubbub.history.rounds", 6);

    /** Rounds wait more than they work. */
    private static final int AT_ONCE = 4;

    @TempDir
    Path folder;

    @Test
    void whatIsReadIsWhatTheModelSays() throws Exception {
        long first = Long.getLong("hubbub.history.seed", new SplittableRandom().nextLong());
        System.out.println("-Dhubbub.history.seed=" + first);
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Void>> rounds = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                String uri = i % 4 == 3
                        ? PostgresServer.shared().newDatabase()
                        : "sqlite:" + folder.resolve("round" + i + ".db");
                HistoryModel round = new HistoryModel(uri, first + i);
                rounds.add(() -> {
                    round.play();
                    return null;
                });
            }
            for (var result : threads.invokeAll(rounds)) {
                result.get();
            }
        } finally {
            threads.shutdown();
        }
    }
}
