package io.hubbub.task;

import static io.hubbub.task.TaskResult.Kind.BAD_ARGUMENTS;
import static io.hubbub.task.TaskResult.Kind.BUSY;
import static io.hubbub.task.TaskResult.Kind.DONE;
import static io.hubbub.task.TaskResult.Kind.FAILED;
import static io.hubbub.task.TaskResult.Kind.LATE;
import static io.hubbub.task.TaskResult.Kind.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.task.Asker.Asked;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class TasksTest {
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofMillis(20);

    private final Vertx vertx = Vertx.vertx();
    private final GateTask gate = GateTask.obedient();
    private final GateTask stubborn = GateTask.stubborn();

    @AfterEach
    void openTheGates() {
        gate.open();
        stubborn.open();
        Waits.within30s(vertx.close());
    }

    @Test
    void resultsComeBackOnTheAskersOwnContext() {
        Tasks tasks = tasks(2, 100, NEVER);
        for (int i = 0; i < 4; i++) {
            Asker asker = Asker.of(tasks, vertx);
            assertEquals(
                    new TaskResult(DONE, "HELLO " + i),
                    asker.ask("shout", " hello " + i + " \r\n").result());
        }
        assertEquals(4, tasks.answered(DONE));
    }

    @Test
    void tasksRunOnWorkerThreads() {
        Asker asker = Asker.of(tasks(1, 0, NEVER, new TestTask("where", a -> "" + Context.isOnWorkerThread())), vertx);
        assertEquals("true", asker.ask("where", "").text());
    }

    @Test
    void twoHundredSleepersAreAllAnsweredEachItsOwn() {
        Tasks tasks = tasks(15, 200, NEVER);
        List<Asker> askers = List.of(Asker.of(tasks, vertx), Asker.of(tasks, vertx), Asker.of(tasks, vertx));
        List<Asked> asked = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            asked.add(askers.get(i % askers.size()).ask("sleep", "" + i));
        }
        for (int i = 0; i < 200; i++) {
            assertEquals(
                    new TaskResult(DONE, "slept " + i + " ms"), asked.get(i).result());
        }
        assertEquals(200, tasks.answered(DONE));
        assertEquals(0, tasks.running() + tasks.queued());
    }

    @Test
    void whatExceedsWorkersAndQueueIsAnsweredBusy() {
        Tasks tasks = tasks(2, 3, NEVER);
        Asker asker = Asker.of(tasks, vertx);
        List<Asked> taken = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            taken.add(asker.ask("gate", "" + i));
        }
        assertEquals(List.of(2, 3), List.of(tasks.running(), tasks.queued()));

        Asked tooMany = asker.ask("gate", "5");
        assertEquals(new TaskResult(BUSY, "busy: 2 tasks run and 3 wait, ask again later"), tooMany.result());
        assertEquals(1, tasks.answered(BUSY));

        gate.open();
        for (int i = 0; i < 5; i++) {
            assertEquals("through " + i, taken.get(i).text());
        }
        assertEquals(5, gate.runs.get());
    }

    @Test
    void anAnswerFreesItsPlaceFirstSoTheAskerMayAskAgainAtOnce() {
        Tasks tasks = tasks(1, 0, NEVER);
        CompletableFuture<TaskResult> last = new CompletableFuture<>();
        Asker.of(tasks, vertx).onLoop(() -> askAgainAndAgain(tasks, 2_000, last));
        assertEquals(DONE, Waits.within30s(last).kind());
    }

    private static TaskRun askAgainAndAgain(Tasks tasks, int times, CompletableFuture<TaskResult> last) {
        return tasks.run("shout", "again", result -> {
            if (times == 0 || !result.isDone()) {
                last.complete(result);
            } else {
                askAgainAndAgain(tasks, times - 1, last);
            }
        });
    }

    @Test
    void aSlowTaskDoesNotHoldUpALaterOneOfTheSameAsker() {
        Asker asker = Asker.of(tasks(2, 0, NEVER), vertx);
        Asked slow = asker.askAndReach(gate, "slow");
        assertEquals("QUICK", asker.ask("shout", "quick").text());
        assertFalse(slow.answer.isDone());
        gate.open();
        assertEquals("through slow", slow.text());
    }

    @Test
    void aCancelledRunIsInterruptedNeverAnswersAndIsCounted() {
        Tasks tasks = tasks(1, 1, NEVER);
        Asker asker = Asker.of(tasks, vertx);
        Asked left = asker.askAndReach(gate, "left");
        asker.cancel(left);
        asker.cancel(left);
        gate.awaitInterrupted();

        assertEquals("NEXT", asker.ask("shout", "next").text());
        assertEquals(0, left.answers.get());
        assertEquals(1, tasks.dropped());
        assertEquals(0, tasks.answered(FAILED));
    }

    @Test
    void theResultOfACancelledRunThatGoesOnIsDropped() {
        Tasks tasks = tasks(1, 1, NEVER, stubborn);
        Asker asker = Asker.of(tasks, vertx);
        Asked left = asker.askAndReach(stubborn, "left");
        asker.cancel(left);
        Asked next = asker.ask("shout", "next");
        stubborn.open();

        assertEquals("NEXT", next.text());
        assertEquals(0, left.answers.get());
        assertEquals(List.of(1L, 1L), List.of(tasks.dropped(), tasks.answered(DONE)));
    }

    @Test
    void aCancelledRunThatWaitsFreesItsPlaceAndNeverStarts() {
        Tasks tasks = tasks(1, 1, NEVER);
        Asker asker = Asker.of(tasks, vertx);
        Asked first = asker.askAndReach(gate, "first");
        Asked left = asker.ask("gate", "left");
        assertEquals(BUSY, asker.ask("shout", "no place").kind());

        asker.cancel(left);
        assertEquals(0, tasks.queued());
        Asked last = asker.ask("shout", "last");
        assertEquals(1, tasks.queued());

        gate.open();
        assertEquals(List.of("through first", "LAST"), List.of(first.text(), last.text()));
        assertEquals(1, gate.runs.get());
        assertEquals(0, left.answers.get());
        assertEquals(1, tasks.dropped());
    }

    @Test
    void aRunCancelledAfterItsAnswerIsNotCountedTwice() {
        Tasks tasks = tasks(1, 0, NEVER);
        Asker asker = Asker.of(tasks, vertx);
        Asked asked = asker.ask("shout", "x");
        assertEquals(DONE, asked.kind());
        asker.cancel(asked);
        assertEquals(0, tasks.dropped());
    }

    @Test
    void aRefusalCanBeCancelledBeforeItArrives() {
        Tasks tasks = tasks(1, 0, NEVER);
        Asker asker = Asker.of(tasks, vertx);
        Asked left = asker.onLoop(() -> {
            Asked asked = asker.askHere("no-such-task", "");
            asked.run.cancel();
            return asked;
        });
        assertEquals("X", asker.ask("shout", "x").text());
        assertEquals(0, left.answers.get());
        assertEquals(List.of(1L, 0L), List.of(tasks.dropped(), tasks.answered(UNKNOWN)));
    }

    @Test
    void aTaskPastItsDeadlineIsAnsweredLateAndInterrupted() {
        Tasks tasks = tasks(1, 0, SOON);
        Asked late = Asker.of(tasks, vertx).askAndReach(gate, "late");
        assertEquals(new TaskResult(LATE, "gate was given up: no answer within 20 ms"), late.result());
        gate.awaitInterrupted();
        Waits.within30s(() -> tasks.running() == 0);
        assertEquals(List.of(1L, 0L, 0L), List.of(tasks.answered(LATE), tasks.answered(FAILED), tasks.dropped()));
    }

    @Test
    void aLateTaskThatIgnoresInterruptionKeepsItsWorkerCounted() {
        Tasks tasks = tasks(1, 0, SOON, stubborn);
        Asker asker = Asker.of(tasks, vertx);
        assertEquals(LATE, asker.askAndReach(stubborn, "late").kind());
        stubborn.awaitInterrupted();

        assertEquals(1, tasks.running());
        assertEquals(BUSY, asker.ask("shout", "still busy").kind());

        stubborn.open();
        Waits.within30s(() -> tasks.running() == 0);
    }

    @Test
    void theDeadlineCountsTheTimeInTheQueue() {
        Tasks tasks = tasks(1, 1, SOON, stubborn);
        Asker asker = Asker.of(tasks, vertx);
        asker.askAndReach(stubborn, "first");
        Asked waits = asker.ask("shout", "waits");
        assertEquals(LATE, waits.kind());
        assertEquals(List.of(1, 0), List.of(tasks.running(), tasks.queued()));
    }

    @Test
    void aFailingTaskIsAnsweredInOneHarmlessLine() {
        Tasks tasks = tasks(1, 0, NEVER, new TestTask("fail", a -> {
            throw new IllegalStateException("disk\r\nfull \u001b[31m");
        }));
        assertEquals(
                new TaskResult(FAILED, "fail failed: disk  full ?[31m"),
                Asker.of(tasks, vertx).ask("fail", "").result());
        assertEquals(0, tasks.running());
    }

    @Test
    void aTaskThatCannotTellItsUsageKeepsNobodyFromThoseOfTheOthers() {
        Task silent = new Task() {
            @Override
            public String name() {
                return "silent";
            }

            @Override
            public String usage() {
                throw new IllegalStateException("a test's");
            }

            @Override
            public String run(String arguments) {
                return arguments;
            }
        };
        List<String> usages = tasks(1, 0, NEVER, silent).usages();
        assertTrue(usages.contains("silent: its usage can't be shown; the log says why"), usages::toString);
        assertTrue(usages.stream().anyMatch(usage -> usage.startsWith("shout ")), usages::toString);
    }

    @Test
    void badArgumentsTakeNoWorker() {
        Tasks tasks = tasks(1, 0, NEVER);
        Asker asker = Asker.of(tasks, vertx);
        asker.askAndReach(gate, "holds the only worker");
        assertEquals(
                new TaskResult(
                        BAD_ARGUMENTS, "sum: expected a whole number from 0 to 1000000000000000000, got \"many\""),
                asker.ask("sum", "many").result());
        assertEquals(1, tasks.answered(BAD_ARGUMENTS));
    }

    @Test
    void anUnknownTaskIsAnsweredWithTheKnownOnes() {
        Asked asked = Asker.of(tasks(1, 0, NEVER), vertx).ask("su\u0007m", "1");
        assertEquals(UNKNOWN, asked.kind());
        assertEquals("there is no task \"su?m\", only gate, shout, sleep, sum", asked.text());
    }

    @Test
    void aBrokenCatalogIsAnsweredNotThrown() {
        TaskCatalog twice = TaskCatalog.of(new ShoutTask(), new ShoutTask());
        Asked asked = Asker.of(new Tasks(vertx, twice, 1, 0, NEVER), vertx).ask("shout", "x");
        assertEquals(FAILED, asked.kind());
        assertTrue(asked.text().contains("two tasks are called shout"), asked.text());
    }

    @Test
    void closingCancelsEverythingAndMayBeRepeated() {
        Tasks tasks = tasks(1, 5, NEVER, stubborn);
        Asker asker = Asker.of(tasks, vertx);
        Asked runs = asker.askAndReach(stubborn, "runs");
        Asked waits = asker.ask("shout", "waits");

        Waits.within30s(tasks.close());
        Waits.within30s(tasks.close());
        stubborn.awaitInterrupted();
        assertEquals(
                new TaskResult(BUSY, "busy: the server is stopping"),
                asker.ask("shout", "x").result());
        assertEquals(List.of(1, 0), List.of(tasks.running(), tasks.queued()));

        stubborn.open();
        Waits.within30s(() -> tasks.running() == 0);
        assertEquals(2, tasks.dropped());
        assertEquals(0, runs.answers.get() + waits.answers.get());
    }

    @Test
    void closingWhileManyAskEndsEveryAskingOnce() {
        Asker asker = Asker.of(tasks(1, 0, NEVER), vertx);
        for (int round = 0; round < 300; round++) {
            Tasks tasks = tasks(2, 20, NEVER);
            AtomicInteger answers = new AtomicInteger();
            CompletableFuture<Void> begun = new CompletableFuture<>();
            CompletableFuture<Integer> asked = asker.soon(() -> {
                begun.complete(null);
                for (int i = 0; i < 20; i++) {
                    tasks.run("shout", "x", result -> answers.incrementAndGet());
                }
                return 20;
            });
            Waits.within30s(begun);
            tasks.close();
            assertEquals(20, Waits.within30s(asked));
            Waits.within30s(() -> tasks.dropped() + tasks.answered(DONE) + tasks.answered(BUSY) == 20);
            Waits.within30s(() -> tasks.running() == 0);
            assertEquals(20 - tasks.dropped(), asker.onLoop(answers::get).longValue());
        }
    }

    @Test
    void closingAfterTheVertxIsQuietToo() {
        Tasks tasks = tasks(1, 1, NEVER, stubborn);
        Asker asker = Asker.of(tasks, vertx);
        asker.askAndReach(stubborn, "runs");
        asker.ask("shout", "waits");
        Waits.within30s(vertx.close());
        Waits.within30s(tasks.close());
        assertEquals(0, tasks.queued());
    }

    @Test
    void withItsWorkerThreadsTakenAwayEverythingIsBusy() {
        CompletableFuture<Tasks> made = new CompletableFuture<>();
        String verticle = Waits.within30s(vertx.deployVerticle(context -> {
            made.complete(tasks(1, 0, NEVER));
            return Future.succeededFuture();
        }));
        Waits.within30s(vertx.undeploy(verticle));
        Tasks tasks = Waits.within30s(made);
        assertEquals(BUSY, Asker.of(tasks, vertx).ask("shout", "x").kind());
        assertEquals(0, tasks.running());
    }

    @Test
    void askingOffAnEventLoopIsAnErrorOfOurs() {
        Tasks tasks = tasks(1, 0, NEVER);
        assertThrows(IllegalStateException.class, () -> tasks.run("shout", "x", result -> {}));
    }

    @Test
    void impossibleLimitsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> tasks(0, 0, NEVER));
        assertThrows(IllegalArgumentException.class, () -> tasks(1, -1, NEVER));
        assertThrows(IllegalArgumentException.class, () -> tasks(1, 0, Duration.ofNanos(1)));
    }

    private Tasks tasks(int workers, int queue, Duration deadline) {
        return new Tasks(
                vertx, TaskCatalog.of(new ShoutTask(), new SleepTask(), new SumTask(), gate), workers, queue, deadline);
    }

    private Tasks tasks(int workers, int queue, Duration deadline, Task special) {
        return new Tasks(vertx, TaskCatalog.of(new ShoutTask(), special), workers, queue, deadline);
    }
}
