package io.hubbub.door.irc;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** KICK and INVITE. */
class InvitationsTest extends DenTest {
    @Test
    void whoIsKickedAndEverybodyElseSeesItAndItIsOutside() {
        IrcPeer joe = IrcPeer.welcomed(server, "joe").joins("#den", ann, bob);
        ann.sends("KICK #den BOB :that is enough")
                .sees(ann, "KICK #den bob :that is enough")
                .seesNothing();
        joe.sees(ann, "KICK #den bob :that is enough").seesNothing();
        bob.sees(ann, "KICK #den bob :that is enough").seesNothing();
        bob.sends("PART #den").isTold("442", "#den :You're not on that channel");
        ann.sends("NAMES #den").isTold("353", "= #den :@ann joe");
    }

    @Test
    void aKickWithoutAReasonGivesTheKickersName() {
        ann.sends("KICK #den bob").sees(ann, "KICK #den bob :ann");
        bob.sees(ann, "KICK #den bob :ann");
    }

    @Test
    void aKicksReasonIsCutAt390Characters() {
        ann.sends("KICK #den bob :" + "x".repeat(400)).sees(ann, "KICK #den bob :" + "x".repeat(390));
    }

    @Test
    void eachWhoIsKickedIsSeenInALineOfItsOwn() {
        eve.joins("#den", ann, bob);
        ann.sends("KICK #den bob,nobody,eve :out");
        ann.sees(ann, "KICK #den bob :out")
                .isTold("401", "nobody :No such nick/channel")
                .sees(ann, "KICK #den eve :out");
        ann.seesNothing();
    }

    @Test
    void oneMayKickOneself() {
        ann.sends("KICK #den ann").sees(ann, "KICK #den ann :ann").seesNothing();
        bob.sees(ann, "KICK #den ann :ann");
    }

    @Test
    void whoWasKickedMayComeBack() {
        ann.sends("KICK #den bob").line();
        bob.line();
        bob.sends("JOIN #den").sees(bob, "JOIN #den").isTold("353", "= #den :@ann bob");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            KICK #den        ; 461 bob KICK :Not enough parameters
            KICK den ann     ; 403 bob den :No such channel
            KICK #den ann    ; 482 bob #den :You're not channel operator
            INVITE           ; 337 bob :End of /INVITE list
            INVITE eve       ; 461 bob INVITE :Not enough parameters
            INVITE nobody #den ; 401 bob nobody :No such nick/channel
            INVITE ann #den  ; 443 bob ann #den :is already on channel
            INVITE eve #x    ; 403 bob #x :No such channel
            INVITE eve x     ; 403 bob x :No such channel
            """)
    void whatCantBeIsRefused(String line, String answer) {
        bob.sends(line).sees(":hubbub.local " + answer).seesNothing();
        ann.seesNothing();
    }

    @Test
    void whoIsOutsideCantKick() {
        eve.sends("KICK #den bob")
                .isTold("442", "#den :You're not on that channel")
                .seesNothing();
        bob.seesNothing();
    }

    @Test
    void whoIsInvitedAndWhoInvitedAreTold() {
        bob.sends("INVITE eve #den").isTold("341", "eve #den").seesNothing();
        eve.sees(bob, "INVITE eve #den").seesNothing();
        ann.seesNothing();
    }

    @Test
    void intoAChannelForTheInvitedOnlyOperatorsInvite() {
        ann.sends("MODE #den +i").line();
        bob.line();
        bob.sends("INVITE eve #den")
                .isTold("482", "#den :You're not channel operator")
                .seesNothing();
        eve.seesNothing();
    }

    @Test
    void anInvitationIsGoodForAKeyAndALimitToo() {
        ann.sends("MODE #den +ikl word 2", "INVITE eve #den").line();
        ann.isTold("341", "eve #den");
        eve.sees(ann, "INVITE eve #den").joins("#den");
    }

    @Test
    void severalChannelsAreEmptiedOfAsManyNicks() {
        ann.joins("#attic");
        eve.joins("#attic", ann);
        ann.sends("KICK #den,#attic bob,eve :out")
                .sees(ann, "KICK #den bob :out")
                .sees(ann, "KICK #attic eve :out")
                .seesNothing();
        bob.sees(ann, "KICK #den bob :out").seesNothing();
        eve.sees(ann, "KICK #attic eve :out").seesNothing();
    }

    @ParameterizedTest
    @CsvSource({"'#den,#attic bob'", "'#den,#attic bob,eve,ann'", "', bob'", "'#den ,'"})
    void channelsAndNicksThatDontGoTogetherAreRefused(String parameters) {
        ann.joins("#attic");
        ann.sends("KICK " + parameters)
                .isTold("461", "KICK :Not enough parameters")
                .seesNothing();
        bob.seesNothing();
    }

    @Test
    void oneOfSeveralThatCantBeDoesNotStopTheOthers() {
        ann.sends("KICK #x,#den,#den eve,eve,bob :out")
                .isTold("403", "#x :No such channel")
                .isTold("441", "eve #den :They aren't on that channel")
                .sees(ann, "KICK #den bob :out")
                .seesNothing();
    }

    @Test
    void invitationsAreListedUntilTheyAreUsed() {
        ann.joins("#attic")
                .sends("INVITE eve #attic", "INVITE eve #DEN", "INVITE eve #den")
                .rest();
        for (int i = 0; i < 3; i++) {
            eve.line();
        }
        eve.sends("INVITE")
                .isTold("336", "#attic")
                .isTold("336", "#den")
                .isTold("337", ":End of /INVITE list")
                .seesNothing();
        eve.joins("#den", ann, bob).sends("INVITE");
        eve.isTold("336", "#attic").isTold("337", ":End of /INVITE list").seesNothing();
        eve.sends("PART #den").line();
        eve.sends("INVITE").isTold("336", "#attic").isTold("337", ":End of /INVITE list");
    }
}
