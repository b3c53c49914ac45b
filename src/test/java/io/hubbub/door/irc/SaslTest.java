package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that log in by SASL. Ann has an account. */
@Timeout(60)
class SaslTest {
    private static final String WRONG =
            "904 * :SASL authentication failed: there is no such account, or that is not its password or token";

    private TestServer server;
    private IrcPeer peer;

    @BeforeEach
    void start() {
        server = AccountsServer.start();
        AccountsServer.register(server, "ann");
        peer = AccountsServer.negotiating(server, "sasl");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String of(String line) {
        return ":" + IrcPeer.SERVER + " " + line;
    }

    private IrcPeer plain(String as, String name, String password) {
        return peer.sends("AUTHENTICATE PLAIN")
                .sees("AUTHENTICATE +")
                .sends("AUTHENTICATE " + AccountsServer.plain(as, name, password));
    }

    @Test
    void whoKnowsThePasswordIsLoggedInAndToldSo() {
        plain("", "ANN", AccountsServer.PASSWORD);
        peer.sees(
                of("900 * *!irc@127.0.0.1 ann :You are now logged in as ann"),
                of("903 * :SASL authentication successful"));
    }

    @Test
    void theMechanismsThatWorkHereAreListed() {
        IrcPeer other = IrcPeer.stranger(server).sends("CAP LS 302");
        List<String> offered = other.capabilities();
        assertTrue(offered.contains("sasl=PLAIN,SCRAM-SHA-256"), offered.toString());
        assertTrue(
                offered.contains("draft/account-registration=before-connect,custom-account-name"), offered.toString());
        other.sends("CAP LS");
        assertTrue(other.capabilities().contains("sasl"));
        peer.sends("AUTHENTICATE EXTERNAL")
                .sees(
                        of("908 * PLAIN,SCRAM-SHA-256 :are available SASL mechanisms"),
                        of("904 * :SASL authentication failed: there is no such mechanism on this connection"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            ''; ann; wrong
            ''; nobody; sesame
            ann; ann; SESAME
            """)
    void whoDoesNotKnowItIsToldTheSameAsForANameThatNobodyHas(String as, String name, String password) {
        plain(as, name, password).sees(of(WRONG)).seesNothing();
        plain("", "ann", AccountsServer.PASSWORD);
        assertEquals("900", Message.parse(peer.line()).command(), "after a failure one may try again");
    }

    @Test
    void nobodyActsAsSomebodyElse() {
        AccountsServer.register(server, "bob");
        plain("bob", "ann", AccountsServer.PASSWORD)
                .sees(of("904 * :SASL authentication failed: nobody acts as somebody else here"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            !!!; expected Base64
            +; expected a name and a password
            AAA=; expected a name and a password
            AGFubgA=; expected a name and a password
            AABzZXNhbWU=; expected a name and a password
            AGFubgBzZXNhbWUAeA==; expected a name and a password
            """)
    void whatIsNoMessageIsRefusedWithTheReason(String response, String why) {
        peer.sends("AUTHENTICATE PLAIN", "AUTHENTICATE " + response)
                .sees("AUTHENTICATE +", of("904 * :SASL authentication failed: " + why))
                .seesNothing();
    }

    @Test
    void aStarEndsIt() {
        peer.sends("AUTHENTICATE PLAIN", "AUTHENTICATE *", "AUTHENTICATE *")
                .sees(
                        "AUTHENTICATE +",
                        of("906 * :SASL authentication aborted"),
                        of("906 * :SASL authentication aborted"));
    }

    @Test
    void aResponseComesInPieces() {
        String whole = AccountsServer.plain("ann", "ann", "x".repeat(291));
        assertEquals(400, whole.length());
        peer.sends("AUTHENTICATE PLAIN", "AUTHENTICATE " + whole)
                .sees("AUTHENTICATE +")
                .seesNothing();
        peer.sends("AUTHENTICATE +").sees(of(WRONG));
    }

    @Test
    void anEndlessResponseIsCut() {
        String piece = "A".repeat(SaslResponse.PIECE);
        peer.sends("AUTHENTICATE PLAIN").sees("AUTHENTICATE +");
        for (int i = 0; i < SaslResponse.LONGEST / SaslResponse.PIECE; i++) {
            peer.sends("AUTHENTICATE " + piece).seesNothing();
        }
        peer.sends("AUTHENTICATE " + piece).sees(of("904 * :SASL authentication failed: expected at most 11200 bytes"));
        peer.sends("AUTHENTICATE PLAIN", "AUTHENTICATE A" + piece)
                .sees("AUTHENTICATE +", of("905 * :SASL message too long"));
    }

    @Test
    void registeringWithoutWaitingForTheEndAbortsIt() {
        peer.sends("NICK bob", "USER bob 0 * :Bob", "AUTHENTICATE PLAIN", "CAP END")
                .is("bob");
        peer.sees("AUTHENTICATE +", of("906 bob :SASL authentication aborted"));
        assertEquals("001", Message.parse(peer.line()).command());
    }

    @Test
    void nickAndUserInBetweenAreFine() {
        peer.sends("AUTHENTICATE PLAIN", "NICK bob", "USER bob 0 * :Bob")
                .sends("AUTHENTICATE " + AccountsServer.plain("", "ann", AccountsServer.PASSWORD))
                .is("bob");
        peer.sees("AUTHENTICATE +");
        assertEquals("900", Message.parse(peer.line()).command());
    }

    @Test
    void oneMayLogInLaterAndToAnotherAccount() {
        AccountsServer.register(server, "bob");
        IrcPeer ann = AccountsServer.owner(server, "ann", "");
        AccountsServer.login(ann, "bob");
        ann.sends("WHOIS ann");
        assertTrue(ann.seesAllUntil("318").contains(of("330 ann ann bob :is logged in as")));
    }

    @Test
    void aNickThatIsHersIsNotLostBecauseItIsSaidBeforeTheLogin() {
        peer.sends("NICK ann", "USER ann 0 * :Ann").seesNothing();
        AccountsServer.login(peer, "ann").sends("CAP END").is("ann");
        assertEquals("ann", Message.parse(peer.line()).parameter(0));
    }

    @Test
    void aNickOfSomebodyElsesAccountIsRefusedOnceNothingMoreCanCome() {
        peer.sends("NICK ann", "USER ann 0 * :Ann").seesNothing();
        peer.sends("CAP END");
        Message refused = Message.parse(peer.line());
        assertEquals(List.of("433", "ann"), List.of(refused.command(), refused.parameter(1)));
        peer.sends("NICK bob");
        assertEquals("001", Message.parse(peer.line()).command());
    }

    @Test
    void whoHasItWithoutBeingItsOwnerMakesRoom() {
        IrcPeer guest = AccountsServer.owner(server, "ann", "");
        AccountsServer.register(server, "zoe");
        // The session is no more ann's, and keeps the nick until its owner comes.
        AccountsServer.login(guest, "zoe");
        guest.seesNothing();
        IrcPeer owner = AccountsServer.owner(server, "ann", "");
        owner.sends("WHOIS ann");
        assertTrue(owner.seesAllUntil("318").contains(of("330 ann ann ann :is logged in as")));
        String nick = guest.line();
        assertTrue(nick.startsWith(":ann!~ann@127.0.0.1 NICK guest"), nick);
        assertTrue(guest.line().contains("The owner of the nick ann has taken it back"));
    }

    @Test
    void passLogsInClientsThatKnowNoBetter() {
        IrcPeer old =
                IrcPeer.stranger(server).sends("PASS ann:" + AccountsServer.PASSWORD, "NICK ann", "USER ann 0 * :Ann");
        assertEquals("900", Message.parse(old.line()).command());
        assertEquals("001", Message.parse(old.is("ann").line()).command());
        IrcPeer wrong = IrcPeer.stranger(server).sends("PASS ann:wrong", "NICK ann", "USER ann 0 * :Ann");
        assertTrue(wrong.line().startsWith(of("464 * :Password incorrect: there is no such account")));
        assertEquals("433", Message.parse(wrong.line()).command());
    }

    @Test
    void whoGuessesIsToldToWaitInTheText() {
        for (int i = 0; i < 5; i++) {
            plain("", "ann", "guess " + i).sees(of(WRONG));
        }
        plain("", "ann", "guess");
        String text = Message.parse(peer.line()).parameter(1);
        assertTrue(text.contains("too many tries from your network have failed; try again in 1 second"), text);
    }

    @Test
    void twoConnectionsOfOneAccountHaveOneNick() {
        IrcPeer desk = AccountsServer.owner(server, "ann", "echo-message");
        IrcPeer phone = AccountsServer.owner(server, "ann", "echo-message");
        IrcPeer bob = IrcPeer.welcomed(server, "bob");
        bob.sends("PRIVMSG ann :hi").seesNothing();
        desk.sees(bob, "PRIVMSG ann :hi");
        phone.sees(bob, "PRIVMSG ann :hi");
        phone.sends("PRIVMSG bob :hello").sees(phone, "PRIVMSG bob :hello");
        desk.sees(phone, "PRIVMSG bob :hello").seesNothing();
        bob.sees(phone, "PRIVMSG ann :hello".replace("ann", "bob"));
    }
}
