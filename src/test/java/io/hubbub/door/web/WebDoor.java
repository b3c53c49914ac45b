package io.hubbub.door.web;

import io.hubbub.door.demo.EchoDoor;
import io.hubbub.hub.Grants;
import io.hubbub.net.ConnectionLimiter;
import io.hubbub.net.OneDoor;
import io.hubbub.task.TaskCatalog;
import io.hubbub.task.Tasks;
import io.vertx.core.Future;
import io.vertx.ext.healthchecks.CheckResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** A web door by itself, at a time that the test moves: four HTTP connections at most, and an echo in the place of IRC. */
final class WebDoor {
    static final WebOptions OPTIONS =
            new WebOptions("/", Set.of(), "lobby", 4096, 0, 25, 20, 0, 1, 8192, 4096, "1.2.3", 0);

    private WebDoor() {}

    static OneDoor open() {
        return open(
                () -> Future.failedFuture("nobody asks for health here"),
                accept -> Future.failedFuture("nobody asks for figures here"));
    }

    static OneDoor open(Supplier<Future<CheckResult>> health, Function<List<String>, Future<Site.Figures>> figures) {
        return OneDoor.serve((vertx, hub, census, gate, listen, clockNs) -> {
            AdminAccess operator = new AdminAccess("web", Optional.empty(), new WrongTokens(), clockNs);
            Tasks tasks = new Tasks(vertx, TaskCatalog.of(), 1, 0, Duration.ofDays(1));
            Site site = new Site(
                    new ChatDoor(OPTIONS, tasks, new ResumeTokens()),
                    new EchoDoor(),
                    new ConsoleDoor(OPTIONS, census, List::of, operator, Grants::console, clockNs),
                    health,
                    health,
                    figures);
            return new WebServer(
                    vertx,
                    hub,
                    census,
                    gate,
                    new ConnectionLimiter(census, 1, 1, 0),
                    new HttpConnections(4),
                    listen,
                    OPTIONS,
                    operator,
                    site,
                    clockNs);
        });
    }
}
