package io.hubbub.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.task.TaskResult.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many ask for slow work at once. */
class TaskFloodTest {
    private static final int ASKERS = 200;
    private static final int WORKERS = 15;
    private static final int QUEUE = 10;
    private static final int LONGER_THAN_THE_TEST_MS = 600_000;

    private static final String SERVER = """
            { "instances": 3,
              "doors": [ { "door": "task", "port": 0, "task": "sleep" }, { "door": "line", "port": 0, "floodBurst": 0, "room": "lobby" } ],
              "tasks": { "workers": %s, "queue": %s, "deadlineSeconds": 86400 } }
            """;

    @Test
    void everyAnswerReachesTheSocketThatAsked() {
        try (RunningServer server = RunningServer.start(SERVER.formatted(WORKERS, ASKERS));
                Swarm swarm = new Swarm()) {
            List<TextSink> answers = new ArrayList<>();
            for (int ms = 0; ms < ASKERS; ms++) {
                TextSink answer = new TextSink();
                answers.add(answer);
                ask(swarm, server, answer, ms);
            }

            Scenario.await("200 done", () -> server.tasks().answered(Kind.DONE) == ASKERS);
            swarm.endInputs();
            Scenario.await("all closed", swarm::haveAllEnded);

            for (int ms = 0; ms < ASKERS; ms++) {
                assertEquals(
                        "\r\nTask Result = slept " + ms + " ms", answers.get(ms).text());
            }
            assertEquals(0, server.tasks().running() + server.tasks().queued());
            assertEquals(List.of(), server.complaints());
        }
    }

    @Test
    void overflowIsBusyChatGoesOnAndWhoLeavesIsDroppedAndCounted() {
        try (RunningServer server = RunningServer.start(SERVER.formatted(WORKERS, QUEUE));
                Swarm swarm = new Swarm();
                Caller caller = Caller.call(server.port("line"))) {
            List<TextSink> answers = new ArrayList<>();
            for (int i = 0; i < ASKERS; i++) {
                TextSink answer = new TextSink();
                answers.add(answer);
                ask(swarm, server, answer, LONGER_THAN_THE_TEST_MS);
            }
            Scenario.await("the rest busy", () -> busy(answers) == ASKERS - WORKERS - QUEUE);
            assertEquals(
                    List.of(WORKERS, QUEUE),
                    List.of(server.tasks().running(), server.tasks().queued()));

            caller.type("nobody waits for them");
            assertTrue(caller.lineWith(": nobody waits").endsWith("for them"));

            swarm.resetAll();
            Scenario.await("dropped", () -> server.tasks().dropped() == WORKERS + QUEUE);
            Scenario.await(
                    "workers free",
                    () -> server.tasks().running() + server.tasks().queued() == 0);
            caller.type("/task sleep 1");
            assertEquals("* sleep = slept 1 ms", caller.lineWith("slept"));
            assertEquals(1, server.tasks().answered(Kind.DONE));
            assertEquals(List.of(), server.complaints());
        }
    }

    private static void ask(Swarm swarm, RunningServer server, TextSink answer, int ms) {
        swarm.connect(server.port("task"), answer).send(Integer.toString(ms));
    }

    private static long busy(List<TextSink> answers) {
        return answers.stream()
                .filter(answer -> answer.text().startsWith("\r\nTask Result = busy: "))
                .count();
    }
}
