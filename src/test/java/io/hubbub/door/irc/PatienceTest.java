package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.TestServer;
import io.hubbub.room.CloseReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the door does as time goes by: it slows floods down, asks who is silent, and sends away who doesn't register. */
@Timeout(60)
class PatienceTest {
    private static TestServer server(String patience) {
        return TestServer.start("{'doors': [{'door': 'irc', 'port': 0, %s}]}".formatted(patience));
    }

    private static List<String> pings(int count) {
        List<String> pings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pings.add("PING " + i);
        }
        return pings;
    }

    private static void seesPongs(IrcPeer who, int from, int to) {
        for (int i = from; i < to; i++) {
            who.sees(":hubbub.local PONG hubbub.local :" + i);
        }
    }

    @Test
    void aFloodIsAnsweredSlowlyAndWholeAndInOrderAndSlowsNobodyElseDown() {
        try (TestServer server = server("'floodBurst': 5, 'floodPerSecond': 1, 'pingSeconds': 0")) {
            IrcPeer ann = IrcPeer.stranger(server).sends("NICK ann", "USER ann 0 * :Ann");
            ann.is("ann").seesAllUntil("422");
            IrcPeer bob = IrcPeer.welcomed(server, "bob");
            ann.sends(pings(8).toArray(String[]::new));
            // Ann has three lines left and has to wait for five, and Bob's are answered meanwhile.
            seesPongs(ann, 0, 3);
            bob.sends("PING b", "LUSERS")
                    .sees(":hubbub.local PONG hubbub.local :b")
                    .seesAllUntil("266");
            seesPongs(ann, 3, 8);
            ann.sends("PING end").sees(":hubbub.local PONG hubbub.local :end");
        }
    }

    @Test
    void whatASlowedClientSaysComesInOrderAndWholeAndSoDoesItsGoodbye() {
        try (TestServer server = server("'floodBurst': 6, 'floodPerSecond': 5")) {
            IrcPeer ann = IrcPeer.welcomed(server, "ann").joins("#den");
            IrcPeer bob = IrcPeer.welcomed(server, "bob").joins("#den", ann);
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                lines.add("PRIVMSG #den :" + i);
            }
            bob.sends(lines.toArray(String[]::new));
            bob.sends("QUIT :done");
            for (int i = 0; i < 12; i++) {
                ann.sees(bob, "PRIVMSG #den :" + i);
            }
            ann.sees(bob, "QUIT :Quit: done");
        }
    }

    @Test
    void aSlowedClientThatEndsItsInputIsStillAnsweredInFull() {
        try (TestServer server = server("'floodBurst': 3, 'floodPerSecond': 4")) {
            IrcPeer ann = IrcPeer.welcomed(server, "ann");
            ann.sends(pings(6).toArray(String[]::new)).peer().endInput();
            seesPongs(ann, 0, 6);
            assertEquals("ERROR", Message.parse(ann.line()).command());
            ann.seesEnd();
        }
    }

    @Test
    void labelledLinesAreSlowedDownAsWell() {
        try (TestServer server = server("'floodBurst': 3, 'floodPerSecond': 4")) {
            IrcPeer ann = IrcPeer.welcomed(server, "ann", "batch labeled-response");
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                lines.add("@label=" + i + " JOIN #a" + i + ",#b" + i);
            }
            ann.sends(lines.toArray(String[]::new));
            List<String> sent = ann.rest();
            for (int i = 0; i < 4; i++) {
                Answer answer = Answer.find(Integer.toString(i), sent);
                assertEquals(6, answer.lines().size());
                sent = answer.others();
            }
            assertEquals(List.of(), sent);
        }
    }

    @Test
    void aSilentClientIsAskedAndThenSentAway() {
        try (TestServer server = server("'pingSeconds': 1, 'pongSeconds': 1, 'floodBurst': 0")) {
            IrcPeer bob = IrcPeer.welcomed(server, "bob").joins("#den");
            bob.sees("PING hubbub.local");
            List<String> last = bob.seesAllUntil("ERROR");
            assertEquals(List.of("ERROR :Closing Link: 127.0.0.1 (" + CloseReason.PING_TIMEOUT.sentence() + ")"), last);
            bob.seesEnd();
            server.awaitClosed(CloseReason.PING_TIMEOUT, 1);
            server.awaitOpen(0);
        }
    }

    @Test
    void whoIsAskedAndAnswersStaysAndSeesWhyOthersAreGone() {
        try (TestServer server = server("'pingSeconds': 1, 'pongSeconds': 3, 'floodBurst': 0")) {
            IrcPeer ann = IrcPeer.welcomed(server, "ann").joins("#den");
            IrcPeer bob = IrcPeer.welcomed(server, "bob").joins("#den", ann);
            String gone = ":" + bob.source() + " QUIT :" + CloseReason.PING_TIMEOUT.sentence();
            int asked = 0;
            boolean seen = false;
            while (asked < 3 || !seen) {
                String line = ann.line();
                if (line.equals(gone)) {
                    seen = true;
                } else {
                    assertEquals("PING hubbub.local", line);
                    asked++;
                    ann.sends("PONG hubbub.local");
                }
            }
            assertTrue(ann.rest().stream().allMatch("PING hubbub.local"::equals));
            assertEquals(1, server.stats().closed(CloseReason.PING_TIMEOUT));
        }
    }

    @Test
    void whoDoesNotRegisterMustGoAndWhoHasStays() {
        try (TestServer server = server("'registrationSeconds': 1, 'pingSeconds': 0")) {
            IrcPeer ann = IrcPeer.welcomed(server, "ann");
            IrcPeer silent = IrcPeer.stranger(server);
            IrcPeer undecided = IrcPeer.stranger(server).sends("CAP LS 302", "NICK eve", "USER eve 0 * :Eve");
            undecided.capabilities();
            String error = "ERROR :Closing Link: 127.0.0.1 (" + CloseReason.UNREGISTERED.sentence() + ")";
            silent.sees(error).seesEnd();
            undecided.sees(error).seesEnd();
            server.awaitClosed(CloseReason.UNREGISTERED, 2);
            ann.seesNothing();
            IrcPeer.welcomed(server, "eve");
        }
    }

    @Test
    void whoHasNoTimeToObserveIsLeftAlone() {
        try (TestServer server = server("'registrationSeconds': 0, 'pingSeconds': 0, 'floodBurst': 0");
                TestServer clock = server("'registrationSeconds': 1, 'pingSeconds': 1, 'floodBurst': 0")) {
            IrcPeer stranger = IrcPeer.stranger(server);
            IrcPeer ann = IrcPeer.welcomed(server, "ann");
            // By the time that another server has lost its patience twice, this one could have, too.
            IrcPeer.stranger(clock).seesAllUntil("ERROR");
            IrcPeer.stranger(clock).seesAllUntil("ERROR");
            ann.seesNothing();
            stranger.sends("PING x").sees(":hubbub.local PONG hubbub.local :x");
        }
    }
}
