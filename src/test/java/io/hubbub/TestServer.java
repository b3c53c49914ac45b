package io.hubbub;

import io.hubbub.config.Config;
import io.hubbub.home.Journals;
import io.hubbub.room.CloseReason;
import io.hubbub.stats.ConnectionStats;
import io.hubbub.task.TaskCatalog;
import io.hubbub.task.Tasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A whole server for a test, with two instances unless the configuration has another number: two connections to one door
 * are then at different instances. For one thread; closing it closes the peers it has made, too.
 */
public final class TestServer implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;
    private static final long PAUSE_NS = 100_000;
    private static final int INSTANCES = 2;

    /** Nothing is kept unless a test wants it. */
    public static final Map<String, String> NO_HISTORY = Map.of("HUBBUB_HISTORY_URI", "null");

    private final Hubbub hubbub;
    private final List<Peer> peers = new ArrayList<>();
    private boolean stopped;

    private TestServer(Hubbub hubbub) {
        this.hubbub = hubbub;
    }

    /** Starts with a configuration as users write it, except that single quotes do; doors have port 0. */
    public static TestServer start(String json) {
        return start(config(json), TaskCatalog.onClassPath());
    }

    /** Starts with tasks of the test's. */
    public static TestServer start(String json, TaskCatalog catalog) {
        return start(config(json), catalog);
    }

    public static TestServer start(Config config, TaskCatalog catalog) {
        Config several = config.instances() == 0 ? config.withInstances(INSTANCES) : config;
        return new TestServer(Hubbub.start(several, catalog).await());
    }

    /** Starts with journals of the test's. */
    public static TestServer start(String json, Journals journals) {
        Config config = config(json).withInstances(INSTANCES);
        return new TestServer(
                Hubbub.start(config, TaskCatalog.onClassPath(), journals).await());
    }

    /** One door of each of these kinds that need nothing more said: {@code raw} and {@code line} lead into the lobby. */
    public static TestServer withDoors(String... kinds) {
        StringBuilder doors = new StringBuilder();
        for (String kind : kinds) {
            doors.append(doors.isEmpty() ? "" : ", ").append("{'door': '%s', 'port': 0%s}".formatted(kind, more(kind)));
        }
        return start("{'doors': [" + doors + "]}");
    }

    /** Tests send as fast as they can. */
    private static String more(String kind) {
        if (kind.equals("irc") || kind.equals("web")) {
            return ", 'floodBurst': 0";
        }
        if (kind.equals("line")) {
            return ", 'room': 'lobby', 'floodBurst': 0";
        }
        return kind.equals("raw") ? ", 'room': 'lobby'" : "";
    }

    /** Reads a configuration as users write it, except that single quotes do. Paths are relative to the working folder. */
    public static Config config(String json) {
        try {
            Path file = Files.createTempFile("hubbub-test", ".json");
            try {
                Files.writeString(file, json.replace('\'', '"'));
                return Hubbub.configuration(TaskCatalog.onClassPath()::complaint)
                        .read(file, json.contains("'history'") ? Map.of() : NO_HISTORY);
            } finally {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Somebody new at a door. */
    public Peer connect(String door) {
        return keep(Peer.connect(port(door)));
    }

    /** Somebody new at a door that speaks TLS, who knows and checks its certificate. */
    public Peer connect(String door, Certificates known) {
        return keep(known.connect(port(door)));
    }

    private Peer keep(Peer peer) {
        peers.add(peer);
        return peer;
    }

    /**
     * Somebody new at a raw door who is in its room for sure, since it has seen itself speak there.
     *
     * @param others everybody who is in the room already and sees it, too; nothing of it is left for them to read
     */
    public Peer member(String door, Peer... others) {
        Peer peer = connect(door).send("(here)").expect("(here)");
        for (Peer other : others) {
            other.expect("(here)");
        }
        return peer;
    }

    /**
     * Somebody new at a line door, welcomed to its room.
     *
     * @param others everybody who is in the room already; they see the newcomer join
     */
    public Person person(String door, Person... others) {
        return person(connect(door), others);
    }

    /** The person at the other end of a connection to a line door. */
    public Person person(Peer peer, Person... others) {
        Person person = Person.welcomed(peer);
        for (Person other : others) {
            other.sees("* " + person.nick() + " joined");
        }
        return person;
    }

    public int port(String door) {
        return hubbub.ports().get(door);
    }

    public Hubbub hubbub() {
        return hubbub;
    }

    public ConnectionStats stats() {
        return hubbub.stats();
    }

    public Tasks tasks() {
        return hubbub.tasks();
    }

    /** Waits until so many connections have ended for this reason. */
    public void awaitClosed(CloseReason reason, long count) {
        await(() -> stats().closed(reason) >= count, count + " closed as " + reason);
    }

    /** Waits until so many connections are open. */
    public void awaitOpen(int count) {
        await(() -> stats().open() == count, count + " open connections");
    }

    /** Waits for what must come and what no socket tells. */
    public static void await(BooleanSupplier condition, String what) {
        long startNs = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - startNs > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                throw new AssertionError("not in time: " + what);
            }
            // Leaves the processor to those it waits for.
            LockSupport.parkNanos(PAUSE_NS);
        }
    }

    /** Stops the server as SIGTERM does. */
    public void stop() {
        stopped = true;
        try {
            hubbub.stop().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError("the server does not stop", late);
        }
    }

    /** A server that made a mistake has failed the test, whatever the test is about. */
    @Override
    public void close() {
        peers.forEach(Peer::hangUp);
        if (!stopped) {
            stop();
        }
        long made = stats().mistakes().made();
        if (made > 0) {
            throw new AssertionError("mistakes of the server's, which its log tells: " + made);
        }
    }
}
