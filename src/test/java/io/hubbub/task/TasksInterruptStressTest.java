package io.hubbub.task;

import static io.hubbub.task.TaskResult.Kind.DONE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.task.Asker.Asked;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Askers that leave at any moment, and bystanders on the same few workers that must not feel it. */
@Timeout(120)
class TasksInterruptStressTest {
    private static final int ROUNDS = 3_000;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        Waits.within30s(vertx.close());
    }

    @Test
    void noInterruptReachesABystander() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        TaskCatalog catalog = TaskCatalog.of(new TestTask("spin", TasksInterruptStressTest::spin));
        Tasks tasks = new Tasks(vertx, catalog, 2, 8, Duration.ofDays(1));
        Asker asker = Asker.of(tasks, vertx);
        for (int round = 0; round < ROUNDS; round++) {
            Asked leaver = asker.ask("spin", "" + random.nextInt(2_000));
            List<Asked> bystanders = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                bystanders.add(asker.ask("spin", "" + random.nextInt(500)));
            }
            spinFor(random.nextInt(2_000));
            asker.cancel(leaver);
            bystanders.forEach(bystander -> assertEquals(new TaskResult(DONE, "undisturbed"), bystander.result()));
        }
        Waits.within30s(() -> tasks.running() == 0);
        assertEquals(4L * ROUNDS, tasks.answered(DONE) + tasks.dropped());
    }

    private static String spin(String arguments) {
        boolean disturbedBefore = Thread.currentThread().isInterrupted();
        spinFor(Integer.parseInt(arguments));
        return disturbedBefore || Thread.currentThread().isInterrupted() ? "disturbed" : "undisturbed";
    }

    private static void spinFor(int turns) {
        for (int i = 0; i < turns; i++) {
            Thread.onSpinWait();
        }
    }
}
