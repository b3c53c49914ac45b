package io.hubbub.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.TestServer;
import io.hubbub.credential.Token;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An administrator looks after accounts where no server runs; {@code AccountsOfRunningServerTest} has one that does. */
@Timeout(60)
class AccountCommandsTest {
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();
    private Path conf;

    @TempDir
    Path folder;

    @BeforeEach
    void aDatabaseIsThere() throws IOException {
        String json = "{'history': {'uri': 'sqlite:" + folder.resolve("hubbub.db") + "'},"
                + " 'accounts': {'passwordRounds': 4096, 'tokensPerAccount': 2},"
                + " 'doors': [{'door': 'echo', 'port': 0}]}";
        TestServer.start(json).close();
        conf = Files.writeString(folder.resolve("c.json"), json.replace('\'', '"'));
    }

    private int run(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--conf";
        all[arguments.length + 1] = conf.toString();
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all);
    }

    private void does(String said, String... arguments) {
        assertEquals(0, run(arguments), err::toString);
        assertEquals(said, out.toString().strip());
    }

    private void refuses(String said, String... arguments) {
        assertEquals(2, run(arguments), out::toString);
        assertTrue(err.toString().startsWith(said), err::toString);
        assertEquals("", out.toString());
    }

    private void add(String name) {
        assertEquals(0, run("account", "add", name, "--generate"), err::toString);
    }

    private JsonObject json(String... arguments) {
        assertEquals(0, run(arguments), err::toString);
        return new JsonObject(out.toString());
    }

    @Test
    void aPasswordThatIsMadeIsShownOnceAndLetsInWhoeverHasIt() {
        assertEquals(0, run("account", "add", "ann", "--generate"), err::toString);
        String[] lines = out.toString().split("\n");
        assertEquals("There is an account ann.", lines[0]);
        assertTrue(lines[1].matches("Password, which is shown this once: ([a-z2-9]{4}-){3}[a-z2-9]{4}"), lines[1]);
        assertEquals(0, run("account", "password", "ann", "--generate"), err::toString);
        assertNotEquals(lines[1], out.toString().split("\n")[1]);
    }

    @Test
    void aPasswordIsTheFirstLineOfStandardInput() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("s3cret\nmore\n".getBytes(StandardCharsets.UTF_8)));
        try {
            does("There is an account ann.", "account", "add", "ann");
            System.setIn(new ByteArrayInputStream("\n".getBytes(StandardCharsets.UTF_8)));
            refuses("expected a password of 1 to ", "account", "password", "ann");
        } finally {
            System.setIn(before);
        }
        assertTrue(json("account", "show", "ann", "--json").getBoolean("hasPassword"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            9lives   | 9lives: a nick doesn
            nickserv | nickserv:
            guest7   | guest7:
            еve   | еve: letters of several scripts are in it
            ANN      | ANN: somebody has that name, or one that looks like it
            \u0430\u0441е      | \u0430\u0441е: somebody has that name, or one that looks like it
            """)
    void aNameThatCantBeAnAccountsIsRefusedWithTheReason(String name, String said) {
        add("ann");
        add("ace");
        refuses(said, "account", "add", name, "--bot");
    }

    @Test
    void anAccountIsShownAndListed() {
        does("There is an account robot.", "account", "add", "robot", "--bot");
        does("robot is granted console.", "account", "grant", "robot", "console");
        assertEquals(0, run("account", "show", "ROBOT"));
        assertTrue(out.toString().startsWith("robot is account 1, of a program\nCreated "), out::toString);
        assertTrue(
                out.toString().endsWith("Let in by: no password, 0 tokens, 0 certificates\nGranted: console\n"),
                out::toString);
        assertEquals(0, run("account", "list"));
        assertTrue(out.toString().matches("(?s)CREATED .* ACCOUNT\n\\S+Z - +0 console,bot +robot\n"), out::toString);
        JsonObject all = json("account", "list", "--json");
        assertEquals("robot", all.getString("account"));
        assertEquals(JsonArray.of("console"), all.getJsonArray("grants"));
        assertTrue(all.getBoolean("bot"));
        does("robot is not granted console any more.", "account", "revoke-grant", "robot", "console");
        refuses("robot was not granted console", "account", "revoke-grant", "robot", "console");
        refuses("GRANT: expected console or operator, got all", "account", "grant", "robot", "all");
    }

    @Test
    void aSuspensionEndsWhenItIsSaid() {
        add("ann");
        does("ann is suspended for good.", "account", "suspend", "ann");
        does(
                "ann is suspended until 2999-01-01T00:00:00Z.",
                "account",
                "suspend",
                "ann",
                "--until",
                "2999-01-01",
                "--reason",
                "spam");
        assertEquals(0, run("account", "show", "ann"));
        assertTrue(out.toString().endsWith("Suspended until 2999-01-01T00:00:00Z: spam\n"), out::toString);
        does("ann is not suspended any more.", "account", "resume", "ann");
        assertEquals(0, run("account", "suspend", "ann", "--for", "90m"));
        long forMs = json("account", "show", "ann", "--json").getLong("untilTime") - System.currentTimeMillis();
        assertTrue(forMs > 85 * 60_000 && forMs <= 90 * 60_000, forMs + " ms");
        refuses("--until, --for: that is over already", "account", "suspend", "ann", "--until", "2020-01-01");
        refuses("Invalid value for option '--for': expected a duration", "account", "suspend", "ann", "--for", "soon");
        refuses(
                "Error: --until=TIME, --for=DURATION are mutually",
                "account",
                "suspend",
                "ann",
                "--for",
                "1d",
                "--until",
                "2999-01-01");
    }

    @Test
    void aTokenIsShownOnceListedAndRevoked() {
        add("ann");
        assertEquals(0, run("token", "add", "ann", "build server", "--days", "7"));
        String said = out.toString().strip();
        Optional<Token> token = Token.read(said.substring(said.lastIndexOf(' ') + 1));
        assertTrue(token.isPresent(), said);
        JsonObject listed = json("token", "list", "ann", "--json");
        assertEquals("build server", listed.getString("label"));
        assertTrue(listed.getLong("expiresTime") > System.currentTimeMillis());
        refuses("ann has no token 99", "token", "revoke", "ann", "99");
        refuses("expected either NUMBER or --all", "token", "revoke", "ann");
        does("Token 1 is revoked.", "token", "revoke", "ann", "1");
        run("token", "add", "ann", "one");
        run("token", "add", "ann", "two");
        run("token", "add", "ann", "three");
        does("2 revoked.", "token", "revoke", "ann", "--all");
        refuses("LABEL: expected a label of 1 to 100 characters", "token", "add", "ann", " ");
        refuses("--days: expected at least 1", "token", "add", "ann", "x", "--days", "0");
    }

    @Test
    void theLogSaysWhatWasDoneAlsoToWhatIsDeleted() {
        add("ann");
        add("bob");
        does("ann is deleted.", "account", "delete", "ann");
        assertEquals(0, run("audit", "--account", "ann"));
        assertEquals(
                "ann added by command line\nann deleted by command line\n",
                out.toString().replaceAll("(?m)^\\S+ ", ""));
        assertEquals("deleted", json("audit", "--json", "--last", "1").getString("action"));
        refuses("--last: expected at least 1, got 0", "audit", "--last", "0");
    }

    @Test
    void bansAreAddedListedAndRemoved() {
        does("192.0.2.0/24 is banned for good.", "ban", "add", "192.0.2.7/24", "--reason", "much noise");
        assertEquals(0, run("ban", "add", "account:bob", "--for", "2d"), err::toString);
        assertTrue(out.toString().matches("account:bob is banned until \\S+Z\\.\n"), out::toString);
        assertEquals(0, run("ban", "list"));
        String[] rows = out.toString().split("\n");
        assertEquals(3, rows.length);
        assertTrue(rows[1].matches("\\S+Z +- +command line +192\\.0\\.2\\.0/24: much noise"), rows[1]);
        assertTrue(rows[2].matches("\\S+Z +\\S+Z +command line +account:bob"), rows[2]);
        does("account:bob is not banned any more.", "ban", "remove", "account:bob");
        JsonObject left = json("ban", "list", "--json");
        assertEquals("192.0.2.0/24", left.getString("target"));
        assertEquals("much noise", left.getString("reason"));
        assertEquals(null, left.getValue("untilTime"));
        assertEquals(0, run("audit", "--last", "2"));
        assertTrue(
                out.toString()
                        .matches(
                                "\\S+ account:bob banned by command line: until \\S+\n\\S+ account:bob unbanned by command line\n"),
                out::toString);
    }

    @Test
    void aRoomIsClosedWhereTheServerRuns() {
        refuses("ROOM: den can't be closed from here", "room", "close", "den");
    }

    @Test
    void aBanThatCantBeMeantIsRefusedWithTheReason() {
        refuses("TARGET: 192.0.2.0/33 is no address and no network", "ban", "add", "192.0.2.0/33");
        refuses("TARGET: expected an address, a network, account:NAME", "ban", "add", " ");
        refuses("TARGET: that would ban everybody on the server's own machine", "ban", "add", "::/0");
        does("::/0 is banned for good.", "ban", "add", "::/0", "--force");
        refuses("TARGET: 192.0.2.1 is not banned; hubbub ban list", "ban", "remove", "192.0.2.1");
        refuses("Invalid value for option '--for': expected a duration", "ban", "add", "bob", "--for", "2y");
        refuses("--until, --for: that is over already", "ban", "add", "bob", "--until", "2020-01-01");
        refuses("--reason: expected at most 300 characters, got 301", "ban", "add", "bob", "--reason", "x".repeat(301));
    }

    @ParameterizedTest
    @CsvSource({
        "account show nobody",
        "account password nobody --generate",
        "account suspend nobody",
        "account resume nobody",
        "account grant nobody operator",
        "account revoke-grant nobody operator",
        "account delete nobody",
        "token add nobody x",
        "token list nobody",
        "token revoke nobody 1",
        "token revoke nobody --all"
    })
    void whatIsNotThereIsSaidNotToBe(String command) {
        refuses("There is no account nobody; hubbub account list", command.split(" "));
    }

    @Test
    void aRoomIsGivenToAnAccountAndTakenFromIt() {
        add("ann");
        refuses("ACCOUNT: there is no account bob; hubbub account list", "room", "give", "den", "bob");
        refuses("ROOM: a room's name has no spaces", "room", "give", "a den", "ann");
        refuses("ROOM: den belongs to nobody", "room", "drop", "den");
        does("Den belongs to ann.", "room", "give", "Den", "ANN");
        JsonObject room = json("room", "list", "--json");
        assertEquals("Den ann", room.getString("room") + " " + room.getString("owner"));
        assertEquals(0, run("room", "list"));
        assertTrue(out.toString().lines().toList().get(1).matches("\\d{4}-\\S+ +ann +Den"), out::toString);
        does("den belonged to ann, and belongs to nobody now.", "room", "drop", "den");
        assertEquals(0, run("audit", "--account", "ann"));
        assertTrue(out.toString().contains("room-given-up"), out::toString);
    }

    private String says(String part, String... arguments) {
        assertEquals(0, run(arguments), err::toString);
        assertTrue(out.toString().contains(part), out::toString);
        return out.toString();
    }

    @Test
    void anInvitationIsShownOnceListedAndRevoked() {
        String made = says("Invitation 1, which is shown this once: inv_", "invite", "add", "the club", "--uses", "3");
        String code = made.replaceFirst("(?s).*(inv_[A-Za-z0-9_-]{22}).*", "$1");
        String listed = says("the club", "invite", "list");
        assertTrue(!listed.contains(code), listed);
        says("\"uses\":3", "invite", "list", "--json");
        refuses("--uses: expected 1 to 100000, got 0", "invite", "add", "x", "--uses", "0");
        refuses("--days: expected 0 or more, got -1", "invite", "add", "x", "--days=-1");
        refuses("LABEL: expected a label", "invite", "add", "");
        refuses("There is no invitation 7", "invite", "revoke", "7");
        does("Invitation 1 is revoked.", "invite", "revoke", "1");
        refuses("There is no invitation 1", "invite", "revoke", "1");
        says("invitation 1 invited by command line: the club", "audit");
    }

    @Test
    void somebodyIsLinkedToAProviderAndUnlinked() {
        run("account", "add", "robot", "--bot");
        does(
                "robot is the account of u-1 at https://id.example.",
                "account",
                "link",
                "robot",
                "https://id.example",
                "u-1");
        says("Let in as u-1 by https://id.example since", "account", "show", "robot");
        refuses("There is no account bob", "account", "link", "bob", "https://id.example", "u-2");
        run("account", "add", "other", "--bot");
        refuses("u-1 has another account", "account", "link", "other", "https://id.example", "u-1");
        does("1 unlinked from robot.", "account", "unlink", "robot");
    }
}
