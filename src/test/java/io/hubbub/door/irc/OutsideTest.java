package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Channels that one isn't in, or that aren't there: Eve asks about Ann's and Bob's den. */
class OutsideTest extends DenTest {
    private void den(String modes) {
        ann.sends("MODE #den " + modes).line();
        bob.line();
    }

    @Test
    void membersOfAPublicChannelAreNamed() {
        eve.sends("NAMES #DEN")
                .isTold("353", "= #den :@ann bob")
                .isTold("366", "#den :End of /NAMES list")
                .seesNothing();
    }

    @Test
    void whoIsHiddenIsNamedToMembersAlone() {
        bob.sends("MODE bob +i").sees(bob, "MODE bob +i").seesNothing();
        eve.sends("NAMES #den").isTold("353", "= #den :@ann").line();
        ann.sends("NAMES #den").isTold("353", "= #den :@ann bob").line();
        eve.seesNothing();
    }

    @Test
    void whereAllAreHiddenNobodyIsNamed() {
        ann.sends("MODE ann +i").line();
        bob.sends("MODE bob +i").line();
        ann.seesNothing();
        bob.seesNothing();
        eve.sends("NAMES #den").isTold("366", "#den :End of /NAMES list").seesNothing();
    }

    @Test
    void theTopicOfAPublicChannelIsShown() {
        eve.sends("TOPIC #den").isTold("331", "#den :No topic is set");
        ann.sends("TOPIC #den :wine").line();
        eve.sends("TOPIC #DEN").isTold("332", "#den :wine");
        assertTrue(eve.line().matches(":hubbub.local 333 eve #den ann \\d{10}"));
        eve.seesNothing();
    }

    @Test
    void modesAreShownButTheKeyIsNotToMembersEither() {
        den("+kl word 9");
        eve.sends("MODE #DEN").isTold("324", "#den +ntkl * 9");
        assertTrue(eve.line().matches(":hubbub.local 329 eve #den \\d{10}"));
        eve.seesNothing();
        bob.sends("MODE #den").isTold("324", "#den +ntkl * 9");
    }

    @Test
    void aSecretChannelTellsNothingOfItself() {
        den("+s");
        eve.sends("NAMES #den").isTold("366", "#den :End of /NAMES list");
        eve.sends("WHO #den").isTold("315", "#den :End of WHO list");
        for (String line : List.of(
                "TOPIC #den",
                "TOPIC #den :mine",
                "MODE #den",
                "MODE #den b",
                "MODE #den +m",
                "PART #den",
                "KICK #den bob")) {
            eve.sends(line).isTold("403", "#den :No such channel");
        }
        eve.sends("INVITE eve #den").isTold("403", "#den :No such channel");
        eve.sends("PRIVMSG #den :hello?").isTold("403", "#den :No such channel");
        eve.seesNothing();
        bob.seesNothing();
        eve.joins("#den", ann, bob);
        eve.sends("NAMES #den").isTold("353", "@ #den :@ann bob eve").line();
        eve.sends("MODE #den").isTold("324", "#den +nst");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PART #DEN",
                "TOPIC #DEN :mine",
                "TOPIC #DEN :",
                "KICK #DEN bob",
                "KICK #DEN nobody",
                "INVITE eve #DEN",
                "INVITE nobody #DEN",
                "MODE #DEN +m",
                "MODE #DEN +o eve",
                "MODE #DEN b",
                "MODE #DEN +k word"
            })
    void nothingIsDoneFromOutside(String line) {
        eve.sends(line).isTold("442", "#DEN :You're not on that channel").seesNothing();
        ann.seesNothing();
        bob.seesNothing();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PART #x",
                "TOPIC #x",
                "TOPIC #x :mine",
                "KICK #x bob",
                "INVITE ann #x",
                "MODE #x",
                "MODE #x +m",
                "MODE #x b",
                "PRIVMSG #x :hi",
                "JOIN #x\u0007"
            })
    void whatIsNotThereIsSaidNotToBe(String line) {
        String channel = line.startsWith("JOIN") ? "#x\u0007" : "#x";
        eve.sends(line).isTold("403", channel + " :No such channel").seesNothing();
        ann.seesNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#x", "x", "#", "*"})
    void namesOfWhatIsNotThereAreNone(String channel) {
        eve.sends("NAMES " + channel)
                .isTold("366", channel + " :End of /NAMES list")
                .seesNothing();
    }

    @Test
    void whoeverWasThrownOutIsOutside() {
        ann.sends("KICK #den bob").line();
        bob.line();
        bob.sends("TOPIC #den :mine")
                .isTold("442", "#den :You're not on that channel")
                .seesNothing();
    }

    @Test
    void aChannelThatEndedIsNotThere() {
        ann.sends("PART #den").line();
        bob.line();
        bob.sends("PART #den").line();
        bob.seesNothing();
        eve.sends("MODE #den").isTold("403", "#den :No such channel").seesNothing();
    }
}
