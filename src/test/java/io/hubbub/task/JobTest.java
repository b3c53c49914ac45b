package io.hubbub.task;

import static io.hubbub.task.TaskResult.Kind.BAD_ARGUMENTS;
import static io.hubbub.task.TaskResult.Kind.DONE;
import static io.hubbub.task.TaskResult.Kind.FAILED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(120)
class JobTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(Job.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listenToTheLog() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void leaveTheLog() {
        logger.detachAppender(log);
    }

    @Test
    void argumentsArriveWithoutBlanksAroundThem() {
        Job job = job(" \t a  b \r\n", arguments -> "<" + arguments + ">");
        assertEquals(Optional.of(new TaskResult(DONE, "<a  b>")), job.work());
    }

    @Test
    void aGivenUpJobNeverStarts() {
        Job job = job("", arguments -> fail("started"));
        assertFalse(job.giveUp());
        assertEquals(Optional.empty(), job.work());
    }

    @Test
    void aJobGivenUpWhileItRunsIsInterruptedAndLeavesNothingBehind() {
        Job[] itself = new Job[1];
        itself[0] = job("", arguments -> {
            assertTrue(itself[0].giveUp());
            assertTrue(Thread.currentThread().isInterrupted());
            return "dropped";
        });
        assertEquals(Optional.empty(), itself[0].work());
        assertFalse(Thread.interrupted());
        assertFalse(itself[0].giveUp());
    }

    @Test
    void aTaskThatInterruptsItselfLeavesNothingBehind() {
        Job job = job("", arguments -> {
            Thread.currentThread().interrupt();
            return "done";
        });
        assertEquals(Optional.of(new TaskResult(DONE, "done")), job.work());
        assertFalse(Thread.interrupted());
    }

    @Test
    void whatAGivenUpTaskThrowsIsNobodysBusiness() {
        Job[] itself = new Job[1];
        itself[0] = job("", arguments -> {
            itself[0].giveUp();
            throw new InterruptedException();
        });
        assertEquals(Optional.empty(), itself[0].work());
        assertEquals(0, warnings());
    }

    @Test
    void aFailureIsLoggedWithItsTask() {
        Job job = job("a\nb", arguments -> {
            throw new Exception("no disk");
        });
        assertEquals(Optional.of(new TaskResult(FAILED, "test failed: no disk")), job.work());
        assertEquals(1, warnings());
        assertEquals(
                "Task test failed, given \"a b\"",
                log.list.get(log.list.size() - 1).getFormattedMessage());
    }

    @Test
    void anErrorOrNoTextAtAllIsAFailure() {
        assertEquals(
                Optional.of(new TaskResult(FAILED, "test failed: StackOverflowError")),
                job("", arguments -> {
                            throw new StackOverflowError();
                        })
                        .work());
        assertEquals(
                Optional.of(new TaskResult(FAILED, "test failed: it answered nothing at all")),
                job("", arguments -> null).work());
    }

    @Test
    void anIllegalArgumentIsTheAskersMistakeAndNoWarning() {
        Job job = job("abc", arguments -> "" + Integer.parseInt(arguments));
        assertEquals(Optional.of(new TaskResult(BAD_ARGUMENTS, "test: For input string: \"abc\"")), job.work());
        assertEquals(0, warnings());
    }

    @Test
    void aBrokenCheckIsAFailure() {
        Task task = new Task() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public String usage() {
                return "test";
            }

            @Override
            public void check(String arguments) {
                throw new NullPointerException();
            }

            @Override
            public String run(String arguments) {
                return fail("started");
            }
        };
        assertEquals(
                Optional.of(new TaskResult(FAILED, "test failed: NullPointerException")), new Job(task, "").mistake());
    }

    @Test
    void noInterruptOutlivesItsJob() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        int rounds = 5_000;
        int[] turns = random.ints(2L * rounds, 0, 300).toArray();
        Job[] jobs = new Job[rounds];
        for (int i = 0; i < rounds; i++) {
            int turn = turns[i];
            jobs[i] = job("", arguments -> spin(turn));
        }

        CyclicBarrier barrier = new CyclicBarrier(2);
        AtomicInteger outlived = new AtomicInteger();
        Thread worker = new Thread(() -> {
            for (Job job : jobs) {
                meet(barrier);
                job.work();
                boolean atOnce = Thread.currentThread().isInterrupted();
                // At this meeting the giving up is over. An interrupted thread would break the barrier.
                if (atOnce || !meet(barrier)) {
                    outlived.incrementAndGet();
                }
            }
        });
        worker.start();
        for (int i = 0; i < rounds; i++) {
            meet(barrier);
            spin(turns[rounds + i]);
            jobs[i].giveUp();
            meet(barrier);
        }
        worker.join();
        assertEquals(0, outlived.get());
    }

    private static boolean meet(CyclicBarrier barrier) {
        try {
            barrier.await();
            return true;
        } catch (Exception e) {
            return false;
        }
    }

    private static String spin(int turns) {
        for (int i = 0; i < turns; i++) {
            Thread.onSpinWait();
        }
        return "";
    }

    private long warnings() {
        return log.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .count();
    }

    private static Job job(String arguments, TestTask.Inside inside) {
        return new Job(new TestTask("test", inside), arguments);
    }
}
