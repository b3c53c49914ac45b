package io.hubbub.door.line;

import io.hubbub.TestServer;
import io.hubbub.door.DoorPassword;
import io.hubbub.home.MemoryJournal;
import io.hubbub.hub.KeptEvents;
import io.hubbub.net.OneDoor;
import io.hubbub.net.SocketServer;
import io.hubbub.task.TaskCatalog;
import io.hubbub.task.Tasks;
import java.time.Duration;

/** A line door where what happens is kept in the hands of the test, and the clock, too. Call from the test's thread. */
final class KeepingLineDoor {
    private KeepingLineDoor() {}

    static OneDoor serve(KeptEvents kept) {
        LineOptions options = (LineOptions)
                TestServer.config("{'doors': [{'door': 'line', 'port': 0, 'floodBurst': 0, 'replay': 0}]}")
                        .doors()
                        .get(0)
                        .options();
        return OneDoor.serve(
                (home, homes) -> kept.before(new MemoryJournal(home, homes)),
                kept,
                (vertx, hub, stats, limiter, listen, clockNs) -> {
                    Tasks tasks = new Tasks(vertx, TaskCatalog.of(), 1, 0, Duration.ofDays(1));
                    return new SocketServer(
                            vertx, hub, stats, limiter, new LineDoor(options, tasks, DoorPassword.NONE), listen);
                });
    }
}
