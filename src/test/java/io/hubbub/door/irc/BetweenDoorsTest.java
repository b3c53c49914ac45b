package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Peer;
import io.hubbub.Person;
import io.hubbub.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One room, seen by an IRC client, by a person at a line door and by a program at a raw door. */
@Timeout(60)
class BetweenDoorsTest {
    private TestServer server;
    private Person bob;
    private Peer raw;
    private IrcPeer ann;

    @BeforeEach
    void meet() {
        server = TestServer.withDoors("irc", "line", "raw");
        bob = server.person("line");
        bob.is("bob");
        ann = IrcPeer.welcomed(server, "ann").joins("#lobby");
        bob.sees("* ann joined");
        raw = server.connect("raw");
        bob.line();
        ann.line();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatAnIrcClientSaysReachesBothOthers() {
        ann.sends("PRIVMSG #lobby :good day");
        bob.sees("ann: good day");
        raw.awaitText("good day");
    }

    @Test
    void whatAPersonSaysReachesIrcAsAMessage() {
        bob.types("good day").sees("bob: good day");
        assertTrue(ann.line().matches(":bob!line@127.0.0.1 PRIVMSG #lobby :good day"));
    }

    @Test
    void whatAProgramSendsReachesIrcAsHarmlessLines() {
        raw.send("evil\r\nQUIT :x\r\n\r\n:ann!a@b KICK #lobby bob\0end");
        assertTrue(ann.line().matches(":guest\\d+!raw@127.0.0.1 PRIVMSG #lobby :evil"));
        assertTrue(ann.line().matches(":guest\\d+!raw@127.0.0.1 PRIVMSG #lobby :QUIT :x"));
        assertTrue(ann.line().matches(":guest\\d+!raw@127.0.0.1 PRIVMSG #lobby ::ann!a@b KICK #lobby bob.end"));
        ann.seesNothing();
    }

    @Test
    void whatIsNotUtf8ReachesIrcAsQuestionMarks() {
        raw.send(new byte[] {'a', (byte) 0xE9, 'b'});
        assertTrue(ann.line().endsWith(" PRIVMSG #lobby :a\uFFFDb"));
    }

    @Test
    void comingGoingNicksAndTopicsAreSeenOnBothSides() {
        bob.types("/topic bears").sees("* bob set the topic: bears");
        ann.sees(":bob!line@127.0.0.1 TOPIC #lobby :bears");
        bob.types("/nick rob").sees("* You are now rob", "* bob is now rob");
        ann.sees(":bob!line@127.0.0.1 NICK rob");
        ann.sends("NICK Anna").line();
        bob.sees("* ann is now Anna");
        ann.is("Anna").sends("PART #lobby :tired").line();
        bob.sees("* Anna left: tired").types("/part").sees("* You left lobby");
        ann.sends("JOIN #lobby").seesAllUntil("366");
        bob.types("/join lobby").line();
        assertTrue(ann.line().matches(":rob!line@127.0.0.1 JOIN #lobby"));
        bob.line();
        bob.line();
        bob.types("/quit bye");
        ann.sees(":rob!line@127.0.0.1 QUIT :bye");
    }

    @Test
    void nicksAreOneSpaceForAllDoors() {
        ann.sends("NICK bob").isTold("433", "bob :Nickname is already in use");
        bob.types("/nick ANN").sees("* ANN: somebody else has that nick");
    }

    @Test
    void privateMessagesPassBetweenDoors() {
        ann.sends("PRIVMSG bob :psst");
        bob.sees("(ann to you) psst").types("/msg ann yes?").sees("(you to ann) yes?");
        ann.sees(":bob!line@127.0.0.1 PRIVMSG ann :yes?");
    }

    @Test
    void whoisAndNamesShowMembersOfOtherDoors() {
        ann.sends("WHOIS bob")
                .isTold("311", "bob line 127.0.0.1 * :by the door line")
                .isTold("319", "bob :@#lobby");
        ann.isTold("312", "bob hubbub.local :by the door line");
        ann.seesAllUntil("318");
        ann.sends("NAMES #lobby");
        assertTrue(ann.line().matches(":hubbub.local 353 ann = #lobby :@bob ann guest\\d+"));
    }

    @Test
    void aPersonMayBeKickedByAnIrcOperator() {
        IrcPeer eve = IrcPeer.welcomed(server, "eve").joins("#den");
        bob.types("/join den").line();
        bob.line();
        eve.line();
        eve.sends("KICK #den bob :out").sees(eve, "KICK #den bob :out").seesNothing();
    }
}
