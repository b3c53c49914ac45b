package io.hubbub.door.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Person;
import io.hubbub.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The everyday commands of IRC clients and of the chat page, at the line door. */
@Timeout(60)
class ModeratingTest {
    private TestServer server;
    private Person ann;
    private Person bob;

    @BeforeEach
    void meet() {
        server = TestServer.withDoors("line");
        ann = server.person("line").is("ann");
        bob = server.person("line", ann).is("bob");
        assertTrue(ann.line().endsWith(" is now bob"));
    }

    @AfterEach
    void part() {
        server.close();
    }

    @Test
    void whoIsBannedIsThrownOutAndComesInNoMoreUntilTheBanIsLifted() {
        ann.types("/ban bob for spam").sees("* ann banned bob!*@*", "* ann kicked bob: for spam");
        bob.sees("* ann banned bob!*@*", "* ann kicked you out of lobby: for spam");
        bob.types("/join lobby").sees("* lobby: you are banned from that room");
        ann.types("/bans", "/unban bob", "/bans")
                .sees("* Banned by ann: bob!*@*", "* ann lifted the ban on bob!*@*", "* Nobody is banned from lobby");
        bob.types("/j #lobby").sees("* You are in lobby", "* Here: ann, bob");
    }

    @Test
    void aBanOfAMaskThrowsNobodyOut() {
        ann.types("/ban *!raw@*").sees("* ann banned *!raw@*").types("/unban *!raw@*");
        ann.sees("* ann lifted the ban on *!raw@*").types("/unban eve");
        ann.sees("* eve is not banned from lobby; /bans lists who is");
    }

    @Test
    void aBanOfAHostThrowsNobodyOutAndOneOfANickInFullDoes() {
        ann.types("/ban 192.0.2.1").sees("* ann banned *!*@192.0.2.1");
        ann.types("/ban ::/64").sees("* ann banned *!*@::/64");
        ann.types("/ban bob!*@*").sees("* ann banned bob!*@*", "* ann kicked bob");
    }

    @Test
    void theChatPageHasTheSameRules() throws IOException {
        String page = Files.readString(Path.of("src/main/resources/web/js/rules.js"));
        Map<String, String> rules = new LinkedHashMap<>();
        Pattern.compile("\\{ name: '([^']+)', mode: '([^']+)'")
                .matcher(page)
                .results()
                .forEach(rule -> rules.put(rule.group(1), rule.group(2).toLowerCase(Locale.ROOT)));
        Map<String, String> ours = new LinkedHashMap<>();
        Moderating.RULES.forEach(
                (name, mode) -> ours.put(name, mode.name().replace("_", "").toLowerCase(Locale.ROOT)));
        assertEquals(List.copyOf(ours.entrySet()), List.copyOf(rules.entrySet()));
    }

    @Test
    void rolesAreGivenAndTaken() {
        ann.types("/op bob", "/deop bob", "/voice bob", "/devoice bob")
                .sees("* ann made bob an operator", "* ann removed bob as an operator")
                .sees("* ann gave voice to bob", "* ann took voice from bob");
    }

    @Test
    void whoIsNoOperatorIsToldSo() {
        bob.types("/ban ann", "/rule secret on", "/limit 3")
                .sees("* lobby: only operators of the room may do that")
                .sees("* lobby: only operators of the room may do that")
                .sees("* lobby: only operators of the room may do that");
    }

    @Test
    void rulesAreShownAndSwitched() {
        ann.types(
                        "/mode",
                        "/rule moderated on",
                        "/rule moderated off",
                        "/key sesame",
                        "/limit 2",
                        "/rule",
                        "/key",
                        "/limit")
                .sees(
                        "* Rules of lobby: invite-only off, moderated off, members-only off, secret off, locked-topic off, since-join off,"
                                + " no key, no limit")
                .sees("* ann let only operators and members with voice speak", "* ann let everybody speak")
                .sees("* ann set a key", "* ann limited the room to 2 members")
                .sees(
                        "* Rules of lobby: invite-only off, moderated off, members-only off, secret off, locked-topic off, since-join off,"
                                + " a key, limit 2")
                .sees("* ann removed the key", "* ann removed the limit");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /rule loud on         | * /rule: expected one of invite-only, moderated, members-only, secret, locked-topic, since-join
            /rule secret          | * /rule secret: expected on or off
            /limit many           | * /limit: expected a number of 1 to 9 digits, or nothing for no limit
            /key two words        | * /key: expected at most 64 ASCII characters without spaces, commas and colons
            /time maybe           | * /time: expected on or off
            """)
    void whatMakesNoSenseIsAnsweredWithWhatWould(String typed, String answer) {
        ann.types(typed, "next").sees(answer, "ann: next");
    }

    @Test
    void aRoomWithAKeyIsEnteredWithIt() {
        ann.types("/join den", "/key sesame").sees("* You are in den", "* Here: ann", "* ann set a key");
        bob.types("/join den", "/join den sesame")
                .sees(
                        "* den: the room requires a key, and this is not the right one",
                        "* You are in den",
                        "* Here: ann, bob");
    }

    @Test
    void whoIsInvitedHearsOfIt() {
        ann.types("/join den", "/invite bob").sees("* You are in den", "* Here: ann", "* You invited bob into den");
        bob.sees("* ann invites you into den. /join den takes you there");
    }

    @Test
    void roomsAndPeopleAreFoundByIrcsNames() {
        ann.types("/list", "/names", "/names #lobby", "/whois nobody", "/whois bob")
                .sees("* lobby (2)", "* 1 room", "* Here: ann, bob", "* Here: ann, bob")
                .sees("* nobody: nobody has that nick");
        String came = ann.line();
        assertTrue(came.startsWith("* bob came in by the line door from 127.0.0.1, "), came);
        ann.sees("* bob is in lobby");
        ann.types("/join den").sees("* You are in den", "* Here: ann");
        bob.types("/names den").sees("* In den: ann");
    }

    @Test
    void whoIsAwayIsSoUntilTheyAreBack() {
        bob.types("/away lunch").sees("* You are away: lunch");
        ann.types("/msg bob hello").sees("(you to bob) hello", "* bob is away: lunch");
        bob.sees("(ann to you) hello").types("/back").sees("* You are back");
        ann.types("/msg bob hello").sees("(you to bob) hello").types("next").sees("ann: next");
    }

    @Test
    void theTimeStandsInFrontOnlyForWhoWantsIt() {
        ann.types("/time on", "hello").sees("* The time (UTC) stands in front of what happens");
        String line = ann.line();
        assertTrue(line.matches("[0-2]\\d:[0-5]\\d:[0-6]\\d ann: hello"), line);
        bob.sees("ann: hello");
        ann.types("/time off", "hello").sees("* The time is not shown", "ann: hello");
    }

    @Test
    void onesOwnWordsNeedNotComeBack() {
        ann.types("/echo off", "hello", "/me waves", "/echo on", "again")
                .sees(
                        "* Your own words are not shown to you",
                        "* You see your own words as the others do",
                        "ann: again");
        bob.sees("ann: hello", "ann: *waves*", "ann: again").types("/echo off", "/nick rob");
        bob.sees("* Your own words are not shown to you", "* You are now rob");
        ann.sees("* bob is now rob");
    }

    @Test
    void aTextThatBeginsWithAPathIsNotLost() {
        ann.types("/etc/hosts is wrong")
                .sees("* There is no command /etc/hosts. /help lists them; start with // to say it")
                .sees("* Not said: //etc/hosts is wrong")
                .types("//etc/hosts is wrong")
                .sees("ann: /etc/hosts is wrong");
    }

    @Test
    void whoFloodsIsReadSlowlyAndNothingIsLost() {
        try (TestServer slow =
                TestServer.start("{'doors': [{'door': 'line', 'port': 0, 'floodBurst': 3, 'floodPerSecond': 100}]}")) {
            Person eve = slow.person("line");
            for (int i = 0; i < 20; i++) {
                eve.types("line " + i);
            }
            for (int i = 0; i < 20; i++) {
                eve.sees(eve.nick() + ": line " + i);
            }
        }
    }
}
