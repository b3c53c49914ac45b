package io.hubbub.door.demo;

import io.hubbub.Peer;
import io.hubbub.TestServer;
import io.hubbub.room.CloseReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TaskDoorTest {
    private static final String SUM = "\r\nTask Result = 4950";

    @Test
    void eachChunkRunsTheConfiguredTask() {
        try (TestServer server = start("'sum', 'arguments': '100'")) {
            Peer peer = server.connect("task");
            peer.send("go").expect(SUM);
            peer.send("7").expect(SUM).send("\0").expect(SUM);
        }
    }

    @Test
    void withoutArgumentsWhatIsReceivedIsTheArguments() {
        try (TestServer server = start("'sum'")) {
            Peer peer = server.connect("task");
            peer.send("100").expect(SUM).send(" 10\r\n").expect("\r\nTask Result = 45");
        }
    }

    @Test
    void argumentsThatAreWrongAreAnsweredAndTheNextOnesRun() {
        try (TestServer server = start("'sum'")) {
            Peer peer = server.connect("task");
            String expected = "\r\nTask Result = sum: expected a whole number from 0 to 1000000000000000000, got ";
            peer.send("ten\n").expect(expected + "\"ten\"").send("\n").expect(expected + "nothing");
            peer.send(new byte[] {(byte) 0xFF, 0}).expect(expected + "\"\uFFFD?\"");
            peer.send("100").expect(SUM);
        }
    }

    @Test
    void whoSendsAndEndsItsInputGetsItsAnswer() {
        try (TestServer server = start("'sleep'")) {
            server.connect("task")
                    .send("50")
                    .endInput()
                    .expect("\r\nTask Result = slept 50 ms")
                    .expectEnd();
            server.awaitClosed(CloseReason.PEER_CLOSED, 1);
        }
    }

    @Test
    void everyAnswerReachesItsOwnSocket() {
        try (TestServer server = start("'sum'")) {
            Peer one = server.connect("task").send("100");
            Peer two = server.connect("task").send("10");
            Peer three = server.connect("task").send("1");
            two.expect("\r\nTask Result = 45");
            three.expect("\r\nTask Result = 0");
            one.expect(SUM);
        }
    }

    @Test
    void whoComesWhenAllWorkersAndTheQueueAreTakenIsTold() {
        try (TestServer server = start("'sleep'")) {
            Peer sleeper = server.connect("task").send("60000");
            TestServer.await(() -> server.tasks().running() == 1, "a task that runs");
            server.connect("task").send("60000");
            server.connect("task").send("60000");
            TestServer.await(() -> server.tasks().queued() == 2, "tasks that wait");

            Peer late = server.connect("task").send("1");
            late.expect("\r\nTask Result = busy: 1 tasks run and 2 wait, ask again later");

            sleeper.reset();
            TestServer.await(
                    () -> server.tasks().queued() == 1 && server.tasks().dropped() == 1, "its place is free");
        }
    }

    private static TestServer start(String task) {
        return TestServer.start(
                "{'doors': [{'door': 'task', 'port': 0, 'task': " + task + "}], 'tasks': {'workers': 1, 'queue': 2}}");
    }
}
