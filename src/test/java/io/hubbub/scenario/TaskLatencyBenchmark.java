package io.hubbub.scenario;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;

/**
 * What blocking tasks do to the chat: how long messages take to a hundred members of a room, with the task workers idle and with
 * two hundred clients that ask for {@code sleep 1000} all the time. A measurement, so not a test; run it from the test class
 * path on a machine that has nothing else to do:
 *
 * <pre>java -cp TEST-CLASS-PATH io.hubbub.scenario.TaskLatencyBenchmark [SECONDS [SEED]]</pre>
 *
 * <p>It alternates between the two, so that what else changes with time falls on both.
 */
public final class TaskLatencyBenchmark {
    private static final int MEMBERS = 100;
    private static final int ASKERS = 200;
    private static final int MESSAGE_BYTES = 64;
    private static final int ROUNDS = 5;
    private static final long LONGEST_PAUSE_NS = 2_000_000;

    private static final String SERVER = """
            { "instances": 2,
              "doors": [ { "door": "raw", "port": 0, "room": "lobby" }, { "door": "task", "port": 0, "task": "sleep" } ],
              "tasks": { "workers": 15, "queue": 256 } }
            """;

    private final Histogram idle = new SynchronizedHistogram(TimeUnit.MINUTES.toNanos(1), 3);
    private final Histogram busy = new SynchronizedHistogram(TimeUnit.MINUTES.toNanos(1), 3);
    private final Random random;
    private volatile Histogram current = new SynchronizedHistogram(TimeUnit.MINUTES.toNanos(1), 3);

    private TaskLatencyBenchmark(long seed) {
        this.random = new Random(seed);
    }

    public static void main(String[] arguments) {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        new TaskLatencyBenchmark(seed).run(Duration.ofSeconds(seconds));
    }

    private void run(Duration phase) {
        try (RunningServer server = RunningServer.start(SERVER);
                Swarm swarm = new Swarm()) {
            List<SwarmClient> members = swarm.connect(server.port("raw"), MEMBERS, Member::new);
            Scenario.await("all in", () -> server.stats().open() == MEMBERS);
            speak(members.get(0), phase, current);
            for (int round = 0; round < ROUNDS; round++) {
                speak(members.get(0), phase, idle);
                try (Swarm askers = new Swarm()) {
                    ask(askers, server);
                    speak(members.get(0), phase, busy);
                    askers.resetAll();
                }
                Scenario.await(
                        "idle workers",
                        () -> server.tasks().running() + server.tasks().queued() == 0);
            }
        }
        report();
    }

    private void speak(SwarmClient speaker, Duration phase, Histogram into) {
        current = into;
        long startNs = System.nanoTime();
        while (System.nanoTime() - startNs < phase.toNanos()) {
            LockSupport.parkNanos((long) (random.nextDouble() * LONGEST_PAUSE_NS));
            speaker.send(ByteBuffer.allocate(MESSAGE_BYTES).putLong(0, System.nanoTime()));
        }
    }

    /** They ask again whenever they are answered. */
    private static void ask(Swarm swarm, RunningServer server) {
        for (int i = 0; i < ASKERS; i++) {
            SwarmClient[] asker = new SwarmClient[1];
            asker[0] = swarm.connect(server.port("task"), answer -> asker[0].send("1000"));
            asker[0].send("1000");
        }
    }

    private void report() {
        double idleUs = idle.getValueAtPercentile(99) / 1e3;
        double busyUs = busy.getValueAtPercentile(99) / 1e3;
        System.out.printf(
                "workers idle: %d deliveries, p50 %.0f us, p99 %.0f us%n",
                idle.getTotalCount(), idle.getValueAtPercentile(50) / 1e3, idleUs);
        System.out.printf(
                "workers busy: %d deliveries, p50 %.0f us, p99 %.0f us%n",
                busy.getTotalCount(), busy.getValueAtPercentile(50) / 1e3, busyUs);
        System.out.printf("p99 busy / idle: %.3f%n", busyUs / idleUs);
    }

    /** Takes the time of every message; they are all equally long. */
    private final class Member implements Swarm.Sink {
        private final ByteBuffer message = ByteBuffer.allocate(MESSAGE_BYTES);

        @Override
        public void received(ByteBuffer bytes) {
            long nowNs = System.nanoTime();
            while (bytes.hasRemaining()) {
                message.put(bytes.get());
                if (!message.hasRemaining()) {
                    current.recordValue(nowNs - message.getLong(0));
                    message.clear();
                }
            }
        }
    }
}
