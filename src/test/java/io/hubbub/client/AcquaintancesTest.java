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
