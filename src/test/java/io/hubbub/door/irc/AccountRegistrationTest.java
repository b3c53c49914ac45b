package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that make accounts, and what others see of those who are logged in. */
@Timeout(60)
class AccountRegistrationTest {
    private TestServer server = AccountsServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    private void startWith(String more, String accounts) {
        server.close();
        server = AccountsServer.start(more, accounts);
    }

    private static String fail(String rest) {
        return ":hubbub.local FAIL REGISTER " + rest;
    }

    @Test
    void anAccountIsMadeBeforeTheWelcomeAndLater() {
        IrcPeer ann = IrcPeer.stranger(server)
                .sends("NICK ann", "REGISTER * * sesame")
                .is("ann");
        ann.isTold("900", "ann!irc@127.0.0.1 ann :You are now logged in as ann")
                .sees(":hubbub.local REGISTER SUCCESS ann :Account created");
        IrcPeer bob = IrcPeer.welcomed(server, "bob").sends("REGISTER robert * sesame");
        bob.isTold("900", "bob!~bob@127.0.0.1 robert :You are now logged in as robert")
                .sees(":hubbub.local REGISTER SUCCESS robert :Account created");
        bob.sends("REGISTER * * sesame").sees(fail("ALREADY_AUTHENTICATED bob :you are logged in already"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            REGISTER ann * sesame; ACCOUNT_EXISTS
            REGISTER 4nn! * sesame; BAD_ACCOUNT_NAME
            REGISTER NickServ * sesame; BAD_ACCOUNT_NAME
            REGISTER * * :; UNACCEPTABLE_PASSWORD
            """)
    void whatCantBeIsRefusedWithACode(String line, String code) {
        AccountsServer.register(server, "ann");
        IrcPeer bob = IrcPeer.welcomed(server, "bob").sends(line);
        assertEquals(code, Message.parse(bob.line()).parameter(1));
    }

    @Test
    void whoHasNoNickNeedsOne() {
        IrcPeer.stranger(server).sends("REGISTER * * sesame").sees(fail("NEED_NICK * :Choose a nick first"));
    }

    @Test
    void aNickThatSomebodyHasIsNotRegisteredFromUnderThem() {
        IrcPeer.welcomed(server, "root");
        IrcPeer other = IrcPeer.stranger(server).sends("NICK root", "REGISTER * * sesame");
        assertEquals("433", Message.parse(other.line()).command());
        other.sees(fail("ACCOUNT_EXISTS root :somebody has that name, or one that looks like it"));
    }

    @Test
    void thereIsNothingToVerify() {
        IrcPeer.welcomed(server, "bob")
                .sends("VERIFY bob 123")
                .sees(":hubbub.local FAIL VERIFY INVALID_CODE bob :No account here waits to be verified");
    }

    @Test
    void whoeverIsNotLetInGetsNoAccountEither() {
        startWith(", 'password': 'open'", "'registrationsPerHour': 100");
        IrcPeer.stranger(server)
                .sends("NICK bob", "REGISTER * * sesame")
                .sees(fail("COMPLETE_CONNECTION_REQUIRED * :Register with NICK and USER first"));
        IrcPeer ann = IrcPeer.stranger(server).sends("PASS open", "NICK ann", "REGISTER * * sesame", "USER a 0 * :a");
        ann.seesAllUntil("422");
        IrcPeer again = IrcPeer.stranger(server).sends("PASS ann:sesame", "NICK ann", "USER a 0 * :a");
        assertEquals("900", Message.parse(again.line()).command());
        assertEquals("464", Message.parse(again.line()).command(), "an account is no password of the door");
        IrcPeer.stranger(server)
                .sends("PASS ann:sesame", "PASS open", "NICK ann", "USER a 0 * :a")
                .seesAllUntil("001");
    }

    @Test
    void aDoorMayWantTheWelcomeFirst() {
        startWith(", 'register': 'welcomed'", "'registrationsPerHour': 100");
        IrcPeer peer = IrcPeer.stranger(server).sends("CAP LS 302");
        assertTrue(peer.capabilities().contains("draft/account-registration=custom-account-name"));
        peer.sends("NICK bob", "REGISTER * * sesame")
                .sees(fail("COMPLETE_CONNECTION_REQUIRED * :Register with NICK and USER first"));
    }

    @Test
    void oneNetworkGetsSoManyAccountsInAnHour() {
        startWith("", "'registrationsPerHour': 1");
        AccountsServer.register(server, "ann");
        IrcPeer bob = IrcPeer.welcomed(server, "bob").sends("REGISTER * * sesame");
        assertEquals(
                fail("TEMPORARILY_UNAVAILABLE bob :too many accounts were made lately; try again in 60 minutes"),
                bob.line());
    }

    @Test
    void whereOnlyOperatorsMakeAccountsItIsNotOffered() {
        startWith("", "'registration': 'closed'");
        IrcPeer peer = IrcPeer.stranger(server).sends("CAP LS 302");
        List<String> offered = peer.capabilities();
        assertFalse(offered.toString().contains("account-registration"), offered.toString());
        assertTrue(offered.contains("sasl=PLAIN,SCRAM-SHA-256"), offered.toString());
    }

    @Test
    void othersSeeWhoIsLoggedIn() {
        IrcPeer bob = IrcPeer.welcomed(server, "bob", "account-notify account-tag extended-join")
                .joins("#den");
        IrcPeer ann = IrcPeer.welcomed(server, "ann");
        ann.sends("JOIN #den").seesAllUntil("366");
        bob.sees(ann, "JOIN #den * :ann the person");
        ann.sends("REGISTER * * sesame").seesAllUntil("REGISTER");
        bob.sees("@account=ann :" + ann.source() + " ACCOUNT ann");
        ann.sends("PRIVMSG #den :hi", "INVITE bob #other").rest();
        bob.sees("@account=ann :" + ann.source() + " PRIVMSG #den :hi");
        bob.sends("WHO ann %na").isTold("354", "ann ann");
        bob.seesAllUntil("315");
        ann.sends("JOIN #other", "INVITE bob #other").rest();
        bob.sees("@account=ann :" + ann.source() + " INVITE bob #other");
        ann.sends("NS LOGOUT");
        String logout = bob.line();
        assertTrue(logout.endsWith(" ACCOUNT *"), logout);
    }

    @Test
    void masksMayBeForAccounts() {
        AccountsServer.register(server, "ann");
        IrcPeer op = IrcPeer.welcomed(server, "op").joins("#den");
        op.sends("MODE #den +b ~a:ANN").sees(op, "MODE #den +b ~a:ANN");
        op.sends("MODE #den +b ~a:ann").seesNothing();
        op.sends("MODE #den b");
        assertTrue(op.line().startsWith(":hubbub.local 367 op #den ~a:ANN op "));
        op.seesAllUntil("368");
        IrcPeer ann = AccountsServer.owner(server, "ann", "");
        ann.sends("JOIN #den").isTold("474", "#den :Cannot join channel (+b)");
        op.sends("MODE #den -b+e ~a:ann ~a:*", "MODE #den +b *!*@*").rest();
        ann.sends("JOIN #den").seesAllUntil("366");
        IrcPeer guest = IrcPeer.welcomed(server, "guy");
        guest.sends("JOIN #den").isTold("474", "#den :Cannot join channel (+b)");
        op.rest();
        op.sends("MODE #den +b ~a:").isTold("696", "#den b ~a: :expected the name of an account after account:");
    }
}
