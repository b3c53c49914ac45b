package io.hubbub.net;

import io.hubbub.Certificates;
import io.hubbub.Instance;
import io.hubbub.Peer;
import io.hubbub.bus.Nodes;
import io.hubbub.home.HomeOptions;
import io.hubbub.home.Journals;
import io.hubbub.hub.AccountAccess;
import io.hubbub.hub.Archive;
import io.hubbub.hub.Bans;
import io.hubbub.hub.Hub;
import io.hubbub.hub.MemoryHoldings;
import io.hubbub.hub.SessionLimits;
import io.hubbub.room.ChatLimits;
import io.hubbub.stats.ConnectionStats;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A single door with what a test wants behind it, at a single instance, which begins at midnight of the first day of 1970. Call from the
 * test's thread.
 */
public final class OneDoor implements AutoCloseable {
    private static final int ENOUGH_TURNS = 20;

    /** Connections at once. */
    static final int MOST = 9;

    static final int BEHIND_SECONDS = 10;
    static final int CLOSING_SECONDS = 5;
    private static final SessionLimits LIMITS = new SessionLimits(
            1 << 20, TimeUnit.SECONDS.toNanos(BEHIND_SECONDS), 0, TimeUnit.SECONDS.toNanos(CLOSING_SECONDS));

    public final ConnectionStats stats = new ConnectionStats();
    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
    private final Context context = vertx.getOrCreateContext();
    private final List<Peer> peers = new ArrayList<>();
    private final AtomicLong clockNs = new AtomicLong();
    private Journals journals = Journals.IN_MEMORY;
    private Archive archive = Archive.NONE;
    private Hub hub;
    private int port;

    private OneDoor() {}

    static OneDoor open(Door door) {
        return openWith((stats, clockNs) -> door);
    }

    /**
     * Opens a door that needs more than its own options.
     *
     * @param door made with what counts connections, and the clock that the test moves
     */
    public static OneDoor openWith(BiFunction<ConnectionStats, LongSupplier, Door> door) {
        OneDoor one = new OneDoor();
        return one.listening((limiter, options) -> new SocketServer(
                one.vertx, one.hub, one.stats, limiter, door.apply(one.stats, one.clockNs::get), options));
    }

    /** What serves a door, made of what a test has. */
    public interface Making {
        DoorServer make(
                Vertx vertx,
                Hub hub,
                ConnectionStats stats,
                ConnectionLimiter limiter,
                ListenOptions options,
                LongSupplier clockNs);
    }

    /** The port of the door. */
    int port() {
        return port;
    }

    /** Opens a door with a server of its own. */
    public static OneDoor serve(Making making) {
        return serve(Journals.IN_MEMORY, Archive.NONE, making);
    }

    /** The same where something is kept of what happens. */
    public static OneDoor serve(Journals journals, Archive archive, Making making) {
        OneDoor one = new OneDoor();
        one.journals = journals;
        one.archive = archive;
        return one.listening(
                (limiter, options) -> making.make(one.vertx, one.hub, one.stats, limiter, options, one.clockNs::get));
    }

    private OneDoor listening(BiFunction<ConnectionLimiter, ListenOptions, DoorServer> server) {
        Instance.prepare(vertx);
        port = this.<Future<Integer>>on(() -> listen(server)).await();
        return this;
    }

    private Future<Integer> listen(BiFunction<ConnectionLimiter, ListenOptions, DoorServer> server) {
        Instance core = new Instance(
                vertx,
                Nodes.one(1),
                0,
                1 << 20,
                stats,
                ChatLimits.STANDARD,
                clockNs::get,
                () -> TimeUnit.NANOSECONDS.toMillis(clockNs.get()),
                journals,
                archive,
                HomeOptions.NONE,
                new MemoryHoldings(),
                AccountAccess.none(Bans.inMemory(() -> 0)));
        hub = core.hub();
        ListenOptions options = new ListenOptions(
                "test", "127.0.0.1", 0, Optional.empty(), false, new Handshakes(0, clockNs::get), 0, LIMITS);
        ConnectionLimiter limiter = new ConnectionLimiter(stats, MOST, MOST, 0);
        return server.apply(limiter, options).open();
    }

    public Peer connect() {
        return with(Peer.connect(port));
    }

    /** Connects by TLS. */
    public Peer connect(Certificates known) {
        return with(known.connect(port));
    }

    private Peer with(Peer peer) {
        peers.add(peer);
        return peer;
    }

    /** Does something on the event loop, and waits for it. */
    public void run(Runnable action) {
        on(() -> {
            action.run();
            return null;
        });
    }

    /** Does something on the event loop, and waits for nothing. */
    void later(Runnable action) {
        context.runOnContext(nothing -> action.run());
    }

    /** Asks something on the event loop. */
    <T> T on(Supplier<T> action) {
        Promise<T> done = Promise.promise();
        context.runOnContext(nothing -> done.complete(action.get()));
        return done.future().await();
    }

    /** Lets time pass, and the hub notice. */
    public void pass(int seconds) {
        clockNs.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
        run(() -> hub.sweep());
    }

    /** Lets the event loop take notice of all that its sockets have for it by now. */
    public void turn() {
        for (int i = 0; i < ENOUGH_TURNS; i++) {
            run(() -> {});
        }
    }

    @Override
    public void close() {
        peers.forEach(Peer::hangUp);
        vertx.close().await();
    }
}
