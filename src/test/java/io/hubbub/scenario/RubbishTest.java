package io.hubbub.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All kinds of nonsense at every door, all at once; then everything is as before. */
@Tag("slow")
class RubbishTest {
    private static final int EACH = Scenario.isFull() ? 50 : 10;
    private static final int MOST_RANDOM_BYTES = 64 << 10;
    private static final int HUGE_LINE_BYTES = 1 << 20;
    private static final Duration HALF_OPEN = Scenario.seconds("hubbub.scenario.halfOpenSeconds", 2, 60);

    private static final List<String> DOORS = List.of("raw", "asking", "line", "tls", "task", "echo", "hello", "login");

    /** Where nothing is said and nothing is closed for it. */
    private static final List<String> PATIENT_DOORS = List.of("raw", "asking", "line", "task", "echo", "login");

    private static final String SERVER = """
            { "instances": 3,
              "doors": [
                { "door": "raw", "port": 0, "room": "lobby" },
                { "door": "raw", "name": "asking", "port": 0, "room": "office", "task": "sum" },
                { "door": "line", "port": 0, "floodBurst": 0, "room": "lobby" },
                { "door": "line", "name": "tls", "port": 0, "floodBurst": 0, "room": "vault",
                  "tls": { "certificate": "%s", "key": "%s" } },
                { "door": "task", "port": 0, "task": "primes" },
                { "door": "echo", "port": 0 },
                { "door": "hello", "port": 0 },
                { "door": "login", "port": 0 },
                { "door": "line", "name": "quiet", "port": 0, "floodBurst": 0, "room": "attic" } ],
              "limits": { "graceSeconds": 2, "behindSeconds": 2 } }
            """;

    private final Random random = Scenario.random();
    private int names;

    /** The ways to be a nuisance, each for somebody who has just connected. */
    private final List<BiConsumer<SwarmClient, Random>> manners = List.of(
            (client, dice) -> client.close(),
            (client, dice) -> client.reset(),
            (client, dice) -> client.endInput(),
            (client, dice) -> {
                client.send(randomBytes(dice));
                client.closeWhenSent();
            },
            (client, dice) -> {
                client.send(randomBytes(dice));
                client.resetWhenSent();
            },
            (client, dice) -> {
                client.stopReading();
                client.send(randomBytes(dice));
                client.endInput();
            },
            (client, dice) -> {
                client.send(ByteBuffer.wrap("a".repeat(HUGE_LINE_BYTES).getBytes(StandardCharsets.US_ASCII)));
                client.send("\n");
                client.closeWhenSent();
            },
            (client, dice) -> {
                client.send(commands(dice));
                client.resetWhenSent();
            });

    @Test
    void nothingIsLoggedAndNothingIsLeftOver() {
        try (RunningServer server = RunningServer.start(SERVER.formatted(tls("rsa-cert.pem"), tls("rsa-key.pem")));
                Swarm swarm = new Swarm();
                Caller caller = Caller.call(server.port("quiet"))) {
            // What is loaded at first use stays open.
            beRude(swarm, server, 1);
            awaitPeace(swarm, server);
            long filesBefore = openFiles();

            beRude(swarm, server, EACH);
            stayHalfOpen(swarm, server);
            awaitPeace(swarm, server);

            Scenario.await("rooms as before", () -> caller.rooms().equals(List.of("attic (1)")));
            assertEquals(List.of(caller.nick()), caller.who("attic"));
            for (int name = 0; name < names; name++) {
                caller.type("/nick rude" + name);
                assertEquals("* You are now rude" + name, caller.lineWith("rude" + name));
            }
            Scenario.await("files as before", () -> openFiles() <= filesBefore);
            assertEquals(List.of(), server.complaints());
        }
    }

    private void beRude(Swarm swarm, RunningServer server, int times) {
        for (int i = 0; i < times; i++) {
            for (String door : DOORS) {
                for (BiConsumer<SwarmClient, Random> manner : manners) {
                    manner.accept(swarm.connect(server.port(door), Swarm.Sink.none()), random);
                }
            }
        }
        Scenario.await("all sent", swarm::haveAllSent);
    }

    /** They are connected and that is all. */
    private void stayHalfOpen(Swarm swarm, RunningServer server) {
        List<SwarmClient> silent = new ArrayList<>();
        for (String door : PATIENT_DOORS) {
            silent.addAll(swarm.connect(server.port(door), EACH, Swarm.Sink::none));
        }
        LockSupport.parkNanos(HALF_OPEN.toNanos());
        silent.forEach(client -> assertFalse(client.hasEnded()));
    }

    /** Everybody is gone but the one who watches, and nobody's work goes on. */
    private static void awaitPeace(Swarm swarm, RunningServer server) {
        swarm.resetAll();
        Scenario.await("peace", () -> server.stats().open() == 1);
        Scenario.await(
                "idle tasks", () -> server.tasks().running() + server.tasks().queued() == 0);
    }

    private static ByteBuffer randomBytes(Random dice) {
        byte[] bytes = new byte[dice.nextInt(MOST_RANDOM_BYTES)];
        dice.nextBytes(bytes);
        return ByteBuffer.wrap(bytes);
    }

    /** Real commands with real and unreal arguments. */
    private String commands(Random dice) {
        StringBuilder text = new StringBuilder("/nick rude" + names++ + "\n");
        for (int i = 0; i < 20; i++) {
            text.append(List.of(
                                    "/join den" + dice.nextInt(5),
                                    "/part",
                                    "/who",
                                    "/rooms",
                                    "/topic \u0007 of \u202E things",
                                    "/msg rude" + dice.nextInt(names) + " psst",
                                    "/task sleep 600000",
                                    "/task primes " + dice.nextInt(),
                                    "/nick " + dice.nextLong(),
                                    "/\u0000 //",
                                    "words")
                            .get(dice.nextInt(11)))
                    .append('\n');
        }
        return text.toString();
    }

    private static long openFiles() {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static Path tls(String name) {
        try {
            return Path.of(RubbishTest.class
                    .getResource("/io/hubbub/config/tls/" + name)
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
