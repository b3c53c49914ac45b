package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command AWAY, and who is told that somebody is away. */
class AwayTest extends DenTest {
    @Override
    String sections() {
        return ", 'chat': {'reasonLength': 100}";
    }

    private void goesAway(IrcPeer who, String reason) {
        who.sends("AWAY :" + reason)
                .isTold("306", ":You have been marked as being away")
                .seesNothing();
    }

    private void comesBack(IrcPeer who) {
        who.sends("AWAY")
                .isTold("305", ":You are no longer marked as being away")
                .seesNothing();
    }

    @Test
    void whoTalksToSomebodyAwayIsToldWhyUntilItIsBack() {
        goesAway(bob, "out to lunch");
        eve.sends("PRIVMSG BOB :hi").isTold("301", "bob :out to lunch").seesNothing();
        bob.sees(eve, "PRIVMSG bob :hi");
        comesBack(bob);
        eve.sends("PRIVMSG bob :hi").seesNothing();
    }

    @Test
    void whoComesInByItselfIsAwayFromTheStart() {
        IrcPeer kim = IrcPeer.stranger(server).sends("CAP REQ draft/pre-away", "AWAY *", "NICK kim");
        kim.sees(":hubbub.local CAP * ACK :draft/pre-away").isTold("306", ":You have been marked as being away");
        kim.sends("USER kim 0 * :Kim", "CAP END").is("kim").seesAllUntil("422");
        eve.sends("PRIVMSG kim :hi").isTold("301", "kim :*").seesNothing();
        kim.sees(eve, "PRIVMSG kim :hi");
        comesBack(kim);
        eve.sends("PRIVMSG kim :hi").seesNothing();
    }

    @Test
    void whoIsBackBeforeTheWelcomeIsThere() {
        IrcPeer kim = IrcPeer.stranger(server).sends("CAP REQ draft/pre-away", "AWAY :out", "AWAY");
        kim.sees(":hubbub.local CAP * ACK :draft/pre-away")
                .isTold("306", ":You have been marked as being away")
                .isTold("305", ":You are no longer marked as being away");
        kim.sends("NICK kim", "USER kim 0 * :Kim", "CAP END").is("kim").seesAllUntil("422");
        eve.sends("PRIVMSG kim :hi").seesNothing();
    }

    @Test
    void withoutTheCapabilityTheWelcomeComesFirst() {
        IrcPeer.stranger(server).sends("AWAY :out").isTold("451", ":You have not registered");
    }

    @Test
    void anEmptyReasonMeansBackToo() {
        goesAway(bob, "out");
        bob.sends("AWAY :").isTold("305", ":You are no longer marked as being away");
        bob.seesNothing();
        eve.sends("PRIVMSG bob :hi").seesNothing();
    }

    @Test
    void whoIsBackAlreadyIsToldSoAgain() {
        comesBack(bob);
        comesBack(bob);
    }

    @Test
    void anotherReasonTakesThePlaceOfTheFirst() {
        goesAway(bob, "one");
        goesAway(bob, "two");
        eve.sends("PRIVMSG bob :hi").isTold("301", "bob :two").seesNothing();
    }

    @Test
    void aProgramsQuestionIsAnsweredLikeAMessage() {
        goesAway(bob, "out");
        eve.sends("PRIVMSG bob :\u0001VERSION\u0001").isTold("301", "bob :out").seesNothing();
        eve.sends("PRIVMSG bob :\u0001ACTION waves\u0001")
                .isTold("301", "bob :out")
                .seesNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOTICE bob :hi", "NOTICE bob :\u0001VERSION x\u0001", "@+typing=active TAGMSG bob"})
    void whatIsNotToBeAnsweredIsNotAnsweredWithThat(String line) {
        goesAway(bob, "out");
        eve.sends("CAP REQ message-tags").line();
        eve.sends(line).seesNothing();
    }

    @Test
    void whatIsSaidInAChannelIsNot() {
        goesAway(bob, "out");
        ann.sends("PRIVMSG #den :hi").seesNothing();
        bob.sees(ann, "PRIVMSG #den :hi");
    }

    @Test
    void whoTalksToItselfIsToldToo() {
        goesAway(bob, "out");
        bob.sends("PRIVMSG bob :note");
        bob.seesInAnyOrder(":" + bob.source() + " PRIVMSG bob :note", ":hubbub.local 301 bob bob :out");
        bob.seesNothing();
    }

    @Test
    void whoInvitesSomebodyAwayIsTold() {
        goesAway(eve, "asleep");
        ann.sends("INVITE eve #den")
                .isTold("341", "eve #den")
                .isTold("301", "eve :asleep")
                .seesNothing();
    }

    @Test
    void whoisShowsTheReasonWhileThereIsOne() {
        goesAway(bob, "out");
        eve.sends("WHOIS bob")
                .isTold("311", "bob ~bob 127.0.0.1 * :bob the person")
                .isTold("301", "bob :out")
                .seesAllUntil("318");
        comesBack(bob);
        eve.sends("WHOIS bob");
        assertTrue(eve.seesAllUntil("318").stream().noneMatch(line -> line.contains(" 301 ")));
    }

    @Test
    void whoAndUserhostShowWhoIsAway() {
        goesAway(bob, "out");
        eve.sends("WHO bob").isTold("352", "* ~bob 127.0.0.1 hubbub.local bob G :0 bob the person");
        eve.line();
        eve.sends("WHO #den")
                .isTold("352", "#den ~ann 127.0.0.1 hubbub.local ann H@ :0 ann the person")
                .isTold("352", "#den ~bob 127.0.0.1 hubbub.local bob G :0 bob the person")
                .line();
        eve.sends("USERHOST bob").isTold("302", ":bob=-~bob@127.0.0.1");
        comesBack(bob);
        eve.sends("USERHOST bob").isTold("302", ":bob=+~bob@127.0.0.1").seesNothing();
    }

    @Test
    void aReasonIsCutAtTheLengthThatIsAnnounced() {
        goesAway(bob, "ż".repeat(99) + "xy");
        eve.sends("PRIVMSG bob :hi").isTold("301", "bob :" + "ż".repeat(99) + "x");
        IrcPeer joe = IrcPeer.stranger(server).sends("NICK joe", "USER joe 0 * :Joe");
        List<String> seen = joe.seesAllUntil("422");
        assertTrue(seen.stream().anyMatch(line -> line.contains(" AWAYLEN=100 ")));
    }

    @Test
    void whoAskedForItSeesMembersGoAndComeBack() {
        ann.sends("CAP REQ away-notify").line();
        goesAway(bob, "out to lunch");
        ann.sees(bob, "AWAY :out to lunch").seesNothing();
        comesBack(bob);
        ann.sees(bob, "AWAY").seesNothing();
    }

    @Test
    void whoDidNotAskOrIsNotInTheChannelSeesNothingOfIt() {
        eve.sends("CAP REQ away-notify").line();
        goesAway(bob, "out");
        ann.seesNothing();
        eve.seesNothing();
    }

    @Test
    void whoSharesSeveralChannelsSeesItOnce() {
        ann.sends("CAP REQ away-notify").line();
        ann.joins("#attic");
        bob.joins("#attic", ann);
        goesAway(bob, "out");
        ann.sees(bob, "AWAY :out").seesNothing();
    }

    @Test
    void whoIsAwayAndJoinsIsSeenToBeAway() {
        ann.sends("CAP REQ away-notify").line();
        goesAway(eve, "asleep");
        eve.sends("JOIN #den").seesAllUntil("366");
        ann.sees(eve, "JOIN #den").sees(eve, "AWAY :asleep").seesNothing();
        bob.sees(eve, "JOIN #den").seesNothing();
    }

    @Test
    void whatSomebodySaysOfItselfLastsAcrossANewNick() {
        goesAway(bob, "out");
        bob.sends("NICK rob").sees(bob, "NICK rob").is("rob").seesNothing();
        eve.sends("PRIVMSG rob :hi").isTold("301", "rob :out");
        assertEquals(List.of(), eve.rest());
    }
}
