package io.hubbub;

import io.hubbub.config.Config;
import io.hubbub.config.DoorConfig;
import io.hubbub.config.Service;
import io.hubbub.door.web.ConsoleDoor;
import io.hubbub.door.web.HttpConnections;
import io.hubbub.door.web.Tickets;
import io.hubbub.door.web.WrongTokens;
import io.hubbub.metrics.Metrics;
import io.hubbub.metrics.Pulse;
import io.hubbub.metrics.Watched;
import io.hubbub.net.Gate;
import io.hubbub.net.Handshakes;
import io.hubbub.net.Passwords;
import io.hubbub.room.Census;
import io.hubbub.task.Tasks;
import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/**
 * What all instances of one server share. Everything in it is thread-safe.
 *
 * @param startedMs when the server started, in milliseconds since 1970
 * @param ports those of the doors that are open, by the doors' names
 */
record Shared(
        Config config,
        int instances,
        int connections,
        Census census,
        List<Gates> gates,
        DoorCertificates certificates,
        Tasks tasks,
        Passwords passwords,
        WrongTokens wrongTokens,
        Tickets tickets,
        HttpConnections httpConnections,
        Handshakes handshakes,
        List<Pulse> pulses,
        Metrics metrics,
        Health health,
        long startedMs,
        Map<String, Integer> ports) {

    static Shared make(Vertx vertx, Config config, int instances, Tasks tasks) {
        boolean isOnTheWeb = config.doors().stream().anyMatch(door -> door.service() instanceof Service.Web);
        int httpConnections = isOnTheWeb ? FileLimit.share(HttpConnections.MOST) : 1;
        DoorCertificates certificates = new DoorCertificates(config);
        int handshakes = certificates.sources().isEmpty() ? 0 : FileLimit.share(Handshakes.MOST);
        int others = handshakes + (isOnTheWeb ? httpConnections + ConsoleDoor.BEYOND_LIMITS : httpConnections);
        int connections = FileLimit.connections(config.limits().connections(), others);
        Census census = new Census();
        Census beyond = new Census();
        Map<String, Gates> gates = new LinkedHashMap<>();
        for (DoorConfig door : config.doors()) {
            int perAddress = door.limits().connectionsPerAddress();
            gates.put(
                    door.name(),
                    new Gates(
                            new Gate(census, connections, door.limits().connections(), perAddress),
                            new Gate(beyond, ConsoleDoor.BEYOND_LIMITS, ConsoleDoor.BEYOND_LIMITS, 0)));
        }
        List<Pulse> pulses = Stream.generate(() -> new Pulse(System.nanoTime()))
                .limit(instances)
                .toList();
        Map<String, IntSupplier> inside = new LinkedHashMap<>();
        gates.forEach((door, counted) -> inside.put(door, counted::inside));
        Watched watched = new Watched(census, inside, tasks, pulses, Release.number(), System::nanoTime);
        return new Shared(
                config,
                instances,
                connections,
                census,
                List.copyOf(gates.values()),
                certificates,
                tasks,
                new Passwords(vertx),
                new WrongTokens(),
                new Tickets(),
                new HttpConnections(httpConnections),
                new Handshakes(handshakes),
                pulses,
                new Metrics(watched),
                new Health(vertx, pulses, System::nanoTime),
                System.currentTimeMillis(),
                new ConcurrentHashMap<>());
    }
}
