package io.hubbub.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.room.CloseReason;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** However a connection ends, the server knows why. */
class EndsTest {
    private static final int FLOOD_BYTES = 16 << 20;

    private static final String SERVER = """
            { "instances": 2,
              "doors": [
                { "door": "raw", "port": 0, "room": "lobby" },
                { "door": "line", "port": 0, "floodBurst": 0, "room": "lobby" },
                { "door": "hello", "port": 0 },
                { "door": "login", "port": 0 },
                { "door": "echo", "port": 0 },
                { "door": "echo", "name": "impatient", "port": 0, "limits": { "idleSeconds": 1 } },
                { "door": "raw", "name": "flood", "port": 0, "room": "flood", "limits": { "behindSeconds": 1 } },
                { "door": "echo", "name": "small", "port": 0, "limits": { "connections": 1 } },
                { "door": "echo", "name": "single", "port": 0, "limits": { "connectionsPerAddress": 1 } } ],
              "limits": { "behindSeconds": 3600, "graceSeconds": 2 } }
            """;

    private final Map<CloseReason, Long> expected = new EnumMap<>(CloseReason.class);
    private int made;

    @Test
    void everyEndHasOneReasonAndTheRightOne() {
        RunningServer server = RunningServer.start(SERVER);
        try (Swarm swarm = new Swarm();
                server) {
            peersClose(swarm, server);
            peersBreak(swarm, server);
            peersQuit(swarm, server);
            peersAreServed(swarm, server);
            peersAreSilentOrDeaf(swarm, server);
            peersAreTooMany(swarm, server);
            peersStay(swarm, server);
        }
        assertEquals(expected, ends(server));
        assertEquals(made, server.ended());
        assertEquals(0, server.stats().open());
        assertEquals(List.of(), server.complaints());
    }

    /** Only those who have nothing unread: with something unread it would be a reset. */
    private void peersClose(Swarm swarm, RunningServer server) {
        for (String door : List.of("raw", "line", "echo", "login")) {
            connect(swarm, server, door).endInput();
        }
        awaitEnds(server, CloseReason.PEER_CLOSED, 4);
        for (String door : List.of("raw", "echo")) {
            connect(swarm, server, door).close();
        }
        awaitEnds(server, CloseReason.PEER_CLOSED, 6);
    }

    /** Not before they were accepted: what is reset in the kernel's queue may never get to the server. */
    private void peersBreak(Swarm swarm, RunningServer server) {
        for (String door : List.of("raw", "line", "echo", "login")) {
            SwarmClient client = connectAndWait(swarm, server, door);
            client.reset();
        }
        awaitEnds(server, CloseReason.NETWORK_ERROR, 4);
    }

    private void peersQuit(Swarm swarm, RunningServer server) {
        connect(swarm, server, "line").send("/quit so long\n");
        awaitEnds(server, CloseReason.QUIT, 1);
    }

    private void peersAreServed(Swarm swarm, RunningServer server) {
        connect(swarm, server, "hello");
        connect(swarm, server, "login").send("me");
        awaitEnds(server, CloseReason.SERVED, 2);
    }

    private void peersAreSilentOrDeaf(Swarm swarm, RunningServer server) {
        connect(swarm, server, "impatient");
        awaitEnds(server, CloseReason.IDLE, 1);
        made++;
        swarm.connectDeaf(server.port("flood"), Swarm.Sink.none()).send(ByteBuffer.allocate(FLOOD_BYTES));
        awaitEnds(server, CloseReason.TOO_SLOW, 1);
    }

    private void peersAreTooMany(Swarm swarm, RunningServer server) {
        SwarmClient first = connectAndWait(swarm, server, "small");
        connect(swarm, server, "small");
        awaitEnds(server, CloseReason.DOOR_FULL, 1);
        connect(swarm, server, "single");
        awaitEnds(server, CloseReason.ADDRESS_FULL, 1);
        first.close();
        awaitEnds(server, CloseReason.PEER_CLOSED, 7);
    }

    private void peersStay(Swarm swarm, RunningServer server) {
        for (String door : List.of("raw", "line", "echo", "login")) {
            connect(swarm, server, door);
        }
        Scenario.await("accepted", () -> server.stats().open() == 4);
        expected.put(CloseReason.SHUTDOWN, 4L);
    }

    private SwarmClient connect(Swarm swarm, RunningServer server, String door) {
        made++;
        return swarm.connect(server.port(door), Swarm.Sink.none());
    }

    private SwarmClient connectAndWait(Swarm swarm, RunningServer server, String door) {
        Scenario.await("nobody", () -> server.stats().open() == 0);
        SwarmClient client = connect(swarm, server, door);
        Scenario.await("accepted", () -> server.stats().open() == 1);
        return client;
    }

    private void awaitEnds(RunningServer server, CloseReason reason, long count) {
        expected.put(reason, count);
        Scenario.await(
                count + " " + reason + " in " + ends(server), () -> ends(server).equals(expected));
    }

    private static Map<CloseReason, Long> ends(RunningServer server) {
        Map<CloseReason, Long> ends = new EnumMap<>(CloseReason.class);
        for (CloseReason reason : CloseReason.values()) {
            if (server.stats().closed(reason) > 0) {
                ends.put(reason, server.stats().closed(reason));
            }
        }
        return ends;
    }
}
