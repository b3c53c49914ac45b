package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command <a href="https://ircv3.net/specs/extensions/monitor">MONITOR</a>, and extended-monitor. */
class MonitorTest extends DenTest {
    private static final int LIMIT = 30;

    @Override
    String sections() {
        return ", 'chat': {'watched': " + LIMIT + "}";
    }

    private void watches(IrcPeer who, String nick) {
        who.sends("MONITOR + " + nick);
        who.line();
        who.seesNothing();
    }

    /** The nicks that somebody watches. */
    private static List<String> watched(IrcPeer who) {
        return who.sends("MONITOR L").seesAllUntil("733").stream()
                .map(Message::parse)
                .filter(message -> message.command().equals("732"))
                .flatMap(message -> Arrays.stream(message.parameter(1).split(",")))
                .toList();
    }

    private IrcPeer joeComes() {
        return IrcPeer.welcomed(server, "joe");
    }

    private void seesJoe(IrcPeer who) {
        who.isTold("730", ":joe!~joe@127.0.0.1").seesNothing();
    }

    private void missesJoe(IrcPeer who) {
        who.isTold("731", ":joe").seesNothing();
    }

    @Test
    void whoIsThereAndWhoIsNotIsToldAtOnceInOneLineEach() {
        eve.sends("MONITOR + ann,joe,bob,jim")
                .isTold("730", ":ann!~ann@127.0.0.1,bob!~bob@127.0.0.1")
                .isTold("731", ":joe,jim")
                .seesNothing();
    }

    @Test
    void whoComesAndGoesIsSeen() {
        eve.sends("MONITOR + joe");
        missesJoe(eve);
        IrcPeer joe = joeComes();
        seesJoe(eve);
        joe.quits();
        missesJoe(eve);
        joeComes();
        seesJoe(eve);
    }

    @Test
    void whoHangsUpIsSeenToGo() {
        IrcPeer joe = joeComes();
        eve.sends("MONITOR + joe");
        seesJoe(eve);
        joe.hangUp();
        eve.isTold("731", ":joe");
    }

    @Test
    void whoIsNotWelcomedYetIsNotThere() {
        eve.sends("MONITOR + joe");
        missesJoe(eve);
        IrcPeer joe = IrcPeer.stranger(server).sends("NICK joe").seesNothing();
        eve.seesNothing();
        joe.sends("USER joe 0 * :Joe").seesAllUntil("422");
        seesJoe(eve);
    }

    @Test
    void whoIsWatchedNoMoreIsSeenNoMore() {
        watches(eve, "joe");
        watches(ann, "joe");
        eve.sends("MONITOR - JOE,nobody").seesNothing();
        joeComes().quits();
        eve.seesNothing();
        seesJoeComeAndGo(ann);
    }

    private void seesJoeComeAndGo(IrcPeer who) {
        who.isTold("730", ":joe!~joe@127.0.0.1");
        missesJoe(who);
    }

    @Test
    void clearingIsSilentAndForgetsAll() {
        watches(eve, "joe");
        watches(eve, "jim");
        eve.sends("MONITOR C").seesNothing();
        assertEquals(List.of(), watched(eve));
        joeComes();
        eve.seesNothing();
    }

    @Test
    void theListHasNicksAsTheyWereWrittenAndEachOnce() {
        assertEquals(List.of(), watched(eve));
        eve.sends("MONITOR + JOE,ann,Ann", "MONITOR + joe,Jim", "MONITOR - ann").rest();
        assertEquals(List.of("JOE", "Jim"), watched(eve));
        eve.sends("MONITOR L").isTold("732", ":JOE,Jim").isTold("733", ":End of MONITOR list");
        eve.seesNothing();
    }

    @Test
    void everybodyHasItsOwnList() {
        watches(eve, "joe");
        watches(ann, "jim");
        assertEquals(List.of("joe"), watched(eve));
        assertEquals(List.of("jim"), watched(ann));
        assertEquals(List.of(), watched(bob));
    }

    @Test
    void aLongListComesInSeveralLinesThatFit() {
        List<String> nicks =
                IntStream.range(0, LIMIT).mapToObj(i -> "n".repeat(25) + i).toList();
        eve.sends("MONITOR + " + String.join(",", nicks.subList(0, 15)));
        eve.sends("MONITOR + " + String.join(",", nicks.subList(15, LIMIT)));
        eve.rest();
        List<String> lines = eve.sends("MONITOR L").seesAllUntil("733");
        assertEquals(3, lines.size());
        assertTrue(lines.stream().allMatch(line -> line.length() <= 510));
        assertEquals(nicks, watched(eve));
        List<String> standing = eve.sends("MONITOR S").rest();
        assertTrue(standing.stream().allMatch(line -> line.length() <= 510 && line.contains(" 731 ")));
    }

    @Test
    void theStandingOfAllIsAsked() {
        eve.sends("MONITOR + joe,bob,ann").rest();
        eve.sends("MONITOR S")
                .isTold("730", ":bob!~bob@127.0.0.1,ann!~ann@127.0.0.1")
                .isTold("731", ":joe")
                .seesNothing();
        bob.quits();
        eve.isTold("731", ":bob")
                .sends("MONITOR S")
                .isTold("730", ":ann!~ann@127.0.0.1")
                .isTold("731", ":joe,bob")
                .seesNothing();
        eve.sends("MONITOR C", "MONITOR S").seesNothing();
    }

    @Test
    void moreThanTheLimitAreRefusedByName() {
        List<String> nicks = IntStream.range(0, LIMIT).mapToObj(i -> "x" + i).toList();
        eve.sends("MONITOR + ann," + String.join(",", nicks))
                .isTold("730", ":ann!~ann@127.0.0.1")
                .isTold("731", ":" + String.join(",", nicks.subList(0, LIMIT - 1)))
                .isTold("734", LIMIT + " x29 :Monitor list is full.")
                .seesNothing();
        eve.sends("MONITOR + bob,joe,ANN")
                .isTold("730", ":ann!~ann@127.0.0.1")
                .isTold("734", LIMIT + " bob,joe :Monitor list is full.")
                .seesNothing();
        eve.sends("MONITOR - x3", "MONITOR + bob")
                .isTold("730", ":bob!~bob@127.0.0.1")
                .seesNothing();
    }

    @Test
    void theLimitIsAnnounced() {
        IrcPeer joe = IrcPeer.stranger(server).sends("NICK joe", "USER joe 0 * :Joe");
        assertTrue(joe.seesAllUntil("422").stream().anyMatch(line -> line.contains(" MONITOR=30 ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "j*!*@*", "*!joe@127.0.0.1", "joe!~joe@127.0.0.1", "#den", "1joe"})
    void whatIsNoNickIsNeverThereAndNotWatched(String mask) {
        eve.sends("MONITOR + " + mask).isTold("731", ":" + mask).seesNothing();
        assertEquals(List.of(), watched(eve));
        joeComes();
        eve.seesNothing();
    }

    @Test
    void subcommandsMayBeInSmallLetters() {
        watches(eve, "joe");
        eve.sends("monitor l").isTold("732", ":joe").isTold("733", ":End of MONITOR list");
        eve.sends("monitor s").isTold("731", ":joe");
        eve.sends("monitor c", "monitor l")
                .isTold("733", ":End of MONITOR list")
                .seesNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MONITOR", "MONITOR x", "MONITOR :"})
    void whatIsNoSubcommandIsRefused(String line) {
        eve.sends(line).isTold("461", "MONITOR :Not enough parameters").seesNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MONITOR +", "MONITOR + ,", "MONITOR -", "MONITOR - ,"})
    void withoutANickNothingIsSaid(String line) {
        eve.sends(line).seesNothing();
    }

    @Test
    void aNewNickIsSomebodyComingAndTheOldOneSomebodyGoing() {
        eve.sends("MONITOR + joe,bob").rest();
        bob.sends("NICK joe").sees(bob, "NICK joe").seesNothing();
        eve.seesInAnyOrder(":hubbub.local 731 eve :bob", ":hubbub.local 730 eve :joe!~bob@127.0.0.1");
        eve.seesNothing();
    }

    @Test
    void anotherSpellingIsNoNewsAndTheLastOneIsToldInTheEnd() {
        watches(eve, "bob");
        bob.sends("NICK BOB").sees(bob, "NICK BOB").is("BOB").seesNothing();
        eve.seesNothing();
        eve.sends("MONITOR S").isTold("730", ":BOB!~bob@127.0.0.1");
        bob.sends("NICK rob").line();
        bob.seesNothing();
        eve.isTold("731", ":BOB").seesNothing();
    }

    @Test
    void whoLeavesWatchesNoMore() {
        watches(eve, "joe");
        eve.quits();
        eve = IrcPeer.welcomed(server, "eve");
        joeComes();
        eve.seesNothing();
        assertEquals(List.of(), watched(eve));
    }

    // extended-monitor.

    private void bobChanges() {
        bob.sends("AWAY :afk", "SETNAME :Bob the Builder", "AWAY").rest();
    }

    @Test
    void whoAskedForItSeesWhatChangesAboutWhomItWatches() {
        eve.sends("CAP REQ :extended-monitor away-notify setname").line();
        watches(eve, "bob");
        bobChanges();
        eve.sees(bob, "AWAY :afk")
                .sees(bob, "SETNAME :Bob the Builder")
                .sees(bob, "AWAY")
                .seesNothing();
        eve.sends("MONITOR - bob").seesNothing();
        bobChanges();
        eve.seesNothing();
    }

    @Test
    void onlyChangesThatItKnowsOfAreSeen() {
        eve.sends("CAP REQ :extended-monitor setname").line();
        watches(eve, "bob");
        bobChanges();
        eve.sees(bob, "SETNAME :Bob the Builder").seesNothing();
        eve.sends("CAP REQ :-setname").line();
        bobChanges();
        eve.seesNothing();
    }

    @Test
    void withoutTheCapabilityOnlyComingAndGoingIsSeen() {
        eve.sends("CAP REQ :away-notify setname").line();
        watches(eve, "bob");
        bobChanges();
        eve.seesNothing();
    }

    @Test
    void inASharedChannelChangesAreSeenOnce() {
        ann.sends("CAP REQ :extended-monitor away-notify setname").line();
        watches(ann, "bob");
        bobChanges();
        ann.sees(bob, "AWAY :afk")
                .sees(bob, "SETNAME :Bob the Builder")
                .sees(bob, "AWAY")
                .seesNothing();
        ann.joins("#attic");
        bob.joins("#attic", ann);
        bob.sends("AWAY :again").rest();
        ann.sees(bob, "AWAY :again").seesNothing();
    }

    @Test
    void whatDoesNotConcernOthersIsNotSeen() {
        eve.sends("CAP REQ :extended-monitor away-notify setname").line();
        watches(eve, "bob");
        bob.sends("MODE bob +Bi").sees(bob, "MODE bob +Bi");
        bob.sends("NICK BOB").sees(bob, "NICK BOB").is("BOB").seesNothing();
        eve.seesNothing();
    }
}
