package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.Peer;
import io.hubbub.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The command LUSERS, and that it counts right as people come and go. */
class LusersTest extends DenTest {
    @Override
    String doorKeys() {
        return Chief.KEYS;
    }

    /** What is counted, one number each; fails unless Ann is told exactly that, in the protocol's words. */
    private void counts(int visible, int hidden, int operators, int strangers, int channels, int most) {
        int all = visible + hidden;
        ann.sends("LUSERS")
                .isTold("251", ":There are " + visible + " users and " + hidden + " invisible on 1 servers")
                .isTold("252", operators + " :operator(s) online")
                .isTold("253", strangers + " :unknown connection(s)")
                .isTold("254", channels + " :channels formed")
                .isTold("255", ":I have " + all + " clients and 0 servers")
                .isTold("265", all + " " + most + " :Current local users " + all + ", max " + most)
                .isTold("266", all + " " + most + " :Current global users " + all + ", max " + most)
                .seesNothing();
    }

    @Test
    void whoLeavesIsCountedNoMoreButTheMaximumStays() {
        counts(3, 0, 0, 0, 1, 3);
        IrcPeer joe = IrcPeer.welcomed(server, "joe");
        counts(4, 0, 0, 0, 1, 4);
        joe.quits();
        counts(3, 0, 0, 0, 1, 4);
        eve.quits();
        IrcPeer.welcomed(server, "jim");
        counts(3, 0, 0, 0, 1, 4);
    }

    @Test
    void whoIsNotWelcomedYetIsUnknown() {
        IrcPeer joe = IrcPeer.stranger(server).sends("NICK joe").seesNothing();
        counts(3, 0, 0, 1, 1, 3);
        IrcPeer jim = IrcPeer.stranger(server).sends("NICK jim").seesNothing();
        counts(3, 0, 0, 2, 1, 3);
        joe.sends("USER joe 0 * :Joe").seesAllUntil("422");
        counts(4, 0, 0, 1, 1, 4);
        jim.quits();
        counts(4, 0, 0, 0, 1, 4);
    }

    @Test
    void whoOnlyAsksWhetherTheServerIsThereLeavesNoTrace() {
        IrcPeer.stranger(server).quits();
        counts(3, 0, 0, 0, 1, 3);
    }

    @Test
    void whoHidesIsInvisibleUntilItShowsItselfOrGoes() {
        bob.sends("MODE bob +i").sees(bob, "MODE bob +i");
        eve.sends("MODE eve +i").sees(eve, "MODE eve +i");
        counts(1, 2, 0, 0, 1, 3);
        bob.sends("MODE bob -i").sees(bob, "MODE bob -i");
        counts(2, 1, 0, 0, 1, 3);
        eve.quits();
        counts(2, 0, 0, 0, 1, 3);
    }

    @Test
    void operatorsAreCountedAsLongAsTheyAre() {
        bob.becomesOperator();
        eve.becomesOperator();
        counts(3, 0, 2, 0, 1, 3);
        bob.sends("MODE bob -o").sees(bob, "MODE bob -o");
        counts(3, 0, 1, 0, 1, 3);
        eve.sends("MODE eve +i").sees(eve, "MODE eve +i");
        counts(2, 1, 1, 0, 1, 3);
        eve.quits();
        counts(2, 0, 0, 0, 1, 3);
    }

    @Test
    void channelsAreCountedWhileSomebodyIsThere() {
        bob.joins("#a,#b");
        counts(3, 0, 0, 0, 3, 3);
        bob.sends("PART #a").line();
        bob.seesNothing();
        counts(3, 0, 0, 0, 2, 3);
        bob.quits();
        ann.sees(bob, "QUIT :Client Quit");
        counts(2, 0, 0, 0, 1, 3);
    }

    @Test
    void theSameIsToldWithTheWelcome() {
        IrcPeer joe = IrcPeer.stranger(server).sends("NICK joe", "USER joe 0 * :Joe");
        List<String> numerics = joe.seesAllUntil("422").stream()
                .map(line -> Message.parse(line).command())
                .filter(numeric -> numeric.startsWith("2"))
                .toList();
        assertEquals(List.of("251", "252", "253", "254", "255", "265", "266"), numerics);
    }

    @Test
    void peopleOfOtherDoorsCount() {
        server.close();
        server = TestServer.withDoors("irc", "line", "raw", "echo");
        ann = IrcPeer.welcomed(server, "ann").joins("#lobby");
        server.person("line");
        Peer raw = server.member("raw");
        for (int i = 0; i < 3; i++) {
            ann.line();
        }
        counts(3, 0, 0, 0, 1, 3);
        raw.endInput().expectEnd();
        ann.line();
        counts(2, 0, 0, 0, 1, 3);
    }
}
