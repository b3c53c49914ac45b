package io.hubbub.net;

import io.hubbub.Peer;
import io.hubbub.room.Census;
import io.hubbub.room.Hub;
import io.hubbub.room.Instance;
import io.hubbub.room.Rules;
import io.hubbub.room.SessionLimits;
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

/** A single door with what a test wants behind it, at a single instance. Call from the test's thread. */
public final class OneDoor implements AutoCloseable {
    private static final int ENOUGH_TURNS = 20;
    static final int BEHIND_SECONDS = 10;
    static final int CLOSING_SECONDS = 5;
    private static final SessionLimits LIMITS = new SessionLimits(
            1 << 20, TimeUnit.SECONDS.toNanos(BEHIND_SECONDS), 0, TimeUnit.SECONDS.toNanos(CLOSING_SECONDS));

    public final Census census = new Census();
    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
    private final Context context = vertx.getOrCreateContext();
    private final List<Peer> peers = new ArrayList<>();
    private final AtomicLong clockNs = new AtomicLong();
    private Hub hub;
    private int port;

    private OneDoor() {}

    static OneDoor open(Door door) {
        return openWith((census, clockNs) -> door);
    }

    /**
     * Opens a door that needs more than its own options.
     *
     * @param door made with what counts connections, and the clock that the test moves
     */
    public static OneDoor openWith(BiFunction<Census, LongSupplier, Door> door) {
        OneDoor one = new OneDoor();
        Instance.prepare(one.vertx.eventBus());
        one.port = one.<Future<Integer>>on(() -> one.listen(door.apply(one.census, one.clockNs::get)))
                .await();
        return one;
    }

    private Future<Integer> listen(Door door) {
        Instance core =
                new Instance(vertx, 0, 1, 1 << 20, census, Rules.STANDARD, clockNs::get, System::currentTimeMillis);
        hub = core.hub();
        ListenOptions options = new ListenOptions("test", "127.0.0.1", 0, Optional.empty(), LIMITS);
        Gate gate = new Gate(census, 9, 9, 0);
        return new SocketServer(vertx, hub, census, gate, door, options).open();
    }

    public Peer connect() {
        Peer peer = Peer.connect(port);
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

    private <T> T on(Supplier<T> action) {
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
