package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Joining and leaving channels, their topics and who is in them. */
@Timeout(60)
class ChannelsTest {
    private TestServer server;
    private IrcPeer ann;
    private IrcPeer bob;

    @BeforeEach
    void meet() {
        server = TestServer.withDoors("irc");
        ann = IrcPeer.welcomed(server, "ann");
        bob = IrcPeer.welcomed(server, "bob");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void meetIn(String channels) {
        ann.joins(channels);
        // Channels have no order between them.
        for (String channel : channels.split(",")) {
            bob.joins(channel, ann);
        }
    }

    @Test
    void whoJoinsSeesItselfJoinAndThenWhoIsThere() {
        ann.sends("JOIN #den")
                .sees(ann, "JOIN #den")
                .isTold("353", "= #den :@ann")
                .isTold("366", "#den :End of /NAMES list")
                .seesNothing();
        bob.sends("JOIN #den")
                .sees(bob, "JOIN #den")
                .isTold("353", "= #den :@ann bob")
                .isTold("366", "#den :End of /NAMES list")
                .seesNothing();
        ann.sees(bob, "JOIN #den").seesNothing();
    }

    @Test
    void severalChannelsAreJoinedAtOnce() {
        ann.sends("JOIN #a,#b,#c");
        List<String> joined = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            joined.add(Message.parse(ann.line()).parameter(0));
            ann.seesAllUntil("366");
        }
        assertEquals(List.of("#a", "#b", "#c"), joined.stream().sorted().toList());
        ann.seesNothing();
    }

    @Test
    void whoIsInAChannelAlreadyIsNotAnswered() {
        ann.joins("#den").sends("JOIN #den", "JOIN #DEN", "JOIN #den,#Den").seesNothing();
    }

    @Test
    void aChannelIsCalledAsItsFirstMemberWroteIt() {
        ann.sends("JOIN #Den").sees(ann, "JOIN #Den").seesAllUntil("366");
        bob.sends("JOIN #dEN").sees(bob, "JOIN #Den").isTold("353", "= #Den :@ann bob");
        ann.sees(bob, "JOIN #Den");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            JOIN            ; 461 ann JOIN :Not enough parameters
            JOIN den        ; 403 ann den :No such channel
            JOIN #          ; 403 ann # :No such channel
            JOIN &den       ; 403 ann &den :No such channel
            PART            ; 461 ann PART :Not enough parameters
            PART #den       ; 403 ann #den :No such channel
            PART den        ; 403 ann den :No such channel
            TOPIC           ; 461 ann TOPIC :Not enough parameters
            TOPIC #den :x   ; 403 ann #den :No such channel
            TOPIC den       ; 403 ann den :No such channel
            NAMES #den      ; 366 ann #den :End of /NAMES list
            NAMES           ; 366 ann * :End of /NAMES list
            """)
    void whatCantBeIsRefused(String line, String answer) {
        ann.sends(line).sees(":hubbub.local " + answer).seesNothing();
    }

    @Test
    void aChannelsNameHasAtMost65Characters() {
        String longest = "#" + "x".repeat(64);
        ann.sends("JOIN " + longest + "x").isTold("403", longest + "x :No such channel");
        ann.sends("JOIN " + longest).sees(ann, "JOIN " + longest);
    }

    @Test
    void nobodyIsInMoreThan100Channels() {
        List<String> names = IntStream.range(0, 101).mapToObj(i -> "#c" + i).toList();
        ann.joins(String.join(",", names.subList(0, 50))).joins(String.join(",", names.subList(50, 100)));
        ann.sends("JOIN #c100")
                .isTold("405", "#c100 :You have joined too many channels")
                .seesNothing();
        ann.sends("PART #c0").sees(ann, "PART #c0").joins("#c100").seesNothing();
    }

    @Test
    void whoPartsAndThoseWhoStaySeeItWithTheReason() {
        meetIn("#den");
        bob.sends("PART #den :off to lunch")
                .sees(bob, "PART #den :off to lunch")
                .seesNothing();
        ann.sees(bob, "PART #den :off to lunch").seesNothing();
        bob.sends("PART #den").isTold("442", "#den :You're not on that channel");
        ann.sends("PART #DEN").sees(ann, "PART #den").seesNothing();
    }

    @Test
    void severalChannelsAreLeftAtOnce() {
        ann.joins("#a,#b").sends("PART #a,#x,#b :bye");
        ann.sees(ann, "PART #a :bye").isTold("403", "#x :No such channel").sees(ann, "PART #b :bye");
        ann.seesNothing();
    }

    @Test
    void joiningZeroLeavesAllChannels() {
        meetIn("#a,#b");
        bob.sends("JOIN 0");
        bob.seesInAnyOrder(":" + bob.source() + " PART #a", ":" + bob.source() + " PART #b");
        bob.seesNothing();
        ann.seesInAnyOrder(":" + bob.source() + " PART #a", ":" + bob.source() + " PART #b");
        ann.seesNothing();
    }

    @Test
    void whoLeftMayComeBackAtOnce() {
        ann.joins("#den").sends("PART #den", "JOIN #den");
        ann.sees(ann, "PART #den").sees(ann, "JOIN #den").isTold("353", "= #den :@ann");
    }

    @Test
    void whoQuitsIsSeenOnceByWhoSharesSeveralChannels() {
        meetIn("#a,#b,#c");
        bob.sends("QUIT :off to lunch").seesAllUntil("ERROR");
        ann.sees(bob, "QUIT :Quit: off to lunch").seesNothing();
    }

    @Test
    void whoHangsUpIsSeenToQuit() {
        meetIn("#den");
        bob.hangUp();
        ann.sees(bob, "QUIT :Connection closed").seesNothing();
    }

    @Test
    void theTopicIsSetForEverybodyAndShownToWhoAsksAndWhoJoins() {
        meetIn("#den");
        ann.sends("TOPIC #den")
                .isTold("331", "#den :No topic is set")
                .sends("TOPIC #den :cheese  and wine")
                .sees(ann, "TOPIC #den :cheese  and wine")
                .seesNothing();
        bob.sees(ann, "TOPIC #den :cheese  and wine").sends("TOPIC #den");
        bob.isTold("332", "#den :cheese  and wine");
        assertTrue(bob.line().matches(":hubbub.local 333 bob #den ann \\d{10}"));
        IrcPeer eve = IrcPeer.welcomed(server, "eve").sends("JOIN #den");
        eve.sees(eve, "JOIN #den").isTold("332", "#den :cheese  and wine");
        assertTrue(eve.line().matches(":hubbub.local 333 eve #den ann \\d{10}"));
        eve.isTold("353", "= #den :@ann bob eve");
    }

    @Test
    void anEmptyTopicIsNone() {
        ann.joins("#den").sends("TOPIC #den :x", "TOPIC #den :", "TOPIC #den");
        ann.sees(ann, "TOPIC #den :x").sees(ann, "TOPIC #den :").isTold("331", "#den :No topic is set");
    }

    @Test
    void aTopicIsCutAt390Characters() {
        String longest = "ż".repeat(195) + "x".repeat(10);
        ann.joins("#den").sends("TOPIC #den :" + "x".repeat(391)).sees(ann, "TOPIC #den :" + "x".repeat(390));
        ann.sends("TOPIC #den :" + longest).sees(ann, "TOPIC #den :" + longest);
    }

    @Test
    void whereTheTopicIsProtectedOnlyOperatorsSetIt() {
        meetIn("#den");
        bob.sends("TOPIC #den :mine")
                .isTold("482", "#den :You're not channel operator")
                .seesNothing();
        ann.sends("MODE #den -t").sees(ann, "MODE #den -t").seesNothing();
        bob.sees(ann, "MODE #den -t").sends("TOPIC #den :mine").sees(bob, "TOPIC #den :mine");
        ann.sees(bob, "TOPIC #den :mine");
    }

    @Test
    void namesOfSeveralChannelsAreAsked() {
        ann.joins("#a,#b").sends("NAMES #a,#b,#x");
        ann.isTold("353", "= #a :@ann")
                .isTold("366", "#a :End of /NAMES list")
                .isTold("353", "= #b :@ann")
                .isTold("366", "#b :End of /NAMES list")
                .isTold("366", "#x :End of /NAMES list")
                .seesNothing();
    }

    @Test
    void manyNamesComeInSeveralLinesThatFit() {
        ann.joins("#den");
        List<String> nicks =
                IntStream.range(0, 40).mapToObj(i -> "n".repeat(29) + i).toList();
        nicks.forEach(nick -> IrcPeer.welcomed(server, nick).joins("#den"));
        for (int i = 0; i < nicks.size(); i++) {
            ann.line();
        }
        ann.sends("NAMES #den");
        List<String> lines = ann.seesAllUntil("366");
        List<String> names = new ArrayList<>();
        for (String line : lines.subList(0, lines.size() - 1)) {
            assertTrue(line.length() <= 510, line);
            names.addAll(List.of(Message.parse(line).parameter(3).split(" ")));
        }
        List<String> expected = new ArrayList<>(List.of("@ann"));
        expected.addAll(nicks);
        assertEquals(expected, names);
    }

    @Test
    void channelsAreJoinedAndLeftInTheOrderInWhichTheyAreListed() {
        List<String> names = IntStream.range(0, 30).mapToObj(i -> "#c" + i).toList();
        ann.sends("JOIN " + String.join(",", names), "PART " + String.join(",", names));
        for (String name : names) {
            ann.sees(ann, "JOIN " + name)
                    .isTold("353", "= " + name + " :@ann")
                    .isTold("366", name + " :End of /NAMES list");
        }
        for (String name : names) {
            ann.sees(ann, "PART " + name);
        }
        ann.seesNothing();
    }

    @Test
    void whatCantBeJoinedDoesNotStopTheNext() {
        ann.sends("JOIN #a,x,,#b");
        ann.sees(ann, "JOIN #a").seesAllUntil("366");
        ann.isTold("403", "x :No such channel").sees(ann, "JOIN #b").seesAllUntil("366");
        ann.seesNothing();
    }

    @Test
    void aNameMayBeginWithSeveralHashes() {
        ann.joins("##chan");
        bob.joins("##chan", ann).joins("#chan");
        ann.sends("PRIVMSG ##chan :two", "PRIVMSG @##chan :none", "TOPIC ##chan :hashes");
        ann.sees(ann, "TOPIC ##chan :hashes").seesNothing();
        bob.sees(ann, "PRIVMSG ##chan :two").sees(ann, "TOPIC ##chan :hashes");
        bob.sends("PRIVMSG @##chan :to the operator").seesNothing();
        ann.sees(bob, "PRIVMSG @##chan :to the operator");
        ann.sends("NAMES ##chan", "LIST ##chan", "WHO ##chan")
                .isTold("353", "= ##chan :@ann bob")
                .isTold("366", "##chan :End of /NAMES list")
                .isTold("321", "Channel :Users  Name")
                .isTold("322", "##chan 2 :hashes")
                .seesAllUntil("315");
        ann.sends("PART ##chan").sees(ann, "PART ##chan");
    }
}
