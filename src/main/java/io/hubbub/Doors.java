package io.hubbub;

import io.hubbub.config.DoorConfig;
import io.hubbub.config.DoorKind;
import io.hubbub.config.LimitsConfig;
import io.hubbub.door.DoorContext;
import io.hubbub.door.DoorView;
import io.hubbub.door.Figures;
import io.hubbub.door.ServedOptions;
import io.hubbub.door.Services;
import io.hubbub.door.SocketOptions;
import io.hubbub.door.demo.EchoOptions;
import io.hubbub.door.demo.HelloOptions;
import io.hubbub.door.demo.LoginOptions;
import io.hubbub.door.demo.TaskOptions;
import io.hubbub.door.irc.IrcOptions;
import io.hubbub.door.line.LineOptions;
import io.hubbub.door.raw.RawOptions;
import io.hubbub.door.udp.UdpOptions;
import io.hubbub.door.web.WebOptions;
import io.hubbub.hub.Hub;
import io.hubbub.hub.SessionLimits;
import io.hubbub.metrics.Metrics;
import io.hubbub.net.Door;
import io.hubbub.net.DoorServer;
import io.hubbub.net.ListenOptions;
import io.hubbub.net.Preferences;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/** The kinds of doors there are, and what each door of the configuration gets to be made of. */
public final class Doors {
    /** The place to name another kind: all else about it is in its own class. */
    public static final List<DoorKind<? extends ServedOptions>> KINDS = List.of(
            RawOptions.KIND,
            LineOptions.KIND,
            IrcOptions.KIND,
            WebOptions.KIND,
            TaskOptions.KIND,
            EchoOptions.KIND,
            HelloOptions.KIND,
            LoginOptions.KIND,
            UdpOptions.KIND);

    private final Vertx vertx;
    private final Shared shared;
    private final Services services;

    Doors(Vertx vertx, Shared shared) {
        this.vertx = vertx;
        this.shared = shared;
        this.services = new Services(
                vertx,
                shared.tasks(),
                shared.stats(),
                shared.passwords(),
                shared.program(),
                new Services.Watching(
                        () -> shared.health().live().checkStatus(),
                        () -> shared.health().ready().checkStatus(),
                        this::scrape,
                        this::views),
                this::alike,
                shared.common(),
                System::nanoTime);
    }

    /** The options of a door of the configuration. */
    static ServedOptions options(DoorConfig door) {
        if (door.options() instanceof ServedOptions served) {
            return served;
        }
        throw new IllegalArgumentException("no door can be made of " + door.options());
    }

    /** The server of the door with that number, at one instance. */
    DoorServer server(Hub hub, int number) {
        DoorConfig config = shared.config().doors().get(number);
        DoorContext context = new DoorContext(hub, shared.limiters().get(number), listen(config, number), services);
        return options(config).server(context);
    }

    private Door alike(String word, Optional<String> password) {
        Stream<ServedOptions> configured = shared.config().doors().stream()
                .filter(door -> door.wiring().kind().equals(word))
                .map(Doors::options);
        Stream<ServedOptions> standard =
                KINDS.stream().filter(kind -> kind.word().equals(word)).map(DoorKind::standard);
        return Stream.of(configured, standard)
                .flatMap(Function.identity())
                .filter(SocketOptions.class::isInstance)
                .map(SocketOptions.class::cast)
                .findFirst()
                .map(options -> options.door(services, password))
                .orElseThrow(() -> new IllegalArgumentException("nobody talks to a door of the kind " + word));
    }

    /** No work for an event loop. */
    private Future<Figures> scrape(List<String> accept) {
        Preferences said = Preferences.of(accept);
        String type = Metrics.contentType(said.named(Metrics.OPEN_METRICS_WORD).orElse(0), said.weight("text/plain"));
        return vertx.executeBlocking(() -> new Figures(type, shared.metrics().scrape(type)), false);
    }

    /** The doors as the console shows them. */
    private List<DoorView> views() {
        List<DoorView> views = new ArrayList<>();
        for (int i = 0; i < shared.limiters().size(); i++) {
            DoorConfig door = shared.config().doors().get(i);
            views.add(new DoorView(
                    door.name(),
                    door.wiring().kind(),
                    door.host(),
                    shared.ports().getOrDefault(door.name(), door.port()),
                    door.tls().isPresent(),
                    shared.limiters().get(i).inside()));
        }
        return views;
    }

    /** @param number which of the doors this is: port 0 becomes a free port of its own, shared by all instances */
    private ListenOptions listen(DoorConfig config, int number) {
        int port = config.port() == 0 ? -1 - number : config.port();
        return new ListenOptions(
                config.name(),
                config.host(),
                port,
                shared.certificates().options(config),
                config.options().asksForCertificates(),
                shared.handshakes(),
                config.limits().unreachableSeconds,
                sessionLimits(config.limits()));
    }

    private static SessionLimits sessionLimits(LimitsConfig limits) {
        return new SessionLimits(
                limits.behindBytes,
                TimeUnit.SECONDS.toNanos(limits.behindSeconds),
                TimeUnit.SECONDS.toNanos(limits.idleSeconds),
                TimeUnit.SECONDS.toNanos(limits.graceSeconds));
    }
}
