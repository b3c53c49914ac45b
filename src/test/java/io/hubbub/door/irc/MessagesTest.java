package io.hubbub.door.irc;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PRIVMSG and NOTICE. */
class MessagesTest extends DenTest {
    @ParameterizedTest
    @ValueSource(strings = {"PRIVMSG", "NOTICE"})
    void whatIsSaidInAChannelReachesItsOtherMembersAndNobodyElse(String command) {
        ann.sends(command + " #DEN :hello  there ").seesNothing();
        bob.sees(ann, command + " #den :hello  there ").seesNothing();
        eve.seesNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRIVMSG", "NOTICE"})
    void whatIsSaidToANickReachesItAlone(String command) {
        eve.sends(command + " BOB psst").seesNothing();
        bob.sees(eve, command + " bob :psst").seesNothing();
        ann.seesNothing();
    }

    @Test
    void oneMayTalkToOneself() {
        ann.sends("PRIVMSG ann :note").sees(ann, "PRIVMSG ann :note").seesNothing();
    }

    @Test
    void oneMessageMayHaveSeveralTargetsAndEachGetsItOnce() {
        ann.sends("PRIVMSG #den,eve,bob,eve :hi").seesNothing();
        eve.sees(ann, "PRIVMSG eve :hi").seesNothing();
        bob.seesInAnyOrder(":" + ann.source() + " PRIVMSG #den :hi", ":" + ann.source() + " PRIVMSG bob :hi");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            PRIVMSG              ; 411 ann :No recipient given (PRIVMSG)
            PRIVMSG :            ; 411 ann :No recipient given (PRIVMSG)
            PRIVMSG #den         ; 412 ann :No text to send
            PRIVMSG #den :       ; 412 ann :No text to send
            PRIVMSG nobody :hi   ; 401 ann nobody :No such nick/channel
            PRIVMSG # :hi        ; 401 ann # :No such nick/channel
            PRIVMSG #x :hi       ; 403 ann #x :No such channel
            PRIVMSG a,b,c,d,e :hi; 407 ann a,b,c,d,e :Too many targets
            """)
    void whatCantBeSaidIsRefused(String line, String answer) {
        ann.sends(line).sees(":hubbub.local " + answer).seesNothing();
        bob.seesNothing();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NOTICE nobody :hi",
                "NOTICE #x :hi",
                "NOTICE # :hi",
                "NOTICE nobody,#x :hi",
                "NOTICE a,b,c,d,e :hi"
            })
    void aNoticeThatReachesNobodyIsNotAnswered(String line) {
        ann.sends(line, line).seesNothing();
    }

    @Test
    void aNoticeToWhereOneMayNotSpeakIsNotAnsweredAndAMessageIs() {
        eve.sends("PRIVMSG #den :1", "NOTICE #den :2", "PRIVMSG #den :3")
                .isTold("404", "#den :Cannot send to channel: only members may speak there")
                .isTold("404", "#den :Cannot send to channel: only members may speak there")
                .seesNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOTICE", "NOTICE #den", "NOTICE #den :", "NOTICE : :hi"})
    void aNoticeThatMakesNoSenseIsNotAnswered(String line) {
        ann.sends(line).seesNothing();
        bob.seesNothing();
    }

    @Test
    void aNoticeThatIsForbiddenAsARequestIsNotAnswered() {
        ann.sends("MODE #den +C").line();
        bob.line();
        bob.sends("NOTICE #den :\u0001VERSION x\u0001").seesNothing();
        ann.seesNothing();
    }

    @Test
    void aRequestFromProgramToProgramPasses() {
        ann.sends("PRIVMSG bob :\u0001VERSION\u0001");
        bob.sees(ann, "PRIVMSG bob :\u0001VERSION\u0001");
        bob.sends("NOTICE ann :\u0001VERSION some client\u0001");
        ann.sees(bob, "NOTICE ann :\u0001VERSION some client\u0001");
    }

    @Test
    void coloursAndOtherLanguagesPass() {
        ann.sends("PRIVMSG #den :\u0002bold\u0002 \u000304red\u000F żółć 日本 🙂");
        bob.sees(ann, "PRIVMSG #den :\u0002bold\u0002 \u000304red\u000F żółć 日本 🙂");
    }

    @Test
    void aLoneCarriageReturnIsASpace() {
        ann.sends("PRIVMSG #den :one\rQUIT");
        bob.sees(ann, "PRIVMSG #den :one QUIT");
    }

    @Test
    void whatIsForOperatorsReachesThemAlone() {
        eve.joins("#den", ann, bob);
        eve.sends("PRIVMSG @#den :help").seesNothing();
        ann.sees(eve, "PRIVMSG @#den :help").seesNothing();
        bob.seesNothing();
    }

    @Test
    void whatIsTooLongWithItsSourceReachesNobodyAndIsAnswered() {
        int room = 510 - (":" + ann.source() + " PRIVMSG #den :").length();
        String longest = "x".repeat(room - 2) + "ż";
        ann.sends("PRIVMSG #den :" + longest, "PRIVMSG #den :" + longest + "y", "NOTICE #den :" + longest + "yz");
        ann.isTold("417", ":Input line was too long").isTold("417", ":Input line was too long");
        ann.seesNothing();
        bob.sees(ann, "PRIVMSG #den :" + longest).seesNothing();
    }

    @Test
    void theOrderOfWhatOneSaysIsKept() {
        for (int i = 0; i < 500; i++) {
            ann.sends("PRIVMSG #den :" + i);
        }
        for (int i = 0; i < 500; i++) {
            bob.sees(ann, "PRIVMSG #den :" + i);
        }
    }

    @Test
    void whatIsRefusedIsNotTakenForTheAnswerToAQuestion() {
        for (int i = 0; i < 20; i++) {
            ann.sends("PRIVMSG nobody" + i + " :hi", "WHOIS eve");
            ann.isTold("401", "nobody" + i + " :No such nick/channel")
                    .isTold("311", "eve ~eve 127.0.0.1 * :eve the person");
            ann.seesAllUntil("318");
        }
        ann.seesNothing();
    }

    @Test
    void whoSpeaksIntoAChannelFromOutsideHearsItselfIfItWantsTo() {
        ann.sends("MODE #den -n").sees(ann, "MODE #den -n");
        bob.sees(ann, "MODE #den -n");
        eve.sends("PRIVMSG #den :1").seesNothing();
        eve.sends("CAP REQ echo-message").line();
        eve.sends("PRIVMSG #den :2").sees(eve, "PRIVMSG #den :2").seesNothing();
        ann.sees(eve, "PRIVMSG #den :1").sees(eve, "PRIVMSG #den :2").seesNothing();
    }
}
