package io.hubbub.door.irc;

import io.hubbub.Peer;
import io.hubbub.Person;
import io.hubbub.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What other doors see of colours and the like, as the operator of the server has it. */
@Timeout(60)
class FormattingBetweenDoorsTest {
    private static final String COLOURED = "\u0002bold\u0002 \u000304,01red\u000F end";

    private TestServer server;
    private Person bob;
    private Peer raw;
    private IrcPeer ann;
    private IrcPeer eve;

    private void meet(String formatting) {
        server = TestServer.start(("{'doors': [{'door': 'irc', 'port': 0, 'floodBurst': 0%s},"
                        + " {'door': 'line', 'port': 0, 'room': 'lobby'}, {'door': 'raw', 'port': 0, 'room': 'lobby'}]}")
                .formatted(formatting));
        bob = server.person("line").is("bob");
        ann = IrcPeer.welcomed(server, "ann").joins("#lobby");
        eve = IrcPeer.welcomed(server, "eve").joins("#lobby", ann);
        bob.sees("* ann joined", "* eve joined");
        raw = server.member("raw");
        bob.line();
        bob.line();
        for (IrcPeer each : List.of(ann, eve)) {
            each.line();
            each.line();
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void speaks() {
        ann.sends("PRIVMSG #lobby :" + COLOURED, "PRIVMSG #lobby :\u0001ACTION \u0002waves\u0002\u0001");
        eve.sees(ann, "PRIVMSG #lobby :" + COLOURED).sees(ann, "PRIVMSG #lobby :\u0001ACTION \u0002waves\u0002\u0001");
    }

    private void isStripped() {
        speaks();
        raw.expect("ann:bold red end\nann:*waves*\n");
        bob.sees("ann: bold red end", "ann: *waves*");
        ann.sends("PRIVMSG bob :" + COLOURED).seesNothing();
        bob.sees("(ann to you) bold red end");
    }

    @Test
    void itIsStrippedUnlessTheConfigurationSaysOtherwise() {
        meet("");
        isStripped();
    }

    @Test
    void itIsStrippedWhereThatIsSaid() {
        meet(", 'formatting': 'strip'");
        isStripped();
    }

    @Test
    void itIsKeptForProgramsAndShownHarmlessToPeople() {
        meet(", 'formatting': 'keep'");
        speaks();
        raw.expect("ann:" + COLOURED + "\nann:*\u0002waves\u0002*\n");
        bob.sees("ann: \u2402bold\u2402 \u240304,01red\u240f end", "ann: *\u2402waves\u2402*");
        ann.sends("PRIVMSG bob :" + COLOURED).seesNothing();
        bob.sees("(ann to you) \u2402bold\u2402 \u240304,01red\u240f end");
    }

    @Test
    void ircClientsSeeItInPrivateInAnyCase() {
        meet("");
        ann.sends("PRIVMSG eve :" + COLOURED, "NOTICE eve :" + COLOURED).seesNothing();
        eve.sees(ann, "PRIVMSG eve :" + COLOURED).sees(ann, "NOTICE eve :" + COLOURED);
    }
}
