package io.hubbub.door.raw;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Peer;
import io.hubbub.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A raw door that also computes something for each chunk. */
@Timeout(60)
class RawTaskTest {
    private static final String SUM = "\r\nTask Result = 4950";

    @Test
    void eachChunkIsSaidToAllAndAnsweredToItsSenderAlone() {
        try (TestServer server = start("'sum', 'arguments': '100'")) {
            Peer ann = server.connect("raw").send("hello");
            expectBoth(ann, "hello", SUM);
            Peer bob = server.connect("raw").send("hi");
            expectBoth(bob, "hi", SUM);
            ann.expect("hi").send("again");
            expectBoth(ann, "again", SUM);
            bob.expect("again").send("bye");
            expectBoth(bob, "bye", SUM);
            ann.expect("bye");
        }
    }

    @Test
    void withoutArgumentsTheChunkIsTheArguments() {
        try (TestServer server = start("'sum'")) {
            Peer ann = server.connect("raw").send("100\r\n");
            expectBoth(ann, "100\r\n", SUM);
            ann.send("what?");
            String wrong =
                    "\r\nTask Result = sum: expected a whole number from 0 to 1000000000000000000, got \"what?\"";
            expectBoth(ann, "what?", wrong);
        }
    }

    @Test
    void whoEndsItsInputStillGetsItsAnswer() {
        try (TestServer server = start("'sleep', 'arguments': '50'")) {
            Peer ann = server.connect("raw").send("hello").endInput();
            expectBoth(ann, "hello", "\r\nTask Result = slept 50 ms");
            ann.expectEnd();
        }
    }

    @Test
    void whoseConnectionBreaksBeforeTheAnswerHasItsTaskDropped() {
        try (TestServer server = start("'sleep', 'arguments': '60000'")) {
            Peer ann = server.connect("raw").send("hello").expect("hello");
            TestServer.await(() -> server.tasks().running() == 1, "a task that runs");
            ann.reset();
            TestServer.await(
                    () -> server.tasks().dropped() == 1 && server.tasks().running() == 0, "a dropped task");
        }
    }

    /** The room's words and the task's answer come from two places, and so in either order. */
    private static void expectBoth(Peer peer, String said, String answer) {
        String seen = new String(peer.bytes(said.length() + answer.length()), UTF_8);
        assertTrue(seen.equals(said + answer) || seen.equals(answer + said), seen);
    }

    private static TestServer start(String task) {
        return TestServer.start("{'doors': [{'door': 'raw', 'port': 0, 'room': 'lobby', 'task': " + task + "}]}");
    }
}
