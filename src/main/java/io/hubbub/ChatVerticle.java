package io.hubbub;

import io.hubbub.bus.Nodes;
import io.hubbub.config.Certificate;
import io.hubbub.config.Config;
import io.hubbub.config.DoorConfig;
import io.hubbub.hub.Hub;
import io.hubbub.metrics.Pulse;
import io.hubbub.net.DoorServer;
import io.hubbub.room.CloseReason;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One instance of the server: the core of one event loop and its share of every door. Started in two steps, since the first
 * visitor needs every home: deploying starts the core, {@link #openDoors} lets people in.
 */
final class ChatVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(ChatVerticle.class);
    private static final long SWEEP_MS = 1000;

    private final int index;
    private final Shared shared;
    private final List<DoorServer> servers = new ArrayList<>();
    private Instance core;
    private Hub hub;

    ChatVerticle(int index, Shared shared) {
        this.index = index;
        this.shared = shared;
    }

    @Override
    public Future<?> start() {
        core = new Instance(
                vertx,
                Nodes.one(shared.instances()),
                index,
                windowBytes(),
                shared.stats(),
                shared.config().chat(),
                System::nanoTime,
                System::currentTimeMillis,
                shared.keeping().journals(),
                shared.keeping().archive(),
                shared.homes(),
                shared.keeping().holdings(),
                shared.access());
        hub = core.hub();
        vertx.setPeriodic(SWEEP_MS, timer -> core.sweep());
        beatLater();
        return Future.succeededFuture();
    }

    private void beatLater() {
        vertx.setTimer(
                Pulse.EVERY_MS,
                timer -> context.runOnContext(nothing -> {
                    shared.pulses().get(index).beat(System.nanoTime());
                    beatLater();
                }));
    }

    /**
     * Bytes in flight in the whole server are at most half of what a member may fall behind: so even if everybody stops
     * reading at once, what is said before the speakers are stopped throws nobody out.
     */
    private long windowBytes() {
        return shared.config().limits().behindBytes / 2 / shared.instances();
    }

    /** Listens at every door. Call from any thread, once. The result has the ports, in the order of the doors. */
    Future<List<Integer>> openDoors() {
        return onContext(() -> {
            Config config = shared.config();
            Doors doors = new Doors(vertx, shared);
            List<Future<Integer>> ports = new ArrayList<>();
            for (int i = 0; i < config.doors().size(); i++) {
                DoorConfig door = config.doors().get(i);
                DoorServer server = doors.server(hub, i);
                servers.add(server);
                int number = i;
                ports.add(server.open()
                        .onSuccess(port -> shared.ports().put(door.name(), port))
                        .recover(error -> Future.failedFuture(cannotListen(door, number, error))));
            }
            return Future.all(ports).map(all -> all.list());
        });
    }

    private static StartException cannotListen(DoorConfig door, int number, Throwable error) {
        return new StartException("doors[" + number + "]." + ListenFault.complaint(door, error), error);
    }

    /** Shows another certificate from the next handshake on, at each door that had one from its source. Call from any thread. */
    Stream<Future<Void>> present(Certificate certificate) {
        List<DoorConfig> doors = shared.config().doors();
        return IntStream.range(0, doors.size())
                .filter(i -> DoorCertificates.serves(doors.get(i), certificate.source()))
                .mapToObj(i -> onContext(() -> servers.get(i).present(DoorCertificates.options(certificate))));
    }

    /**
     * Lets nobody in any more, takes leave of everybody. Done when all are gone, and what they have asked for has happened wherever it had
     * to; at the deadline at the latest.
     */
    Future<Void> closeDoors(Duration grace, Deadline deadline) {
        return onContext(() -> {
                    hub.closeAll(CloseReason.SHUTDOWN);
                    List<Future<Void>> closed = servers.stream()
                            .map(server -> server.shutdown(grace))
                            .toList();
                    return Future.join(closed).eventually(() -> deadline.meets(core.settled()));
                })
                .mapEmpty();
    }

    /**
     * Waits until what has happened in the rooms that live here is stored, as long as there is time, and tells of what is left. To be
     * called once every instance has closed its doors: until then their sessions ask for something here.
     */
    Future<Void> stored(Deadline deadline) {
        return onContext(() -> deadline.meets(core.stored()))
                .onSuccess(inTime -> {
                    if (!inTime) {
                        LOG.warn(
                                "instance {} stops although what happened last in {} rooms is not stored",
                                index,
                                core.unstored());
                    }
                })
                .mapEmpty();
    }

    /** An exception in there is a failure as well: nobody shall wait for ever. */
    private <T> Future<T> onContext(Supplier<Future<T>> action) {
        Promise<T> promise = Promise.promise();
        context.runOnContext(nothing ->
                Future.succeededFuture().compose(started -> action.get()).onComplete(promise));
        return promise.future();
    }
}
