package io.hubbub.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hubbub.Peer;
import io.hubbub.Person;
import io.hubbub.TestServer;
import io.hubbub.room.CloseReason;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StopTest {
    @Test
    void peopleAreToldAndEverybodyIsLetGo() {
        try (TestServer server = TestServer.withDoors("line", "raw", "echo")) {
            Person ann = server.person("line");
            Person bob = server.person("line", ann);
            Peer raw = server.member("raw");
            ann.peer().awaitText("(here)\n");
            bob.peer().awaitText("(here)\n");
            Peer echo = server.connect("echo").send("hi").expect("hi");

            server.stop();

            ann.peer().awaitText("* Goodbye: the server is shutting down\n");
            ann.seesEnd();
            bob.peer().awaitText("* Goodbye: the server is shutting down\n");
            bob.seesEnd();
            raw.expectEnd();
            echo.expectEnd();
            assertEquals(4, server.stats().closed(CloseReason.SHUTDOWN));
            assertEquals(0, server.stats().open());
        }
    }

    @Test
    void nobodyIsLetInAnyMore() {
        try (TestServer server = TestServer.withDoors("echo")) {
            server.stop();
            assertThrows(UncheckedIOException.class, () -> server.connect("echo"));
        }
    }

    @Test
    void whatWasSaidStillReachesWhoReadsSlowly() throws InterruptedException {
        byte[] much = new byte[512 << 10];
        new Random(1).nextBytes(much);
        // One instance: what its speaker has seen is then on its way to everybody.
        try (TestServer server =
                TestServer.start("{'instances': 1, 'doors': [{'door': 'raw', 'port': 0, 'room': 'lobby'}]}")) {
            Peer slow = server.member("raw");
            Peer speaker = server.member("raw", slow);
            Thread speech = new Thread(() -> speaker.send(much));
            speech.start();
            speaker.expect(much);
            speech.join(TimeUnit.SECONDS.toMillis(20));

            Thread stop = new Thread(server::stop);
            stop.start();
            speaker.expectEnd();
            slow.expect(much).expectEnd();
            stop.join(TimeUnit.SECONDS.toMillis(20));
            assertEquals(2, server.stats().closed(CloseReason.SHUTDOWN));
        }
    }

    @Test
    void aTaskThatRunsDoesNotHoldUpTheStop() {
        try (TestServer server =
                TestServer.start("{'doors': [{'door': 'task', 'port': 0, 'task': 'sleep', 'arguments': '60000'}]}")) {
            Peer peer = server.connect("task").send("go");
            TestServer.await(() -> server.tasks().running() == 1, "a task that runs");
            server.stop();
            peer.expectEnd();
            assertEquals(0, server.tasks().running());
        }
    }

    @Test
    void withoutGraceItStopsAtOnce() {
        try (TestServer server =
                TestServer.start("{'doors': [{'door': 'echo', 'port': 0}], 'limits': {'graceSeconds': 0}}")) {
            Peer peer = server.connect("echo").send("hi").expect("hi");
            server.stop();
            peer.expectEnd();
        }
    }
}
