package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Person;
import io.hubbub.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that know nothing of SASL, and what is said to services. Ann has an account. */
@Timeout(60)
class NickServTest {
    private static final String HEXADECIMAL = "0123456789abcdef".repeat(4);

    private TestServer server;
    private IrcPeer bob;

    @BeforeEach
    void start() {
        server = AccountsServer.start();
        AccountsServer.register(server, "ann");
        bob = IrcPeer.welcomed(server, "bob");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String says(String nick, String text) {
        return ":NickServ!services@hubbub.local NOTICE " + nick + " :" + text;
    }

    @Test
    void itMakesAnAccountOfOnesNick() {
        bob.sends("PRIVMSG NickServ :REGISTER hunter2")
                .isTold("900", "bob!~bob@127.0.0.1 bob :You are now logged in as bob")
                .sees(says("bob", "The account bob is yours, and you are logged in to it."))
                .seesNothing();
        bob.sends("NS REGISTER again").sees(says("bob", "You are logged in already."));
        bob.sends("NS INFO").sees(says("bob", "bob is logged in to the account bob."));
    }

    @Test
    void itLogsInAndOutAndGivesTheNickBack() {
        bob.sends("/ns", "NS IDENTIFY ann wrong");
        bob.isTold("421", "/NS :Unknown command");
        bob.sees(says("bob", "There is no such account, or that is not its password or token."));
        bob.sends("NICKSERV identify ann sesame").isTold("900", "bob!~bob@127.0.0.1 ann :You are now logged in as ann");
        bob.sends("NS REGAIN").sees(bob, "NICK ann");
        bob.is("ann").sends("NS LOGOUT");
        List<String> seen = bob.rest();
        assertTrue(seen.get(0).startsWith(":ann!~bob@127.0.0.1 NICK guest"), seen.toString());
        assertEquals("901", Message.parse(seen.get(1)).command());
    }

    @Test
    void whoeverHasTheNickMakesRoom() {
        IrcPeer eve = AccountsServer.owner(server, "ann", "");
        AccountsServer.register(server, "eve");
        AccountsServer.login(eve, "eve");
        bob.sends("NS GHOST ann sesame").isTold("900", "bob!~bob@127.0.0.1 ann :You are now logged in as ann");
        bob.sees(bob, "NICK ann");
        assertTrue(eve.line().startsWith(":ann!~ann@127.0.0.1 NICK guest"));
    }

    @Test
    void itChangesThePassword() {
        IrcPeer ann = AccountsServer.owner(server, "ann", "");
        ann.sends("NS PASSWD wrong other")
                .sees(says("ann", "There is no such account, or that is not its password or token."));
        ann.sends("NS PASSWD sesame other").sees(says("ann", "Your password is another now."));
        bob.sends("NS IDENTIFY ann other").isTold("900", "bob!~bob@127.0.0.1 ann :You are now logged in as ann");
    }

    @Test
    void itLooksAfterCertificates() {
        bob.sends("NS CERT LIST").sees(says("bob", "You are not logged in."));
        IrcPeer ann = AccountsServer.owner(server, "ann", "");
        ann.sends("NS CERT ADD").sees(says("ann", "Your client has shown no certificate on this connection."));
        ann.sends("NS CERT ADD xyz")
                .sees(says("ann", "Expected the SHA-256 of a certificate, in 64 hexadecimal digits."));
        ann.sends("NS CERT LIST").sees(says("ann", "Your account has no certificate."));
        ann.sends("NS CERT ADD " + HEXADECIMAL).sees(says("ann", "That certificate logs you in from here on."));
        ann.sends("NS CERT LIST").sees(says("ann", HEXADECIMAL));
        ann.sends("NS CERT DEL " + HEXADECIMAL).sees(says("ann", "That certificate logs you in no more."));
        ann.sends("NS CERT DEL " + HEXADECIMAL).sees(says("ann", "Your account has no such certificate."));
    }

    @Test
    void itExplainsItself() {
        bob.sends("PRIVMSG nickserv :help");
        List<String> lines = bob.rest();
        assertEquals(says("bob", "You can say to me, each in a line of its own:"), lines.get(0));
        assertEquals(8, lines.size());
        bob.sends("NS DANCE", "NS IDENTIFY", "CS DANCE")
                .sees(says("bob", "I don't know that word. HELP tells those that I know."))
                .sees(says("bob", "Expected IDENTIFY [<account>] <password>"))
                .sees(
                        ":ChanServ!services@hubbub.local NOTICE bob :I don't know that word. HELP tells those that I know.");
    }

    @Test
    void chanServTellsOfChannelsThatOneMaySee() {
        IrcPeer eve = IrcPeer.welcomed(server, "eve").joins("#open,#hidden");
        eve.sends("MODE #hidden +s").seesAllUntil("MODE");
        bob.sends("CS INFO #open");
        List<String> told = bob.rest();
        assertTrue(told.get(0).endsWith(" :#open belongs to nobody."), told.get(0));
        assertTrue(told.get(1).matches(".* NOTICE bob :#open is there since \\d{4}-\\d\\d-\\d\\d\\."), told.get(1));
        assertTrue(told.get(2).endsWith(" :Its operators that are here: eve."), told.get(2));
        bob.sends("CS INFO #hidden", "CS INFO #none");
        assertEquals(
                List.of(":ChanServ!services@hubbub.local NOTICE bob :There is no such channel."),
                bob.rest().stream().distinct().toList());
    }

    @Test
    void whatIsSaidToItWithOthersIsSaidToNobody() {
        IrcPeer eve = IrcPeer.welcomed(server, "eve");
        bob.sends("PRIVMSG eve,NickServ :IDENTIFY ann sesame")
                .sees(says("bob", "Say that to me alone, in one line. Nobody has been told."))
                .seesNothing();
        eve.seesNothing();
        bob.sends("NOTICE NickServ :hi", "PRIVMSG NickServ :\1VERSION\1").seesNothing();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"NickServ", "nIcKsErV", "ChanServ", "BotServ", "N1ckServ", "serv", "NickServ_", "NickS\u0435rv"})
    void nobodyIsCalledLikeAService(String nick) {
        bob.sends("NICK " + nick);
        assertEquals("432", Message.parse(bob.line()).command());
    }

    @ParameterizedTest
    @ValueSource(strings = {"observer", "server1", "Serving", "conserve"})
    void otherNamesAreFine(String nick) {
        bob.sends("NICK " + nick).sees(bob, "NICK " + nick);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " /msg nickserv identify sesame",
                "/msg NickServ IDENTIFY ann sesame",
                " /identify sesame",
                "/login ann sesame",
                "/ns identify sesame",
                "/register sesame",
                "/quote pass ann:sesame",
                "msg nickserv identify sesame",
                "NickServ IDENTIFY sesame"
            })
    void aPasswordThatSlipsIsNotSaid(String line) {
        bob.joins("#den");
        Person den = server.person("line");
        bob.line();
        bob.sends("PRIVMSG #den :" + line)
                .isTold(
                        "404",
                        "#den :Cannot send to channel: that looks like a command with a password in it, so nobody has been told")
                .seesNothing();
        bob.sends("PRIVMSG #den :fine");
        den.sees("bob: fine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "login now",
                "/login",
                "I said /login ann x",
                "/me registers",
                "pass the salt",
                "identify yourself"
            })
    void otherWordsAreSaid(String line) {
        bob.joins("#den");
        IrcPeer eve = IrcPeer.welcomed(server, "eve").joins("#den", bob);
        bob.sends("PRIVMSG #den :" + line).seesNothing();
        eve.sees(bob, "PRIVMSG #den :" + line);
    }

    @Test
    void whereThereAreNoAccountsItSaysSo() {
        try (TestServer without = TestServer.withDoors("irc")) {
            IrcPeer peer = IrcPeer.welcomed(without, "bob");
            peer.sends("NS IDENTIFY x").sees(says("bob", "This server keeps no accounts."));
            peer.sends("AUTHENTICATE PLAIN")
                    .isTold("904", ":SASL authentication failed: this server keeps no accounts");
            peer.sends("REGISTER * * x")
                    .sees(":hubbub.local FAIL REGISTER TEMPORARILY_UNAVAILABLE bob"
                            + " :nobody can register here; ask the operator of the server for an account");
        }
    }
}
