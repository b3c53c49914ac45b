package io.hubbub;

import io.hubbub.config.Config;
import io.hubbub.config.DoorConfig;
import io.hubbub.config.LimitsConfig;
import io.hubbub.config.Service;
import io.hubbub.config.TaskCall;
import io.hubbub.door.demo.EchoDoor;
import io.hubbub.door.demo.HelloDoor;
import io.hubbub.door.demo.LoginDoor;
import io.hubbub.door.demo.TaskDoor;
import io.hubbub.door.irc.IrcDoor;
import io.hubbub.door.irc.IrcOptions;
import io.hubbub.door.line.LineDoor;
import io.hubbub.door.line.LineOptions;
import io.hubbub.door.raw.RawDoor;
import io.hubbub.door.udp.UdpDoor;
import io.hubbub.door.web.AdminAccess;
import io.hubbub.door.web.ChatDoor;
import io.hubbub.door.web.ConsoleDoor;
import io.hubbub.door.web.DoorView;
import io.hubbub.door.web.Site;
import io.hubbub.door.web.WebOptions;
import io.hubbub.door.web.WebServer;
import io.hubbub.hub.Hub;
import io.hubbub.hub.SessionLimits;
import io.hubbub.metrics.Metrics;
import io.hubbub.net.DatagramServer;
import io.hubbub.net.Door;
import io.hubbub.net.DoorServer;
import io.hubbub.net.ListenOptions;
import io.hubbub.net.Passwords;
import io.hubbub.net.Preferences;
import io.hubbub.net.SocketServer;
import io.hubbub.stats.ConnectionStats;
import io.hubbub.task.ChunkTask;
import io.hubbub.task.Tasks;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What the configuration says about doors, in the words of the doors themselves: the place to add another kind. */
final class Doors {
    /** The words that stand for them in the configuration. */
    private static final Map<Class<? extends Service>, String> WORDS = Map.of(
            Service.Raw.class, "raw",
            Service.Udp.class, Service.Udp.WORD,
            Service.Line.class, "line",
            Service.Irc.class, "irc",
            Service.Web.class, "web",
            Service.TaskService.class, "task",
            Service.Echo.class, "echo",
            Service.Hello.class, "hello",
            Service.Login.class, "login");

    private final Shared shared;
    private final Tasks tasks;
    private final ConnectionStats census;
    private final Passwords passwords;
    private final Service.Irc irc;
    private final Vertx vertx;

    Doors(Vertx vertx, Shared shared) {
        this.vertx = vertx;
        this.shared = shared;
        this.tasks = shared.tasks();
        this.census = shared.census();
        this.passwords = shared.passwords();
        this.irc = irc(shared.config());
    }

    /** What IRC clients in browsers find: the same as at the first IRC door, if there is one. */
    private static Service.Irc irc(Config config) {
        return config.doors().stream()
                .map(DoorConfig::service)
                .filter(Service.Irc.class::isInstance)
                .map(Service.Irc.class::cast)
                .findFirst()
                .orElseGet(Service.Irc::standard);
    }

    /** The server of the door with that number, at one instance. */
    DoorServer server(Hub hub, int number) {
        DoorConfig config = shared.config().doors().get(number);
        Gates gates = shared.gates().get(number);
        ListenOptions listen = listen(config, number);
        if (config.service() instanceof Service.Web web) {
            WebOptions options = options(web, config.limits());
            AdminAccess operator =
                    new AdminAccess(config.name(), web.consoleToken(), shared.wrongTokens(), System::nanoTime);
            return new WebServer(
                    vertx,
                    hub,
                    census,
                    gates.people(),
                    gates.consoles(),
                    shared.httpConnections(),
                    listen,
                    options,
                    operator,
                    site(options, operator),
                    System::nanoTime);
        }
        if (config.service() instanceof Service.Udp udp) {
            UdpDoor door = new UdpDoor(udp.room(), udp.datagramBytes(), census.datagrams());
            ListenOptions datagrams = listen.with(withIdle(listen.session(), udp.idleSeconds()));
            return new DatagramServer(
                    vertx, hub, census, gates.people(), door, datagrams, gates.peers(), System::nanoTime);
        }
        return new SocketServer(vertx, hub, census, gates.people(), door(config), listen);
    }

    private Site site(WebOptions options, AdminAccess operator) {
        return new Site(
                new ChatDoor(options, tasks, shared.tickets()),
                new IrcDoor(options(irc), census.presence(), tasks, passwords),
                new ConsoleDoor(options, census, this::views, operator, System::nanoTime),
                () -> shared.health().live().checkStatus(),
                () -> shared.health().ready().checkStatus(),
                this::scrape);
    }

    /** No work for an event loop. */
    private Future<Site.Figures> scrape(List<String> accept) {
        Preferences said = Preferences.of(accept);
        String type = Metrics.contentType(said.named(Metrics.OPEN_METRICS_WORD).orElse(0), said.weight("text/plain"));
        return vertx.executeBlocking(
                () -> new Site.Figures(type, shared.metrics().scrape(type)), false);
    }

    /** The doors as the console shows them. */
    private List<DoorView> views() {
        List<DoorView> views = new ArrayList<>();
        for (int i = 0; i < shared.gates().size(); i++) {
            DoorConfig door = shared.config().doors().get(i);
            views.add(new DoorView(
                    door.name(),
                    WORDS.get(door.service().getClass()),
                    door.host(),
                    shared.ports().getOrDefault(door.name(), door.port()),
                    door.tls().isPresent(),
                    shared.gates().get(i).inside()));
        }
        return views;
    }

    private Door door(DoorConfig config) {
        Service service = config.service();
        if (service instanceof Service.Raw raw) {
            return new RawDoor(raw.room(), raw.task().map(this::chunkTask), raw.refusesOthers());
        } else if (service instanceof Service.Line line) {
            return new LineDoor(
                    new LineOptions(line.room(), config.limits().lineBytes(), line.floodBurst(), line.floodPerSecond()),
                    tasks);
        } else if (service instanceof Service.Irc channels) {
            return new IrcDoor(options(channels), census.presence(), tasks, passwords);
        } else if (service instanceof Service.TaskService task) {
            return new TaskDoor(chunkTask(task.task()));
        } else if (service instanceof Service.Echo) {
            return new EchoDoor();
        } else if (service instanceof Service.Hello) {
            return new HelloDoor();
        } else if (service instanceof Service.Login) {
            return new LoginDoor();
        }
        throw new IllegalStateException("no door for " + service);
    }

    private WebOptions options(Service.Web web, LimitsConfig limits) {
        return new WebOptions(
                web.path(),
                Set.copyOf(web.allowedOrigins()),
                web.room(),
                limits.lineBytes(),
                TimeUnit.SECONDS.toNanos(web.registrationSeconds()),
                web.pingSeconds(),
                web.pongSeconds(),
                web.floodBurst(),
                web.floodPerSecond(),
                web.headerBytes(),
                web.urlBytes(),
                Release.number(),
                shared.startedMs());
    }

    private static IrcOptions options(Service.Irc irc) {
        return new IrcOptions(
                irc.network(),
                irc.serverName(),
                irc.motd(),
                irc.admin(),
                irc.password(),
                irc.operators(),
                irc.stripFormatting(),
                irc.targets(),
                new IrcOptions.Patience(
                        TimeUnit.SECONDS.toNanos(irc.registrationSeconds()),
                        TimeUnit.SECONDS.toNanos(irc.pingSeconds()),
                        TimeUnit.SECONDS.toNanos(irc.pongSeconds()),
                        irc.floodBurst(),
                        irc.floodPerSecond()),
                Release.number());
    }

    private ChunkTask chunkTask(TaskCall call) {
        return new ChunkTask(tasks, call.task(), call.arguments());
    }

    /** @param number which of the doors this is: port 0 becomes a free port of its own, shared by all instances */
    private ListenOptions listen(DoorConfig config, int number) {
        int port = config.port() == 0 ? -1 - number : config.port();
        return new ListenOptions(
                config.name(),
                config.host(),
                port,
                shared.certificates().options(config),
                shared.handshakes(),
                config.limits().unreachableSeconds(),
                sessionLimits(config.limits()));
    }

    /** Silence is the only end that a datagrams' peer has: the door's own limit holds if the other one is longer, or none. */
    private static SessionLimits withIdle(SessionLimits limits, int idleSeconds) {
        long doorsNs = TimeUnit.SECONDS.toNanos(idleSeconds);
        long idleNs = limits.idleNs() == 0 ? doorsNs : Math.min(limits.idleNs(), doorsNs);
        return new SessionLimits(limits.behindBytes(), limits.behindNs(), idleNs, limits.closingNs());
    }

    private static SessionLimits sessionLimits(LimitsConfig limits) {
        return new SessionLimits(
                limits.behindBytes(),
                TimeUnit.SECONDS.toNanos(limits.behindSeconds()),
                TimeUnit.SECONDS.toNanos(limits.idleSeconds()),
                TimeUnit.SECONDS.toNanos(limits.graceSeconds()));
    }
}
