package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.TestServer;
import io.hubbub.task.SumTask;
import io.hubbub.task.Task;
import io.hubbub.task.TaskCatalog;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The command TASK: what is computed is for who asked alone, and keeps nobody waiting but who asks too much. */
@Timeout(60)
class ComputingTest {
    private static final int OPEN_AT_ONCE = 100;

    private final CountDownLatch gate = new CountDownLatch(1);
    private TestServer server;
    private IrcPeer ann;
    private IrcPeer bob;

    private interface Inside {
        String run(String arguments) throws Exception;
    }

    private record TestTask(String name, Inside inside) implements Task {
        @Override
        public String usage() {
            return name + " TEXT: as the test wants";
        }

        @Override
        public String run(String arguments) throws Exception {
            return inside.run(arguments);
        }
    }

    @BeforeEach
    void meet() {
        TaskCatalog tasks = TaskCatalog.of(
                new SumTask(), new TestTask("gate", this::waitAtTheGate), new TestTask("show", ComputingTest::show));
        server = TestServer.start("{'doors': [{'door': 'irc', 'port': 0, 'floodBurst': 0}]}", tasks);
        ann = IrcPeer.welcomed(server, "ann").joins("#den");
        bob = IrcPeer.welcomed(server, "bob").joins("#den", ann);
    }

    @AfterEach
    void stop() {
        gate.countDown();
        server.close();
    }

    private String waitAtTheGate(String arguments) throws InterruptedException {
        gate.await();
        return "through with " + arguments;
    }

    private static String show(String what) throws Exception {
        return switch (what) {
            case "lines" -> "one\n\ntwo\r\nQUIT :x\n";
            case "colour" -> "\u001b[31mred\u0000\u0007";
            case "length" -> "ż".repeat(600);
            case "nothing" -> "";
            default -> throw new Exception("no way\r\nERROR :x");
        };
    }

    private IrcPeer notice(IrcPeer who, String nick, String text) {
        return who.sees(":hubbub.local NOTICE " + nick + " :" + text);
    }

    @Test
    void theResultIsForWhoAskedAlone() {
        ann.sends("TASK sum 100");
        notice(ann, "ann", "sum: 4950").seesNothing();
        bob.seesNothing();
    }

    @Test
    void namesAreTheSameInCapitalsAndArgumentsAreAllThatComesAfter() {
        ann.sends("TASK SUM :  100  ");
        notice(ann, "ann", "SUM: 4950");
        gate.countDown();
        ann.sends("TASK gate a b :c  d");
        notice(ann, "ann", "gate: through with a b c  d").seesNothing();
    }

    @Test
    void withoutANameAllTasksAreListed() {
        ann.sends("TASK");
        notice(ann, "ann", "gate TEXT: as the test wants");
        notice(ann, "ann", "show TEXT: as the test wants");
        notice(ann, "ann", "sum N: 0 + 1 + … + (N-1)").seesNothing();
    }

    @Test
    void mistakesAreAnsweredInOneSentence() {
        ann.sends("TASK summ 1");
        notice(ann, "ann", "there is no task \"summ\", only gate, show, sum").seesNothing();
        ann.sends("TASK sum many");
        String mistake = ann.line();
        assertTrue(mistake.matches(":hubbub\\.local NOTICE ann :sum: expected .*, got \"many\""), mistake);
        ann.sends("TASK show failure");
        notice(ann, "ann", "show failed: no way  ERROR :x").seesNothing();
    }

    @Test
    void everyLineOfAResultThatSaysSomethingIsALineAndHarmless() {
        ann.sends("TASK show lines");
        notice(ann, "ann", "show: one");
        notice(ann, "ann", "two");
        notice(ann, "ann", "QUIT :x").seesNothing();
        ann.sends("TASK show colour");
        notice(ann, "ann", "show: \u241b[31mred\u2400\u2407").seesNothing();
        ann.sends("TASK show nothing");
        notice(ann, "ann", "show: ").seesNothing();
    }

    @Test
    void aResultTooLongForALineComesInPieces() {
        ann.sends("TASK show length");
        String text = "";
        while (text.length() < "show: ".length() + 600) {
            String line = ann.line();
            assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 510, line);
            text += Message.parse(line).parameter(1);
        }
        assertEquals("show: " + "ż".repeat(600), text);
        ann.seesNothing();
    }

    @Test
    void whoWaitsForATaskChatsOnMeanwhile() {
        ann.sends("TASK gate slow", "PRIVMSG #den :meanwhile", "WHOIS bob").seesAllUntil("318");
        ann.seesNothing();
        bob.sees(ann, "PRIVMSG #den :meanwhile").sends("PRIVMSG #den :yes?").seesNothing();
        ann.sees(bob, "PRIVMSG #den :yes?").sends("TASK sum 4");
        notice(ann, "ann", "sum: 6").seesNothing();
        gate.countDown();
        notice(ann, "ann", "gate: through with slow").seesNothing();
    }

    @Test
    void aResultNamesTheNickThatSomebodyHasThen() {
        ann.sends("TASK gate x", "NICK Anna").sees(ann, "NICK Anna").is("Anna").seesNothing();
        gate.countDown();
        notice(ann, "Anna", "gate: through with x").seesNothing();
    }

    @Test
    void whoAskedForALotIsNotReadUntilSomeOfItIsThere() {
        String[] asks =
                IntStream.range(0, OPEN_AT_ONCE).mapToObj(i -> "TASK gate " + i).toArray(String[]::new);
        ann.sends(asks).sends("PRIVMSG #den :later");
        bob.seesNothing();
        gate.countDown();
        List<String> results = IntStream.range(0, OPEN_AT_ONCE)
                .mapToObj(i -> Message.parse(ann.line()).parameter(1))
                .sorted()
                .toList();
        assertEquals(
                IntStream.range(0, OPEN_AT_ONCE)
                        .mapToObj(i -> "gate: through with " + i)
                        .sorted()
                        .toList(),
                results);
        bob.sees(ann, "PRIVMSG #den :later").seesNothing();
        ann.seesNothing();
    }

    @Test
    void moreThanThatAreAllAnsweredInTheEnd() {
        int many = 3 * OPEN_AT_ONCE + 7;
        gate.countDown();
        for (int i = 0; i < many; i++) {
            ann.sends("TASK gate x");
        }
        for (int i = 0; i < many; i++) {
            notice(ann, "ann", "gate: through with x");
        }
        ann.seesNothing();
    }

    @Test
    void whoEndsItsInputIsAnsweredFirst() {
        ann.sends("TASK gate x").peer().endInput();
        bob.seesNothing();
        gate.countDown();
        notice(ann, "ann", "gate: through with x").seesAllUntil("ERROR");
        ann.seesEnd();
    }

    @Test
    void whoQuitsDoesNotWait() {
        ann.sends("TASK gate x").quits();
        bob.sees(ann, "QUIT :Client Quit");
    }

    @Test
    void whoIsNotWelcomedYetAsksForNothing() {
        IrcPeer.stranger(server)
                .sends("TASK sum 3")
                .isTold("451", ":You have not registered")
                .seesNothing();
    }
}
