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
        bob.types("/nick rob").sees("* You are now rob");
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
        ann.sees(":rob!line@127.0.0.1 QUIT :Quit: bye");
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
                .isTold("311", "bob line 127.0.0.1 * :via the line door")
                .isTold("319", "bob :@#lobby");
        ann.isTold("312", "bob hubbub.local :via the line door");
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

    @Test
    void whatAnIrcClientDoesIsSeenAsThatOnBothOtherDoors() {
        ann.sends("PRIVMSG #lobby :\u0001ACTION waves\u0001", "PRIVMSG #lobby :\u0001ACTION forgets the end");
        bob.sees("ann: *waves*", "ann: *forgets the end*");
        raw.expect("ann:*waves*\nann:*forgets the end*\n");
    }

    @Test
    void whatAPersonDoesIsAnActionInIrc() {
        bob.types("/me waves").sees("bob: *waves*");
        ann.sees(":bob!line@127.0.0.1 PRIVMSG #lobby :\u0001ACTION waves\u0001").seesNothing();
        raw.expect("bob:*waves*\n");
    }

    @Test
    void anActionOfNothingIsNoneAndNobodySeesIt() {
        ann.sends("PRIVMSG #lobby :\u0001ACTION \u0001", "PRIVMSG #lobby :\u0001ACTION\u0001", "PRIVMSG #lobby :end");
        bob.sees("ann: end");
        raw.expect("ann:end\n");
    }

    @Test
    void whatProgramsAskEachOtherIsNotShownToOthers() {
        IrcPeer eve = IrcPeer.welcomed(server, "eve").joins("#lobby", ann);
        bob.sees("* eve joined");
        ann.sends(
                "PRIVMSG #lobby :\u0001VERSION\u0001",
                "NOTICE #lobby :\u0001VERSION some client\u0001",
                "PRIVMSG bob :\u0001PING 1\u0001",
                "NOTICE bob :\u0001PING 1\u0001",
                "PRIVMSG #lobby :end");
        eve.sees(ann, "PRIVMSG #lobby :\u0001VERSION\u0001")
                .sees(ann, "NOTICE #lobby :\u0001VERSION some client\u0001")
                .sees(ann, "PRIVMSG #lobby :end");
        bob.sees("ann: end");
        raw.expect("ann:end\n");
    }

    @Test
    void noticesAreSeenAndSignsWithoutTextAreNot() {
        ann.sends("CAP REQ message-tags").line();
        ann.sends("@+typing=active TAGMSG #lobby", "@+typing=active TAGMSG bob", "NOTICE #lobby :careful");
        bob.sees("ann: careful");
        raw.expect("ann:careful\n");
    }

    @Test
    void whoTalksToAnIrcClientThatIsAwayIsTold() {
        ann.sends("AWAY :out to lunch").line();
        ann.seesNothing();
        bob.types("/msg ann hi").sees("(you to ann) hi", "* ann is away: out to lunch");
        ann.sees(":bob!line@127.0.0.1 PRIVMSG ann :hi").sends("AWAY").line();
        ann.seesNothing();
        bob.types("/msg ann hi").sees("(you to ann) hi").types("/me waits").sees("bob: *waits*");
    }

    @Test
    void whatAProgramSendsToTheOthersCantBeMistakenForTheProtocol() {
        raw.send("\u0001ACTION waves\u0001\r\n@time=x :ann!a@b QUIT\r\n");
        String first = ann.line();
        assertTrue(first.matches(":guest\\d+!raw@127.0.0.1 PRIVMSG #lobby :.*ACTION waves.*"), first);
        assertTrue(ann.line().matches(":guest\\d+!raw@127.0.0.1 PRIVMSG #lobby :@time=x :ann!a@b QUIT"));
        ann.seesNothing();
    }

    @Test
    void aProgramCanBeLookedUpLikeAnybody() {
        String guest = program();
        ann.sends("WHOIS " + guest)
                .isTold("311", guest + " raw 127.0.0.1 * :via the raw door")
                .isTold("319", guest + " :#lobby");
        ann.isTold("312", guest + " hubbub.local :via the raw door").seesAllUntil("318");
        ann.sends("WHO #lobby")
                .isTold("352", "#lobby line 127.0.0.1 hubbub.local bob H@ :0 via the line door")
                .isTold("352", "#lobby ~ann 127.0.0.1 hubbub.local ann H :0 ann the person")
                .isTold("352", "#lobby raw 127.0.0.1 hubbub.local " + guest + " H :0 via the raw door")
                .line();
        ann.sends("WHO * %nur").seesAllUntil("315");
        ann.sends("ISON bob " + guest).isTold("303", ":bob " + guest);
        ann.sends("USERHOST bob " + guest).isTold("302", ":bob=+line@127.0.0.1 " + guest + "=+raw@127.0.0.1");
        raw.endInput().expectEnd();
        ann.line();
        ann.sends("WHOWAS " + guest).isTold("314", guest + " raw 127.0.0.1 * :via the raw door");
        ann.seesAllUntil("369");
    }

    private String program() {
        ann.sends("NAMES #lobby");
        String names = Message.parse(ann.line()).parameter(3);
        ann.line();
        return names.substring(names.lastIndexOf(' ') + 1);
    }

    @Test
    void comingAndGoingOfAPersonCanBeWatched() {
        ann.sends("MONITOR + bob,rob").isTold("730", ":bob!line@127.0.0.1").isTold("731", ":rob");
        bob.types("/nick rob").sees("* You are now rob");
        ann.seesInAnyOrder(
                ":bob!line@127.0.0.1 NICK rob",
                ":hubbub.local 731 ann :bob",
                ":hubbub.local 730 ann :rob!line@127.0.0.1");
        bob.types("/quit bye");
        ann.seesInAnyOrder(":rob!line@127.0.0.1 QUIT :Quit: bye", ":hubbub.local 731 ann :rob");
    }
}
