package io.hubbub.door.line;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hubbub.Person;
import io.hubbub.TestServer;
import io.hubbub.accounts.AccountsTool;
import io.hubbub.credential.ScramCredential;
import io.hubbub.room.CloseReason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People with netcat have accounts. */
@Timeout(60)
class AccountsTest {
    private static final String SHOWN = ". What you typed stands on your screen";
    private static final Pattern TOKEN = Pattern.compile("hub_\\S+");

    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(conf("open"));
    }

    private String conf(String registration) {
        return "{'history': {'uri': '" + uri() + "'}, 'accounts': {'passwordRounds': 4096, 'registration': '"
                + registration
                + "'}, 'rooms': [{'name': 'lobby'}], 'doors': [{'door': 'line', 'port': 0, 'floodBurst': 0, 'replay': 0}]}";
    }

    private String uri() {
        return "sqlite:" + folder.resolve("hubbub.db");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Person registered(String name, Person... others) {
        Person person = server.person("line", others).is(name);
        for (Person other : others) {
            other.line();
        }
        return person.types("/register s3cret")
                .sees("* You have an account: " + name + " is your nick, and nobody else's. /login " + name
                        + " is how you come back" + SHOWN);
    }

    private static String loggedIn(String name) {
        return "* You are logged in as " + name + SHOWN + "; /login " + name + " alone asks for the password";
    }

    @Test
    void whoRegistersComesBackToTheNickAndNobodyElseGetsIt() {
        Person ann = registered("ann");
        ann.hangUp();
        server.awaitOpen(0);
        Person guest = server.person("line");
        guest.types("/nick Ann").sees("* Ann: that nick belongs to an account; if it is yours: /login Ann");
        guest.types("/login ann wrong")
                .sees("* /login: there is no such account, or that is not its password or token");
        guest.types("/login ANN s3cret").sees(loggedIn("ann").replace("/login ann", "/login ANN"), "* You are now ann");
        guest.types("/whois ann").line();
        guest.sees("* ann is in lobby", "* ann is logged in as ann");
        guest.types("/login ann s3cret").sees("* /login: you are logged in as ann; /logout comes first");
        guest.types("/logout").sees("* You are logged out");
        assertTrue(guest.line().startsWith("* You are now guest"));
        guest.types("hello").line();
        guest.types("/logout").sees("* /logout: you are not logged in");
    }

    @Test
    void whoIsAskedForAPasswordTypesItOnALineOfItsOwn() {
        registered("ann").hangUp();
        server.awaitOpen(0);
        Person ann = server.person("line");
        String question = "* Password? The next line is taken for it; your terminal shows what you type";
        ann.types("/login ann", "s3cret").sees(question, "* You are logged in as ann", "* You are now ann");
        ann.types("/password", "s3cret", "/new one", "/new one")
                .sees(
                        question.replace("Password", "Old password"),
                        question.replace("Password", "New password"),
                        question.replace("Password", "Once more"),
                        "* You have another password");
        ann.types("/logout").line();
        ann.line();
        ann.types("/login ann", "/new one").sees(question, "* You are logged in as ann", "* You are now ann");
        ann.types("hello").sees("ann: hello");
    }

    @Test
    void twoPasswordsThatDifferAndNoneChangeNothing() {
        Person ann = server.person("line").is("ann");
        ann.types("/register", "one", "two").line();
        ann.line();
        ann.sees("* The two differ; nothing is changed");
        ann.types("/register", "").line();
        ann.sees("* Nothing was typed, and nothing is changed");
        ann.types("hello").sees("ann: hello");
    }

    @Test
    void aTelnetClientShowsNoPassword() {
        registered("ann").hangUp();
        server.awaitOpen(0);
        Person ann = server.person("line");
        ann.peer().send("/login ann\r\n");
        ann.peer().expect(bytes("\u00FF\u00FB\u0001Password: "));
        ann.peer().send(bytes("\u00FF\u00FD\u0001s3cret\r\n"));
        ann.peer().expect(bytes("\u00FF\u00FC\u0001\r\n"));
        ann.peer().send(bytes("\u00FF\u00FE\u0001"));
        ann.sees("* You are logged in as ann", "* You are now ann");
        // Two questions in a row: the end of the first and the second offer are answered together.
        ann.peer().send("/password\r\n");
        ann.peer().expect(bytes("\u00FF\u00FB\u0001Old password: "));
        ann.peer().send(bytes("\u00FF\u00FD\u0001s3cret\r\n"));
        ann.peer().expect(bytes("\u00FF\u00FC\u0001\r\n\u00FF\u00FB\u0001New password: "));
        ann.peer().send(bytes("\u00FF\u00FE\u0001\u00FF\u00FD\u0001\r\n"));
        ann.peer().expect(bytes("\u00FF\u00FC\u0001\r\n"));
        ann.sees("* Nothing was typed, and nothing is changed");
        ann.peer().send(bytes("\u00FF\u00FE\u0001"));
        // Another offer, refused, and the same once more without one.
        ann.peer().send(bytes("/password\r\n"));
        ann.peer().expect(bytes("\u00FF\u00FB\u0001Old password: "));
        ann.peer().send(bytes("\u00FF\u00FE\u0001\r\n"));
        ann.peer().expect(bytes("\u00FF\u00FC\u0001\r\n"));
        ann.sees("* Nothing was typed, and nothing is changed");
        ann.peer().send(bytes("\u00FF\u00FD\u0001"));
        ann.peer().expect(bytes("\u00FF\u00FC\u0001"));
    }

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(ISO_8859_1);
    }

    @Test
    void aTokenIsTakenInThePasswordsPlaceUntilItIsRevoked() {
        Person ann = registered("ann");
        ann.types("/tokens").sees("* You have no tokens");
        Matcher said = TOKEN.matcher(ann.types("/token my laptop").line());
        assertTrue(said.find());
        assertTrue(ann.types("/tokens").line().matches("\\* 1: my laptop, made \\S+Z, never used"));
        ann.line();
        ann.hangUp();
        server.awaitOpen(0);
        Person again = server.person("line");
        again.types("/login ann " + said.group()).sees(loggedIn("ann"), "* You are now ann");
        again.types("/revoke one").sees("* /revoke: expected a number; /tokens lists them");
        again.types("/revoke 2").sees("* /revoke: your account has no such token");
        again.types("/revoke 1").sees("* Token 1 is revoked");
        again.types("/token " + "x".repeat(101))
                .sees("* /token: expected a label of 1 to 100 characters, and no control characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " /login ann s3cret",
                "\t/register s3cret",
                "\u00A0/LOGIN ann s3cret",
                "  / password a b",
                "NickServ identify pw",
                " /msg nickserv identify pw"
            })
    void aPasswordThatIsSaidByASlipIsNotSaid(String typo) {
        Person ann = server.person("line");
        Person bob = server.person("line", ann);
        bob.types(typo).sees("* Not said: that looks like a command with a password in it, so nobody has been told");
        bob.types(" /me waves", "//login is a command");
        ann.sees(bob.nick() + ":  /me waves", bob.nick() + ": /login is a command");
    }

    @Test
    void whoHasANickIsAGuestOnceItsOwnerComes() throws Exception {
        Person guest = server.person("line").is("ann");
        try (AccountsTool tool = AccountsTool.open(uri(), "the test", System::currentTimeMillis)) {
            tool.add("ann", Optional.of(secret()), false);
        }
        Person other = server.person("line", guest);
        TestServer.await(() -> other.types("/nick ann").line().contains("belongs to an account"), "the nick is ann's");
        Person owner = server.person("line", guest, other);
        owner.types("/login ann s3cret").sees(loggedIn("ann"));
        assertTrue(owner.line().matches("\\* ann is now guest\\d+"));
        owner.sees("* You are now ann");
        String now = guest.line() + guest.line() + guest.line();
        assertTrue(now.contains("You are now guest"), now);
        assertTrue(now.contains("ann: that nick belongs to an account"), now);
        // What a guest types from then on is dealt with as before.
        guest.types("hello").line();
        owner.types("hi");
        guest.sees("ann: hi");
    }

    private static ScramCredential secret() {
        return ScramCredential.of("s3cret".getBytes(ISO_8859_1), 4096, new SecureRandom());
    }

    @Test
    void severalConnectionsOfOnesOwnHaveTheNick() {
        registered("ann");
        Person second = server.person("line");
        second.types("/login ann s3cret").sees(loggedIn("ann"), "* You are now ann");
        second.types("/who").sees("* Here: ann");
        second.types("hello").sees("ann: hello");
    }

    @Test
    void whoIsLoggedInUnderAnotherNickIsListedWithTheAccount() {
        Person ann = registered("ann");
        ann.types("/nick annie").sees("* You are now annie");
        ann.types("/who").sees("* Here: annie (ann)");
    }

    @Test
    void whoeverIsSuspendedOnTheCommandLineIsOutAndToldWhyAtTheNextLogin() {
        Person ann = registered("ann");
        try (AccountsTool tool = AccountsTool.open(uri(), "the test", System::currentTimeMillis)) {
            tool.suspend("ann", AccountsTool.FOR_GOOD, "spam");
            ann.sees("* Goodbye: the account was suspended").seesEnd();
            server.awaitClosed(CloseReason.SUSPENDED, 1);
            server.person("line").types("/login ann s3cret").sees("* /login: that account is suspended (spam)");
            tool.delete("ann");
            Person other = server.person("line");
            TestServer.await(
                    () -> other.types("/nick ann").line().equals("* You are now ann"), "the nick is anybody's");
        }
    }

    @Test
    void whereNobodyMayRegisterOrNothingIsKeptIsSaid() {
        server.close();
        server = TestServer.start(conf("closed"));
        server.person("line")
                .is("ann")
                .types("/register s3cret")
                .sees("* /register: nobody can register here; ask the operator of the server for an account");
        server.close();
        server = TestServer.withDoors("line");
        Person ann = server.person("line");
        for (String command :
                new String[] {"register x", "login ann x", "password a b", "tokens", "token x", "revoke 1"}) {
            ann.types("/" + command).sees("* /" + command.split(" ")[0] + ": this server keeps no accounts");
        }
    }

    @Test
    void aGuestHasToTakeANameFirst() {
        server.person("line")
                .types("/register s3cret")
                .sees("* /register: take the name first that is to be yours: /nick NAME");
    }

    @Test
    void onlyLoopbackAndTlsMayTellAPasswordUnlessTheDoorSaysOtherwise() {
        assertFalse(options("").takesSecrets());
        assertTrue(options(", 'plainWithoutTls': 'take'").takesSecrets());
        assertFalse(options(", 'plainWithoutTls': 'refuse'").takesSecrets());
    }

    @Test
    void whoComesFromAnotherMachineWithoutTlsIsRefusedBeforeAnybodyLooks() throws Exception {
        Optional<String> address = ownAddress();
        assumeTrue(address.isPresent(), "this machine has no address but loopback");
        server.close();
        String json = conf("open").replace("'port': 0", "'port': 0, 'host': '0.0.0.0'");
        server = TestServer.start(json);
        assertEquals(
                "* /login: passwords and tokens are taken over TLS alone, or from this machine;"
                        + " what you sent may have been read on its way",
                answer(address.get(), "/login ann s3cret"));
        assertTrue(answer(address.get(), "/register s3cret").contains("over TLS alone"));
        server.close();
        server = TestServer.start(json.replace("'replay': 0", "'replay': 0, 'plainWithoutTls': 'take'"));
        assertEquals(
                "* /login: there is no such account, or that is not its password or token",
                answer(address.get(), "/login ann s3cret"));
    }

    /** What the line door says to a line from that address, as the first thing after the list of who is there. */
    private String answer(String address, String line) throws IOException {
        try (Socket socket = new Socket(address, server.port("line"));
                BufferedReader from = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
            socket.getOutputStream().write((line + "\n").getBytes(UTF_8));
            String seen = from.readLine();
            while (!seen.startsWith("* /")) {
                seen = from.readLine();
            }
            return seen;
        }
    }

    private static Optional<String> ownAddress() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .map(InetAddress::getHostAddress)
                .findFirst();
    }

    private static LineOptions options(String more) {
        return (LineOptions) TestServer.config("{'doors': [{'door': 'line', 'port': 0" + more + "}]}")
                .doors()
                .get(0)
                .options();
    }

    @Test
    void aRoomBelongsToWhomItsOperatorLogsInAs() {
        Person ann = registered("ann");
        ann.types("/own").sees("* lobby: only operators of the room may do that");
        ann.types("/join den");
        ann.line();
        ann.line();
        ann.types("/own").sees("* ann made the room belong to ann", "* den belongs to your account ann");
        ann.types("/rule")
                .sees(
                        "* Rules of den: invite-only off, moderated off, members-only off, secret off, locked-topic off, since-join off,"
                                + " no key, no limit, belongs to ann");
        ann.types("/transfer bob").sees("* bob: they are not in that room");
        ann.types("/disown").sees("* ann gave the room up: it belongs to nobody", "* den belongs to nobody");
        ann.types("/disown").sees("* den: that room belongs to nobody");
    }
}
