package io.hubbub.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcquaintancesTest {
    private final Acquaintances acquaintances = new Acquaintances("bob");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <ann> hi                  | ann
            [#side] <ann> hi          | ann
            *ann* psst                | ann
            -> *ann* psst             | ''
            -ann- careful             | ann
            ann: hi: you              | ann
            ann:hi                    | ann
            12:03:04 ann: hi          | ann
            12:03:04 [side] ann: hi   | ann
            12:03:04 * ann joined     | ''
            जोसे: नमस्ते                | जोसे
            * ann: nobody is called so | ''
            * ann joined              | ''
            • ann waves               | ''
            hello there               | ''
            """)
    void theSpeakerIsKnownByHowADoorWritesSpeech(String line, String nick) {
        assertEquals(
                nick, Acquaintances.speaker(line).map(span -> span.of(line)).orElse(""));
    }

    @Test
    void whoWasSeenLastComesFirst() {
        for (String line : List.of(
                "* In #lobby: @annika +anton bob ~&@Anna",
                "* andy joined",
                "* andy is now angus",
                "annika: hello",
                "* nobody at all is here",
                "* You are now anne")) {
            acquaintances.learn(line);
        }
        assertEquals(List.of("annika", "angus", "andy", "Anna", "anton"), acquaintances.beginningWith("an"));
        assertEquals(List.of(), acquaintances.beginningWith("B"));
        assertEquals(1, acquaintances.mentions("anne and annemarie", 0).size());
    }

    @Test
    void nicksAreKnownFromALineDoorsListAndBehindItsTime() {
        for (String line : List.of(
                "* Here: ann, carl and 3 more",
                "12:03:04 * In side-room: dora, emil",
                "12:03:04 * frida joined",
                "12:03:04 gus: hi",
                "12:03:04 * You are now ben")) {
            acquaintances.learn(line);
        }
        assertEquals(List.of("gus", "frida", "emil", "dora", "carl", "ann"), acquaintances.beginningWith(""));
        assertEquals(1, acquaintances.mentions("gus: ben", 4).size());
    }

    @Test
    void aNickIsKnownInEveryWayOfWritingIt() {
        List.of(
                        "* STRASSE joined",
                        "* straße joined",
                        "* ΝΊΚΟΣ joined",
                        "* νίκος joined",
                        "* bob joined",
                        "* BOB joined")
                .forEach(acquaintances::learn);
        assertEquals(List.of("νίκος", "straße"), acquaintances.beginningWith(""));
        assertEquals(List.of("straße"), acquaintances.beginningWith("Stras"));
        assertEquals(List.of("νίκος"), acquaintances.beginningWith("ΝΊΚΟΣ"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ann: bob         | 1
            ann: Bob, BOB!   | 2
            ann: bobby       | 0
            ann: 请bob看一下  | 1
            ann: ábob        | 0
            """)
    void ourNickIsAMentionWhereItIsAWord(String line, int count) {
        assertEquals(count, acquaintances.mentions(line, 4).size());
    }
}
