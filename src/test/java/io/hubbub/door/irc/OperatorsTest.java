package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Peer;
import io.hubbub.Person;
import io.hubbub.TestServer;
import io.hubbub.room.CloseReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Those who look after the server. Ann can become one; Bob and Eve can't. */
@Timeout(60)
class OperatorsTest {
    /** Of the password frenchfries. */
    private static final String HASH = "$2a$04$3GzUZB5JapaAbwn7sogpOu9NSiLOgnozVllm2e96LiNPrm61ZsZSq";

    private TestServer server;
    private IrcPeer ann;
    private IrcPeer bob;
    private IrcPeer eve;

    @BeforeEach
    void meet() {
        server = TestServer.start("""
                {'doors': [
                  {'door': 'irc', 'port': 0, 'floodBurst': 0, 'operators': [{'name': 'root', 'passwordHash': '%s'}]},
                  {'door': 'line', 'port': 0, 'room': 'den'},
                  {'door': 'raw', 'port': 0, 'room': 'den'}]}
                """.formatted(HASH));
        ann = IrcPeer.welcomed(server, "ann").joins("#den");
        bob = IrcPeer.welcomed(server, "bob").joins("#den", ann);
        eve = IrcPeer.welcomed(server, "eve");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private IrcPeer annAsOperator() {
        return ann.sends("OPER root frenchfries")
                .isTold("381", ":You are now an IRC operator")
                .sees(ann, "MODE ann +o");
    }

    private static String lastWords(String reason) {
        return "ERROR :Closing Link: 127.0.0.1 (Killed (ann (" + reason + ")))";
    }

    @Test
    void whoKnowsThePasswordBecomesAnOperatorAndOthersCanSeeIt() {
        annAsOperator().seesNothing();
        bob.seesNothing();
        ann.sends("MODE ann").isTold("221", "+o");
        bob.sends("WHOIS ann");
        assertTrue(bob.seesAllUntil("318").contains(":hubbub.local 313 bob ann :is an IRC operator"));
        bob.sends("WHO ann");
        assertEquals("H*", Message.parse(bob.line()).parameter(6));
        bob.seesAllUntil("315");
        bob.sends("WHO #den o");
        assertEquals("H*@", Message.parse(bob.line()).parameter(6));
        bob.isTold("315", "#den :End of WHO list");
        bob.sends("USERHOST ann").isTold("302", ":ann*=+~ann@127.0.0.1");
        bob.sends("LUSERS");
        assertTrue(bob.seesAllUntil("266").contains(":hubbub.local 252 bob 1 :operator(s) online"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OPER root wrong",
                "OPER root :",
                "OPER root FRENCHFRIES",
                "OPER ROOT frenchfries",
                "OPER nobody frenchfries",
                "OPER root :frenchfries "
            })
    void whoDoesNotIsToldAndIsNone(String line) {
        ann.sends(line).isTold("464", ":Password incorrect").seesNothing();
        ann.sends("MODE ann").isTold("221", "+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPER", "OPER root", "OPER root frenchfries x"})
    void theNumberOfParametersCounts(String line) {
        ann.sends(line);
        String numeric = Message.parse(ann.line()).command();
        assertEquals(line.endsWith("x") ? "381" : "461", numeric);
    }

    @Test
    void nobodyIsAnOperatorBeforeTheWelcome() {
        IrcPeer.stranger(server)
                .sends("OPER root frenchfries", "KILL bob")
                .isTold("451", ":You have not registered")
                .isTold("451", ":You have not registered")
                .seesNothing();
    }

    @Test
    void anOperatorMayLayItDown() {
        annAsOperator().sends("MODE ann -o").sees(ann, "MODE ann -o").seesNothing();
        ann.sends("MODE ann", "KILL bob :x")
                .isTold("221", "+")
                .isTold("481", ":Permission Denied- You're not an IRC operator")
                .seesNothing();
        bob.sends("WHO ann");
        assertEquals("H", Message.parse(bob.line()).parameter(6));
        annAsOperator().seesNothing();
    }

    @Test
    void nobodyBecomesAnOperatorByMode() {
        ann.sends("MODE ann +o", "MODE ann").isTold("221", "+").seesNothing();
        annAsOperator().sends("MODE bob +o").isTold("502", ":Can't change mode for other users");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KILL bob :x",
                "KILL bob",
                "KILL",
                "KILL nobody",
                "KILL ann",
                "KLINE bob :x",
                "KLINE",
                "DLINE 192.0.2.1",
                "UNKLINE bob",
                "UNDLINE 192.0.2.1",
                "WALLOPS :hi",
                "WALLOPS",
                "REHASH",
                "RESTART",
                "DIE",
                "CONNECT a",
                "SQUIT a b"
            })
    void whatOnlyOperatorsMayDoIsRefusedToOthers(String line) {
        ann.sends(line)
                .isTold("481", ":Permission Denied- You're not an IRC operator")
                .seesNothing();
        bob.seesNothing();
        eve.seesNothing();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            KILL           ; 461 ann KILL :Not enough parameters
            KILL nobody :x ; 401 ann nobody :No such nick/channel
            KILL nobody    ; 401 ann nobody :No such nick/channel
            WALLOPS        ; 461 ann WALLOPS :Not enough parameters
            REHASH ; FAIL REHASH NOT_POSSIBLE :Not possible while the server runs: change its configuration and start it again
            DIE    ; FAIL DIE NOT_POSSIBLE :Not possible while the server runs: change its configuration and start it again
            """)
    void whatCantBeDoneIsRefusedToOperators(String line, String answer) {
        annAsOperator().sends(line).sees(":hubbub.local " + answer).seesNothing();
    }

    @Test
    void whoIsKilledIsToldAndGoneAndOthersSeeWhy() {
        annAsOperator()
                .sends("KILL BOB :no more")
                .sees(bob, "QUIT :Killed (ann (no more))")
                .seesNothing();
        bob.sees(ann, "KILL bob :no more").sees(lastWords("no more")).seesEnd();
        server.awaitClosed(CloseReason.KILLED, 1);
        eve.sends("WHOIS bob").isTold("401", "bob :No such nick/channel").isTold("318", "bob :End of /WHOIS list");
        eve.sends("NICK bob").sees(eve, "NICK bob");
    }

    @Test
    void aKillNeedsNoReasonAndNoCommonChannel() {
        annAsOperator().sends("KILL eve").seesNothing();
        eve.sees(ann, "KILL eve :No reason given")
                .sees(lastWords("No reason given"))
                .seesEnd();
        bob.seesNothing();
    }

    @Test
    void anOperatorMayKillItself() {
        annAsOperator().sends("KILL ann :enough").sees(ann, "KILL ann :enough").sees(lastWords("enough"));
        ann.seesEnd();
        bob.sees(ann, "QUIT :Killed (ann (enough))").seesNothing();
        bob.sends("LUSERS");
        assertTrue(bob.seesAllUntil("266").contains(":hubbub.local 252 bob 0 :operator(s) online"));
    }

    @Test
    void peopleAtOtherDoorsCanBeKilled() {
        Person joe = server.person("line");
        ann.sees(":" + joe.nick() + "!line@127.0.0.1 JOIN #den");
        bob.line();
        Peer raw = server.connect("raw");
        String guest = Message.parse(ann.line()).source();
        annAsOperator()
                .sends("KILL " + joe.nick() + " :out", "KILL " + guest.substring(0, guest.indexOf('!')) + " :you too");
        raw.expectEnd();
        List<String> seen = ann.rest();
        assertTrue(seen.contains(":" + joe.nick() + "!line@127.0.0.1 QUIT :Killed (ann (out))"), seen::toString);
        assertTrue(seen.contains(":" + guest + " QUIT :Killed (ann (you too))"), seen::toString);
        assertEquals(2, seen.size());
        server.awaitClosed(CloseReason.KILLED, 2);
    }

    @Test
    void wallopsReachWhoWantsThem() {
        bob.sends("MODE bob +w").sees(bob, "MODE bob +w");
        annAsOperator().sends("WALLOPS :hi  everyone").seesNothing();
        bob.sees(ann, "WALLOPS :hi  everyone").seesNothing();
        eve.seesNothing();
        bob.sends("MODE bob -w").sees(bob, "MODE bob -w");
        eve.sends("MODE eve +w").sees(eve, "MODE eve +w");
        ann.sends("MODE ann +w", "WALLOPS :again").sees(ann, "MODE ann +w").sees(ann, "WALLOPS :again");
        ann.seesNothing();
        bob.seesNothing();
        eve.sees(ann, "WALLOPS :again").seesNothing();
    }

    @Test
    void wrongPasswordsHoldNobodyUp() {
        List<String> attempts = new ArrayList<>(Collections.nCopies(40, "OPER root wrong"));
        attempts.add("PING end");
        eve.sends(attempts.toArray(String[]::new));
        for (int i = 0; i < 100; i++) {
            bob.sends("PRIVMSG #den :" + i);
            ann.sees(bob, "PRIVMSG #den :" + i);
        }
        for (int i = 0; i < 40; i++) {
            eve.isTold("464", ":Password incorrect");
        }
        eve.sees(":hubbub.local PONG hubbub.local :end");
    }

    @Test
    void whatIsSentWhileAPasswordIsCheckedIsDealtWithAfterwards() {
        ann.sends("OPER root frenchfries", "KILL bob :x", "MODE ann -o", "KILL eve :x");
        ann.isTold("381", ":You are now an IRC operator")
                .sees(ann, "MODE ann +o")
                .sees(bob, "QUIT :Killed (ann (x))")
                .sees(ann, "MODE ann -o")
                .isTold("481", ":Permission Denied- You're not an IRC operator");
    }

    @Test
    void whoGoesWhileItsPasswordIsCheckedLeavesNothingBehind() {
        for (int i = 0; i < 10; i++) {
            IrcPeer.welcomed(server, "joe" + i).sends("OPER root frenchfries").hangUp();
        }
        server.awaitOpen(3);
        TestServer.await(() -> server.stats().presence().operators() == 0, "no operators");
        assertEquals(0, server.stats().closed(CloseReason.INTERNAL_ERROR));
        assertEquals(0, server.stats().mistakes().made());
    }

    private static final String YOU = ":hubbub.local NOTICE ann :";

    @Test
    void whoeverAKlineIsAboutGoesAndIsToldWhyAndDoesNotComeBack() {
        annAsOperator().sends("KLINE B?B!*@127.0.0.1 :too much noise").sees(YOU + "Added KLINE for B?B!*@127.0.0.1");
        bob.sees(
                ":hubbub.local 465 bob :You are banned from this server: too much noise",
                "ERROR :Closing Link: 127.0.0.1 (You are banned from this server: too much noise)");
        bob.seesEnd();
        server.awaitClosed(CloseReason.BANNED, 1);
        assertTrue(ann.line().endsWith("QUIT :banned from the server"));
        IrcPeer again = IrcPeer.stranger(server).sends("NICK bob", "USER b 0 * :b");
        assertTrue(again.line().startsWith(":hubbub.local 465 bob :You are banned"));
        assertTrue(again.line().startsWith("ERROR :Closing Link"));
        eve.sends("NICK bub");
        assertTrue(eve.line().startsWith(":hubbub.local 465 eve :You are banned"));
        assertTrue(eve.line().startsWith("ERROR :Closing Link"));
        ann.sends("KLINE LIST");
        assertTrue(
                ann.line()
                        .matches(
                                YOU
                                        + "Ban - B\\?B!\\*@127\\.0\\.0\\.1 - added by ann at 127\\.0\\.0\\.1 - for good - too much noise"));
        ann.sees(YOU + "End of KLINE list");
        ann.sends("UNKLINE b?b!*@127.0.0.1", "UNKLINE b?b!*@127.0.0.1")
                .sees(
                        YOU + "Removed the ban of b?b!*@127.0.0.1",
                        ":hubbub.local FAIL UNKLINE NO_SUCH_BAN :b?b!*@127.0.0.1 is not banned");
        IrcPeer.welcomed(server, "bob");
    }

    @Test
    void aDlineIsAboutAddressesAndKeepsNobodyOutByMistake() {
        annAsOperator();
        ann.sends("DLINE 1h 198.51.100.7/24 :spam").sees(YOU + "Added DLINE for 198.51.100.0/24");
        ann.sends("DLINE");
        assertTrue(ann.line().contains("Ban - 198.51.100.0/24 - added by ann at 127.0.0.1 - until 2"));
        ann.sees(YOU + "End of DLINE list");
        ann.sends("DLINE 127.0.0.0/8", "DLINE 0::/0", "DLINE bob", "KLINE 192.0.2.0/40", "KLINE * :x", "KLINE 5m")
                .sees(
                        ":hubbub.local FAIL DLINE NOT_BANNED :that would ban you; MYSELF does it anyway",
                        ":hubbub.local FAIL DLINE NOT_BANNED :that would ban everybody on the server's own machine; MYSELF does it anyway",
                        ":hubbub.local FAIL DLINE INVALID_MASK :bob is no address and no network; KLINE takes masks");
        assertTrue(ann.line().startsWith(":hubbub.local FAIL KLINE INVALID_MASK :192.0.2.0/40 is no address"));
        ann.sees(":hubbub.local FAIL KLINE NOT_BANNED :that would ban you; MYSELF does it anyway");
        ann.sees(YOU + "Added KLINE for 5m!*@*");
        ann.sends("DLINE MYSELF 127.0.0.1 :bye").sees(YOU + "Added DLINE for 127.0.0.1");
        server.awaitClosed(CloseReason.BANNED, 2);
        ann.sends("UNDLINE 127.0.0.1");
        assertTrue(ann.seesAllUntil("NOTICE").stream().anyMatch(line -> line.contains("QUIT")));
        IrcPeer.welcomed(server, "zoe");
    }

    @ParameterizedTest
    @CsvSource({"30m,1800000", "1d2h,93600000", "1mo,2592000000", "1y1w,32140800000", "90,0", "h,0", "bob,0", "1h!,0"})
    void durationsAreReadAsErgoWritesThem(String text, long ms) {
        assertEquals(ms, ServerBans.spanMs(text));
    }
}
