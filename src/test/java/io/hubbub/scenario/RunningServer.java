package io.hubbub.scenario;

import io.hubbub.Complaints;
import io.hubbub.Hubbub;
import io.hubbub.TestServer;
import io.hubbub.config.Config;
import io.hubbub.room.CloseReason;
import io.hubbub.stats.ConnectionStats;
import io.hubbub.task.TaskCatalog;
import io.hubbub.task.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A server in the test's own process, and everything it complains about. Doors with port 0 get a free one. */
final class RunningServer implements AutoCloseable {
    private final Complaints complaints = new Complaints();
    private final Hubbub hubbub;

    private RunningServer(Config config, TaskCatalog catalog) {
        this.hubbub = within(Hubbub.start(config, catalog));
    }

    static RunningServer start(String json) {
        TaskCatalog catalog = TaskCatalog.onClassPath();
        Path file = Scenario.configuration(json);
        try {
            return new RunningServer(
                    Hubbub.configuration(catalog::complaint).read(file, TestServer.NO_HISTORY), catalog);
        } finally {
            delete(file);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException left) {
            throw new AssertionError(left);
        }
    }

    private static <T> T within(io.vertx.core.Future<T> future) {
        try {
            return future.await(Scenario.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError(late);
        }
    }

    int port(String door) {
        return hubbub.ports().get(door);
    }

    ConnectionStats stats() {
        return hubbub.stats();
    }

    Tasks tasks() {
        return hubbub.tasks();
    }

    /** How many connections have ended, for whatever reason. */
    long ended() {
        return Stream.of(CloseReason.values()).mapToLong(stats()::closed).sum();
    }

    /** What was logged as a warning or an error since the start. */
    List<String> complaints() {
        return complaints.list();
    }

    @Override
    public void close() {
        within(hubbub.stop());
        complaints.close();
    }
}
