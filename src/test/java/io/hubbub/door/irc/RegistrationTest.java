package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.TestServer;
import io.hubbub.room.CloseReason;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From a connection to a welcome, and out again. */
@Timeout(60)
class RegistrationTest {
    private TestServer server = TestServer.withDoors("irc");

    @AfterEach
    void stop() {
        server.close();
    }

    private IrcPeer stranger() {
        return IrcPeer.stranger(server);
    }

    private void restart(String more) {
        server.close();
        server = TestServer.start("{'doors': [{'door': 'irc', 'port': 0, 'floodBurst': 0, " + more + "}]}");
    }

    private static List<String> numerics(List<String> lines) {
        return lines.stream()
                .map(line -> Message.parse(line).command())
                .distinct()
                .toList();
    }

    @Test
    void nickAndUserAreWelcomedWithAllThatClientsExpect() {
        IrcPeer ann = stranger().sends("NICK ann", "USER ann 0 * :Ann").is("ann");
        ann.isTold("001", ":Welcome to the Hubbub Network, ann");
        List<String> welcome = ann.seesAllUntil("422");
        assertEquals(
                List.of("002", "003", "004", "005", "251", "252", "253", "254", "255", "265", "266", "422"),
                numerics(welcome));
        assertTrue(welcome.stream()
                .allMatch(line -> Message.parse(line).parameter(0).equals("ann")));
    }

    @Test
    void userMayComeBeforeNick() {
        IrcPeer ann = stranger().sends("USER ann 0 * :Ann", "NICK ann").is("ann");
        ann.isTold("001", ":Welcome to the Hubbub Network, ann");
    }

    @Test
    void theLimitsAreAnnounced() {
        IrcPeer ann = stranger().sends("NICK ann", "USER ann 0 * :Ann");
        List<String> tokens = ann.seesAllUntil("422").stream()
                .map(Message::parse)
                .filter(message -> message.command().equals("005"))
                .flatMap(message -> message.parameters().stream())
                .toList();
        assertTrue(
                tokens.containsAll(List.of(
                        "CHANTYPES=#",
                        "CHANMODES=beI,k,dl,CHimnrst",
                        "PREFIX=(qov)~@+",
                        "NICKLEN=32",
                        "TOPICLEN=390",
                        "KICKLEN=390",
                        "STATUSMSG=~@+",
                        "CHANLIMIT=#:100",
                        "UTF8ONLY",
                        "NETWORK=Hubbub")),
                tokens::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JOIN #den", "PRIVMSG ann :hi", "FROBNICATE", "MODE", "WHOIS"})
    void whoIsNotWelcomedYetMayDoNothing(String line) {
        stranger().sends(line).isTold("451", ":You have not registered").seesNothing();
    }

    @Test
    void aPingIsAnsweredBeforeTheWelcome() {
        stranger().sends("PING :some thing", "PING").sees(":hubbub.local PONG hubbub.local :some thing");
    }

    @Test
    void aPingWithoutATokenIsRefused() {
        stranger().sends("PING").isTold("461", "PING :Not enough parameters");
    }

    @Test
    void emptyLinesAndAPongAreNotAnswered() {
        stranger().sends("", "PONG", "PONG x", "   ").seesNothing();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            NICK            ~ 431 * :No nickname given
            NICK :          ~ 431 * :No nickname given
            NICK 1ann       ~ 432 * 1ann :Erroneous nickname: a nick doesn't begin with a digit or -; try _1ann
            NICK an.n       ~ 432 * an.n :Erroneous nickname: a nick can't have “.” in it, only letters, digits and _-[]{}\\`^|; try ann
            NICK -ann       ~ 432 * -ann :Erroneous nickname: a nick doesn't begin with a digit or -; try ann
            NICK #ann       ~ 432 * #ann :Erroneous nickname: a nick can't have “#” in it, only letters, digits and _-[]{}\\`^|; try ann
            NICK guest7     ~ 432 * guest7 :Erroneous nickname: nicks like guest1 are given out by the server
            USER ann        ~ 461 * USER :Not enough parameters
            USER ann 0 *    ~ 461 * USER :Not enough parameters
            USER ann 0 * :  ~ 461 * USER :Not enough parameters
            PASS            ~ 461 * PASS :Not enough parameters
            """)
    void whatIsWrongBeforeTheWelcomeIsSaid(String line, String answer) {
        stranger().sends(line).sees(":hubbub.local " + answer).seesNothing();
    }

    @Test
    void aNickHasAtMost32Characters() {
        String longest = "x".repeat(32);
        stranger()
                .sends("NICK " + longest + "x")
                .isTold("432", longest + "x :Erroneous nickname: a nick has 1 to 32 characters; try " + longest)
                .sends("NICK " + longest, "USER x 0 * :x")
                .is(longest)
                .isTold("001", ":Welcome to the Hubbub Network, " + longest);
    }

    @Test
    void aNickThatIsTakenIsRefusedInAnyCaseAndAnotherWillDo() {
        IrcPeer.welcomed(server, "ann");
        stranger()
                .sends("NICK ANN", "USER ann 0 * :Ann")
                .isTold("433", "ANN :Nickname is already in use")
                .sends("NICK ann2")
                .is("ann2")
                .isTold("001", ":Welcome to the Hubbub Network, ann2");
    }

    @Test
    void whoHasANickAndNoWelcomeYetHearsNothingFromOthers() {
        IrcPeer zed = stranger().sends("NICK zed").seesNothing();
        IrcPeer ann = IrcPeer.welcomed(server, "ann").joins("#den");
        ann.sends("PRIVMSG zed :hi", "NOTICE zed :hi", "INVITE zed #den").rest();
        zed.seesNothing();
    }

    @Test
    void registeringTwiceIsRefused() {
        IrcPeer ann = IrcPeer.welcomed(server, "ann");
        ann.sends("USER ann 0 * :Ann").isTold("462", ":You may not reregister");
        ann.sends("PASS word").isTold("462", ":You may not reregister").seesNothing();
    }

    @Test
    void aWordForThePasswordThatIsNotAskedForIsNoMatter() {
        stranger()
                .sends("PASS whatever", "NICK ann", "USER ann 0 * :Ann")
                .is("ann")
                .isTold("001", ":Welcome to the Hubbub Network, ann");
    }

    @Test
    void theRightPasswordLetsIn() {
        restart("'password': 'sesame'");
        stranger()
                .sends("PASS sesame", "NICK ann", "USER ann 0 * :Ann")
                .is("ann")
                .isTold("001", ":Welcome to the Hubbub Network, ann");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PASS Sesame", "PASS :", "PONG"})
    void withoutTheRightPasswordNobodyComesIn(String pass) {
        restart("'password': 'sesame'");
        IrcPeer ann = stranger().sends(pass, "NICK ann", "USER ann 0 * :Ann").is("ann");
        ann.isTold("464", ":Password incorrect");
        assertTrue(ann.line().startsWith("ERROR :Closing Link: 127.0.0.1 ("));
        ann.seesEnd();
    }

    @Test
    void theMessageOfTheDayIsShownWithTheWelcomeAndToWhoAsks() {
        restart("'motd': ['Good day.', '', ': and night']");
        IrcPeer ann = IrcPeer.welcomed(server, "ann");
        ann.sends("MOTD")
                .isTold("375", ":- hubbub.local Message of the day - ")
                .isTold("372", ":- Good day.")
                .isTold("372", ":- ")
                .isTold("372", ":- : and night")
                .isTold("376", ":End of /MOTD command.")
                .seesNothing();
    }

    @Test
    void namesOfNetworkAndServerAreTheOperatorsOwn() {
        restart("'network': 'Bees', 'serverName': 'hive.example'");
        stranger()
                .sends("NICK ann", "USER ann 0 * :Ann")
                .sees(":hive.example 001 ann :Welcome to the Bees Network, ann");
    }

    @Test
    void aNewNickIsSeenByOneselfOnceAndByOthersOnce() {
        IrcPeer ann = IrcPeer.welcomed(server, "ann").joins("#den").joins("#pub");
        IrcPeer bob = IrcPeer.welcomed(server, "bob").joins("#den", ann).joins("#pub", ann);
        bob.sends("NICK Rob").sees(bob, "NICK Rob").seesNothing();
        ann.sees(bob, "NICK Rob").seesNothing();
    }

    @Test
    void onesOwnNickAgainIsNothingNewButInAnotherCaseItIs() {
        IrcPeer ann = IrcPeer.welcomed(server, "ann");
        ann.sends("NICK ann").seesNothing();
        ann.sends("NICK ANN").sees(ann, "NICK ANN").is("ANN").seesNothing();
    }

    @Test
    void aNickThatCantBeHadLaterLeavesTheOldOne() {
        IrcPeer.welcomed(server, "bob");
        IrcPeer ann = IrcPeer.welcomed(server, "ann");
        ann.sends("NICK bob", "NICK 7", "NICK")
                .isTold("433", "bob :Nickname is already in use")
                .isTold("432", "7 :Erroneous nickname: a nick doesn't begin with a digit or -; try _7")
                .isTold("431", ":No nickname given")
                .seesNothing();
    }

    @Test
    void aNickIsFreeOnceItsOwnerIsGone() {
        IrcPeer.welcomed(server, "ann").sends("QUIT").seesAllUntil("ERROR");
        IrcPeer bob = IrcPeer.welcomed(server, "bob");
        // The goodbye comes before the nick is given back.
        TestServer.await(() -> bob.sends("NICK ann").line().endsWith(" NICK ann"), "the nick");
    }

    @Test
    void whoQuitsIsToldGoodbyeAndNothingMoreIsRead() {
        IrcPeer ann = IrcPeer.welcomed(server, "ann");
        ann.sends("QUIT :bye", "PING x").sees("ERROR :Closing Link: 127.0.0.1 (Quit: bye)");
        ann.seesEnd();
        server.awaitClosed(CloseReason.QUIT, 1);
    }

    @Test
    void whoIsNotWelcomedMayQuitToo() {
        IrcPeer ann = stranger().sends("QUIT");
        assertTrue(ann.line().startsWith("ERROR :Closing Link: "));
        ann.seesEnd();
    }

    @Test
    void whatIsSentBeforeTheEndOfInputIsStillAnswered() {
        IrcPeer ann = IrcPeer.welcomed(server, "ann").sends("JOIN #den", "PING x");
        ann.peer().endInput();
        ann.seesAllUntil("366");
        ann.sees(":hubbub.local PONG hubbub.local :x");
        ann.seesAllUntil("ERROR");
        ann.seesEnd();
    }

    @Test
    void anUnknownCommandIsNamed() {
        IrcPeer.welcomed(server, "ann")
                .sends("frobnicate x")
                .isTold("421", "FROBNICATE :Unknown command")
                .seesNothing();
    }

    @Test
    void aLineThatIsTooLongIsRefusedAndTheNextOneIsRead() {
        IrcPeer ann = IrcPeer.welcomed(server, "ann");
        ann.sends("PING " + "x".repeat(506)).isTold("417", ":Input line was too long");
        ann.sends("@+a=" + "x".repeat(4093) + " PING y").isTold("417", ":Input line was too long");
        ann.sends("PING " + "x".repeat(9000))
                .isTold("417", ":Input line was too long")
                .seesNothing();
        ann.sends("PING x").sees(":hubbub.local PONG hubbub.local :x");
    }

    @Test
    void aTokenComesBackWholeOrNotAtAll() {
        IrcPeer ann = IrcPeer.welcomed(server, "ann");
        String longest = "x".repeat(477);
        ann.sends("PING " + longest).sees(":hubbub.local PONG hubbub.local :" + longest);
        ann.sends("PING x" + longest).isTold("417", ":Input line was too long");
        ann.sends("PING " + "x".repeat(505)).isTold("417", ":Input line was too long");
        ann.sends("PING :a\u0001b").sees(":hubbub.local PONG hubbub.local :a\u0001b");
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        IrcPeer ann = IrcPeer.welcomed(server, "ann");
        ann.peer().send(new byte[] {'P', 'I', 'N', 'G', ' ', (byte) 0xE9, '\r', '\n'});
        ann.sees(":hubbub.local FAIL PING INVALID_UTF8 :Message rejected: expected UTF-8")
                .seesNothing();
    }

    @Test
    void thousandsOfWrongLinesBehindOneThatIsWaitedForAreAllAnswered() {
        IrcPeer ann = IrcPeer.welcomed(server, "ann");
        // Makes the server read in large chunks.
        ann.peer().send("PONG\r\n".repeat(100_000));
        ann.sends("WHOIS ann" + "\r\nNICK 1".repeat(7000));
        ann.seesAllUntil("318");
        for (int i = 0; i < 7000; i++) {
            ann.isTold("432", "1 :Erroneous nickname: a nick doesn't begin with a digit or -; try _1");
        }
        ann.seesNothing();
    }
}
