package io.hubbub.door.web;

import io.hubbub.TestServer;
import io.hubbub.door.DoorPassword;
import io.hubbub.door.Figures;
import io.hubbub.door.Services;
import io.hubbub.door.demo.EchoDoor;
import io.hubbub.home.Journals;
import io.hubbub.home.MemoryJournal;
import io.hubbub.hub.Archive;
import io.hubbub.hub.KeptEvents;
import io.hubbub.net.ConnectionLimiter;
import io.hubbub.net.OneDoor;
import io.hubbub.task.TaskCatalog;
import io.hubbub.task.Tasks;
import io.vertx.core.Future;
import io.vertx.ext.healthchecks.CheckResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** A web door by itself, at a time that the test moves: four HTTP connections at most, and an echo in the place of IRC. */
final class WebDoor {
    static final Services.Program PROGRAM = new Services.Program("1.2.3", 0, 0);

    /** Nobody has to hurry, and nobody is held up. */
    static final WebOptions OPTIONS = options("'registrationSeconds': 0");

    private WebDoor() {}

    /** A door's options as users write them, except that single quotes do; it has small limits, and none on floods. */
    static WebOptions options(String keys) {
        String small = "'floodBurst': 0, 'headerBytes': 8192, 'urlBytes': 4096, 'limits': {'lineBytes': 4096}";
        String door = "{'door': 'web', 'port': 0, " + small + ", " + keys + "}";
        return (WebOptions)
                TestServer.config("{'doors': [" + door + "]}").doors().get(0).options();
    }

    static OneDoor open() {
        return open(
                () -> Future.failedFuture("nobody asks for health here"),
                accept -> Future.failedFuture("nobody asks for figures here"));
    }

    static OneDoor open(Supplier<Future<CheckResult>> health, Function<List<String>, Future<Figures>> figures) {
        return open(Journals.IN_MEMORY, Archive.NONE, health, figures);
    }

    /** One where what happens is kept in the hands of a test. */
    static OneDoor open(KeptEvents kept) {
        return open(
                (home, homes) -> kept.before(new MemoryJournal(home, homes)),
                kept,
                () -> Future.failedFuture("nobody asks for health here"),
                accept -> Future.failedFuture("nobody asks for figures here"));
    }

    private static OneDoor open(
            Journals journals,
            Archive archive,
            Supplier<Future<CheckResult>> health,
            Function<List<String>, Future<Figures>> figures) {
        return OneDoor.serve(journals, archive, (vertx, hub, stats, limiter, listen, clockNs) -> {
            AdminAccess operator = new AdminAccess("web", Optional.empty(), new WrongTokens(), clockNs);
            Tasks tasks = new Tasks(vertx, TaskCatalog.of(), 1, 0, Duration.ofDays(1));
            Site site = new Site(
                    new ChatDoor(OPTIONS, PROGRAM, tasks, new ResumeTokens(), DoorPassword.NONE),
                    new EchoDoor(),
                    new ConsoleDoor(OPTIONS, PROGRAM, stats, List::of, operator, clockNs),
                    health,
                    health,
                    figures);
            return new WebServer(
                    vertx,
                    hub,
                    stats,
                    limiter,
                    new ConnectionLimiter(stats, 1, 1, 0, address -> Optional.empty()),
                    new HttpConnections(4),
                    listen,
                    OPTIONS,
                    operator,
                    site,
                    new Handovers(),
                    clockNs);
        });
    }
}
