package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command MODE, and what each mode does. */
class ModesTest extends DenTest {
    /** Ann changes modes; she and Bob see it so. */
    private void set(String wished, String seen) {
        ann.sends("MODE #den " + wished).sees(ann, "MODE #den " + seen);
        bob.sees(ann, "MODE #den " + seen);
    }

    private void set(String modes) {
        set(modes, modes);
    }

    private void isKeptOut(String numeric, String sign) {
        eve.sends("JOIN #den")
                .isTold(numeric, "#den :Cannot join channel (+" + sign + ")")
                .seesNothing();
        ann.seesNothing();
    }

    private void comesIn(String join) {
        eve.sends(join).sees(eve, "JOIN #den").seesAllUntil("366");
        ann.sees(eve, "JOIN #den").seesNothing();
    }

    @Test
    void aNewChannelHasTheUsualModes() {
        ann.sends("MODE #den").isTold("324", "#den +nt");
        assertTrue(ann.line().matches(":hubbub.local 329 ann #den \\d{10}"));
        ann.seesNothing();
    }

    @Test
    void allModesThatAreSetAreShown() {
        set("+mkl-t word 9");
        ann.sends("MODE #den").isTold("324", "#den +mnkl * 9");
    }

    @Test
    void changesAreSeenAsTheyHappenedAndNoOthers() {
        set("+s-n+b bob*!*@1.*", "+s-n+b bob*!*@1.*");
        set("+ssi-m+nt", "+in");
        ann.sends("MODE #den +s", "MODE #den -m").seesNothing();
        bob.seesNothing();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            MODE               ; 461 ann MODE :Not enough parameters
            MODE den           ; 401 ann den :No such nick/channel
            MODE #x            ; 403 ann #x :No such channel
            MODE #den +X       ; 472 ann X :is unknown mode char to me
            MODE #den +o       ; 696 ann #den o * :Expected a parameter
            MODE #den +k       ; 696 ann #den k * :Expected a parameter
            MODE #den +l       ; 696 ann #den l * :Expected a parameter
            MODE #den +o eve   ; 441 ann eve #den :They aren't on that channel
            MODE #den -v nobody; 401 ann nobody :No such nick/channel
            MODE #den +l many  ; 696 ann #den l many :Expected another parameter
            MODE #den +l -1    ; 696 ann #den l -1 :Expected another parameter
            MODE #den +k a,b   ; 696 ann #den k * :Expected another parameter
            MODE bob           ; 502 ann :Can't change mode for other users
            MODE bob +i        ; 502 ann :Can't change mode for other users
            MODE ann           ; 221 ann +
            MODE ann +X        ; 501 ann :Unknown MODE flag
            """)
    void whatCantBeIsRefused(String line, String answer) {
        ann.sends(line).sees(":hubbub.local " + answer).seesNothing();
        bob.seesNothing();
    }

    @Test
    void aClientMayCallItselfInvisible() {
        ann.sends("MODE ann +i").sees(ann, "MODE ann +i");
        ann.sends("MODE ann", "MODE ANN +i").isTold("221", "+i").seesNothing();
        ann.sends("MODE ann -Xi").isTold("501", ":Unknown MODE flag").sees(ann, "MODE ann -i");
        ann.sends("MODE ann").isTold("221", "+").seesNothing();
        bob.seesNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+m", "-t", "+o bob", "-o ann", "+b x", "+k x", "+l 5"})
    void onlyOperatorsChangeModes(String modes) {
        bob.sends("MODE #den " + modes)
                .isTold("482", "#den :You're not channel operator")
                .seesNothing();
        ann.seesNothing();
    }

    @Test
    void whoIsMadeAnOperatorMayWhatOperatorsMayAndIsShownSo() {
        set("+o BOB", "+o bob");
        bob.sends("MODE #den -o ann").sees(bob, "MODE #den -o ann");
        ann.sees(bob, "MODE #den -o ann");
        ann.sends("MODE #den +m").isTold("482", "#den :You're not channel operator");
        ann.sends("NAMES #den").isTold("353", "= #den :ann @bob");
    }

    @Test
    void aRoleStaysWithANewNickAndEndsWithLeaving() {
        set("+v bob");
        bob.sends("NICK rob").sees(bob, "NICK rob");
        ann.sees(bob, "NICK rob")
                .sends("NAMES #den")
                .isTold("353", "= #den :@ann +rob")
                .line();
        bob.is("rob").sends("PART #den", "JOIN #den").seesAllUntil("366");
        ann.line();
        ann.line();
        ann.sends("NAMES #den").isTold("353", "= #den :@ann rob");
    }

    @Test
    void whereItIsModeratedOnlyWhoHasARoleSpeaks() {
        set("+m");
        bob.sends("PRIVMSG #den :hi")
                .isTold("404", "#den :Cannot send to channel: only operators and members with voice may speak there");
        ann.sends("PRIVMSG #den :quiet").seesNothing();
        bob.sees(ann, "PRIVMSG #den :quiet");
        set("+v bob");
        bob.sends("PRIVMSG #den :hi").seesNothing();
        ann.sees(bob, "PRIVMSG #den :hi").seesNothing();
    }

    @Test
    void whoIsOutsideSpeaksOnlyWhereThatIsNotForbidden() {
        eve.sends("PRIVMSG #den :hi")
                .isTold("404", "#den :Cannot send to channel: only members may speak there")
                .seesNothing();
        set("-n");
        eve.sends("PRIVMSG #den :hi").seesNothing();
        ann.sees(eve, "PRIVMSG #den :hi").seesNothing();
    }

    @Test
    void aKeyLetsIn() {
        set("+k word");
        isKeptOut("475", "k");
        eve.sends("JOIN #den Word").isTold("475", "#den :Cannot join channel (+k)");
        comesIn("JOIN #den word");
    }

    @Test
    void keysBelongToTheChannelsInTheirOrder() {
        set("+k word");
        eve.sends("JOIN #other,#den x,word");
        eve.seesAllUntil("366");
        eve.seesAllUntil("366");
        ann.sees(eve, "JOIN #den");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-k word", "-k other", "-k"})
    void aKeyIsTakenAwayWithOrWithoutNamingIt(String modes) {
        set("+k word");
        set(modes, "-k *");
        comesIn("JOIN #den");
    }

    @Test
    void aLimitKeepsOutAsLongAsItIsReached() {
        set("+l 2");
        isKeptOut("471", "l");
        set("+l 3");
        comesIn("JOIN #den");
        ann.sends("MODE #den -l").sees(ann, "MODE #den -l");
    }

    @Test
    void whoIsNotInvitedStaysOut() {
        set("+i");
        isKeptOut("473", "i");
        ann.sends("INVITE eve #den").isTold("341", "eve #den");
        eve.sees(ann, "INVITE eve #den");
        comesIn("JOIN #den");
        eve.sends("PART #den").sees(eve, "PART #den");
        ann.sees(eve, "PART #den");
        isKeptOut("473", "i");
    }

    @Test
    void anInvitationMaskLetsIn() {
        set("+iI eve", "+iI eve!*@*");
        comesIn("JOIN #den");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eve", "EVE!*@*", "*!~eve@*", "*@127.0.0.1", "e?e!*@127.*"})
    void whoIsBannedCantComeIn(String mask) {
        ann.sends("MODE #den +b " + mask).line();
        bob.line();
        isKeptOut("474", "b");
        ann.sends("MODE #den -b " + mask).line();
        comesIn("JOIN #den");
    }

    @Test
    void whoIsBannedAndInsideCantSpeakUnlessItHasARole() {
        set("+b bob", "+b bob!*@*");
        bob.sends("PRIVMSG #den :hi")
                .isTold("404", "#den :Cannot send to channel: you are banned from that room")
                .seesNothing();
        set("+v bob");
        bob.sends("PRIVMSG #den :hi").seesNothing();
        ann.sees(bob, "PRIVMSG #den :hi");
    }

    @Test
    void anExceptionIsStrongerThanABan() {
        set("+be *!*@* eve", "+be *!*@* eve!*@*");
        comesIn("JOIN #den");
        eve.sends("PRIVMSG #den :hi").seesNothing();
        ann.sees(eve, "PRIVMSG #den :hi");
    }

    @ParameterizedTest
    @CsvSource({
        "b, 367, 368, End of channel ban list",
        "e, 348, 349, End of channel exception list",
        "I, 346, 347, End of Channel Invite Exception List"
    })
    void aListIsShownWithWhoSetItAndWhen(String letter, String entry, String end, String words) {
        set("+" + letter + letter + " mallory *@192.0.2.1", "+" + letter + letter + " mallory!*@* *!*@192.0.2.1");
        bob.sends("MODE #den +" + letter);
        assertTrue(bob.line().matches(":hubbub.local " + entry + " bob #den mallory!\\*@\\* ann \\d{10}"));
        assertTrue(bob.line().matches(":hubbub.local " + entry + " bob #den \\*!\\*@192.0.2.1 ann \\d{10}"));
        bob.isTold(end, "#den :" + words).seesNothing();
        set("-" + letter + " MALLORY", "-" + letter + " MALLORY!*@*");
        ann.sends("MODE #den " + letter);
        assertTrue(ann.line().contains("192.0.2.1"));
        ann.isTold(end, "#den :" + words);
    }

    @Test
    void whatIsInAListAlreadyOrNotYetIsNoChange() {
        set("+b eve", "+b eve!*@*");
        ann.sends("MODE #den +b EVE!*@*", "MODE #den -b mallory").seesNothing();
    }

    @Test
    void aListHas100Entries() {
        for (int i = 0; i < 100; i += 5) {
            StringBuilder masks = new StringBuilder();
            for (int j = i; j < i + 5; j++) {
                masks.append(" m").append(j);
            }
            ann.sends("MODE #den +bbbbb" + masks).line();
        }
        ann.sends("MODE #den +b eve")
                .isTold("478", "#den eve!*@* :Channel list is full")
                .seesNothing();
    }

    @Test
    void requestsFromProgramToProgramCanBeForbidden() {
        set("+C");
        bob.sends("PRIVMSG #den :\u0001VERSION\u0001")
                .isTold("404", "#den :Cannot send to channel: requests between programs (CTCP) are blocked there")
                .seesNothing();
        bob.sends("PRIVMSG #den :\u0001ACTION waves\u0001").seesNothing();
        ann.sees(bob, "PRIVMSG #den :\u0001ACTION waves\u0001").seesNothing();
    }

    @Test
    void aSecretChannelIsShownOnlyToItsMembers() {
        set("+s");
        ann.sends("NAMES #den").isTold("353", "@ #den :@ann bob");
        eve.sends("WHOIS ann");
        assertTrue(eve.seesAllUntil("318").stream().noneMatch(line -> line.contains("#den")));
        bob.sends("WHOIS ann");
        assertTrue(bob.seesAllUntil("318").stream().anyMatch(line -> line.endsWith(" 319 bob ann :@#den")));
    }
}
