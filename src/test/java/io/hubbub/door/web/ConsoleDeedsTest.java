package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Peer;
import io.hubbub.Person;
import io.hubbub.TestServer;
import io.hubbub.WsPeer;
import io.hubbub.room.CloseReason;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An operator runs a community from the console. */
@Timeout(60)
class ConsoleDeedsTest {
    @TempDir
    Path folder;

    private TestServer server;
    private JsonPeer console;
    private int asked;

    @BeforeEach
    void start() {
        server = TestServer.start("{'instances': 2, 'history': {'uri': 'sqlite:" + folder.resolve("hubbub.db")
                + "'}, 'accounts': {'passwordRounds': 4096}, 'doors': [{'door': 'web', 'port': 0},"
                + " {'door': 'line', 'port': 0, 'room': 'den', 'floodBurst': 0, 'replay': 0},"
                + " {'door': 'irc', 'port': 0}]}");
        console =
                JsonPeer.over(WsPeer.open(server.connect("web"), "/console/ws")).sends("{'type':'hello','version':1}");
        assertEquals("hello", console.next().getString("type"));
    }

    @AfterEach
    void stop() {
        assertEquals(0, server.stats().mistakes().made());
        server.close();
    }

    /** @param request without its id */
    private JsonObject ask(String request) {
        int id = asked++;
        console.sends("{'id':" + id + "," + request.substring(1));
        JsonObject answer = console.next();
        assertEquals(id, answer.getValue("id"), answer::encode);
        answer.remove("id");
        return answer;
    }

    private void does(String request) {
        assertEquals("{\"type\":\"ok\"}", ask(request).encode());
    }

    private void refuses(String code, String request) {
        JsonObject answer = ask(request);
        assertEquals("error", answer.getString("type"), answer::encode);
        assertEquals(code, answer.getString("code"), answer::encode);
    }

    private String made(String request) {
        JsonObject made = ask(request);
        assertEquals("made", made.getString("type"), made::encode);
        return made.getString("password");
    }

    /** What was done, the newest first. */
    private List<String> log() {
        return ask("{'type':'audit'}").getJsonArray("entries").stream()
                .map(JsonObject.class::cast)
                .map(entry ->
                        entry.getString("actor") + " " + entry.getString("action") + " " + entry.getString("target")
                                + (entry.containsKey("detail") ? ": " + entry.getString("detail") : ""))
                .toList();
    }

    private Person loggedIn(String name, String password) {
        Person person = server.person("line");
        person.types("/login " + name + " " + password);
        TestServer.await(() -> person.line().contains("You are now"), "logged in, with the nick");
        return person;
    }

    @Test
    void anAccountIsMadeListedSuspendedResumedAndDeleted() {
        String password = made("{'type':'addAccount','account':'Ann'}");
        assertEquals(null, made("{'type':'addAccount','account':'robot','bot':true}"));
        refuses("ACCOUNT_TAKEN", "{'type':'addAccount','account':'ann'}");
        refuses("BAD_ACCOUNT", "{'type':'addAccount','account':'9lives'}");
        JsonObject page = ask("{'type':'accounts','filter':'N'}");
        assertEquals(2, page.getInteger("total"));
        assertEquals(1, page.getInteger("matching"));
        assertEquals("Ann", page.getJsonArray("accounts").getJsonObject(0).getString("account"));

        Person ann = loggedIn("ann", password);
        does("{'type':'suspend','account':'ANN','seconds':3600,'reason':'spam'}");
        ann.sees("* Goodbye: the account was suspended").seesEnd();
        JsonObject shown = ask("{'type':'account','account':'ann'}");
        assertTrue(shown.getBoolean("suspended"));
        assertEquals("spam", shown.getString("reason"));
        assertTrue(shown.getLong("until") > System.currentTimeMillis());
        does("{'type':'resume','account':'ann'}");
        String another = made("{'type':'resetPassword','account':'ann'}");
        assertNotEquals(password, another);
        Person again = loggedIn("ann", another);
        does("{'type':'deleteAccount','account':'ann'}");
        again.sees("* Goodbye: the account was deleted").seesEnd();
        for (String type : List.of("account", "suspend", "resume", "resetPassword", "deleteAccount")) {
            refuses("NO_SUCH_ACCOUNT", "{'type':'" + type + "','account':'ann'}");
        }
        String me = "console at 127.0.0.1 ";
        assertEquals(
                List.of(
                        me + "deleted Ann",
                        me + "password-changed Ann",
                        me + "resumed Ann",
                        me + "suspended Ann: spam",
                        me + "added robot: bot",
                        me + "added Ann"),
                log());
    }

    @Test
    void grantsHoldAtOnceAndTokensAreRevoked() {
        Person ann = loggedIn("ann", made("{'type':'addAccount','account':'ann'}"));
        assertEquals(
                new JsonArray().add("console").add("operator"),
                ask("{'type':'account','account':'ann'}").getJsonArray("grantable"));
        does("{'type':'grant','account':'ann','grant':'operator'}");
        assertEquals(
                new JsonArray().add("operator"),
                ask("{'type':'account','account':'ann'}").getJsonArray("grants"));
        ann.types("/token laptop").line();
        JsonObject token = ask("{'type':'account','account':'ann'}")
                .getJsonArray("devices")
                .getJsonObject(0);
        assertEquals("laptop", token.getString("label"));
        does("{'type':'revokeToken','account':'ann','token':" + token.getLong("token") + "}");
        refuses("NO_SUCH_TOKEN", "{'type':'revokeToken','account':'ann','token':" + token.getLong("token") + "}");
        does("{'type':'revokeGrant','account':'ann','grant':'operator'}");
        refuses("NOT_GRANTED", "{'type':'revokeGrant','account':'ann','grant':'operator'}");
        refuses("BAD_REQUEST", "{'type':'grant','account':'ann','grant':'king'}");
    }

    @Test
    void bansAreMadeListedAndLifted() {
        Person bob = server.person("line").is("bob");
        does("{'type':'ban','target':'bob','seconds':600,'reason':'too much noise'}");
        bob.sees(sentence("bob!*@*"));
        server.awaitClosed(CloseReason.BANNED, 1);
        does("{'type':'ban','target':'192.0.2.0/24'}");
        refuses("SHUTS_OUT", "{'type':'ban','target':'127.0.0.1'}");
        refuses("SHUTS_OUT", "{'type':'ban','target':'::/0'}");
        refuses("BAD_TARGET", "{'type':'ban','target':'192.0.2.0/40'}");
        refuses("BAD_REQUEST", "{'type':'ban','target':'eve','seconds':0}");
        JsonObject page = ask("{'type':'bans','filter':'NOISE'}");
        assertEquals(2, page.getInteger("total"));
        assertEquals(1, page.getInteger("matching"));
        JsonObject ban = page.getJsonArray("bans").getJsonObject(0);
        assertEquals("bob!*@*", ban.getString("target"));
        assertEquals("console at 127.0.0.1", ban.getString("by"));
        does("{'type':'unban','target':'bob'}");
        refuses("NO_SUCH_BAN", "{'type':'unban','target':'bob'}");
        server.person("line").is("bob");
        does("{'type':'ban','target':'127.0.0.1','force':true}");
        assertTrue(server.connect("line").line().startsWith("* You are banned from this server"));
        does("{'type':'unban','target':'127.0.0.1'}");
        server.person("line");
    }

    /** Until when it is, only the server knows. */
    private String sentence(String target) {
        JsonArray bans = ask("{'type':'bans'}").getJsonArray("bans");
        long until = bans.getJsonObject(0).getLong("until");
        assertEquals(target, bans.getJsonObject(0).getString("target"));
        return "* You are banned from this server until "
                + Instant.ofEpochMilli(until).truncatedTo(ChronoUnit.SECONDS)
                + ": too much noise";
    }

    @Test
    void aRoomIsClosedAndEverybodyLeavesItWithTheReason() {
        Person ann = server.person("line").is("ann");
        JsonPeer bob = JsonPeer.welcomed(server, "bob").joins("den");
        ann.line();
        does("{'type':'closeRoom','room':'DEN','reason':'it is late'}");
        assertTrue(ann.line().contains("it is late"));
        JsonObject out = bob.next();
        assertEquals("the.console", out.getString("nick"), out::encode);
        refuses("NO_SUCH_ROOM", "{'type':'closeRoom','room':'den'}");
        refuses("BAD_ROOM", "{'type':'closeRoom','room':'a b'}");
        assertEquals(List.of("console at 127.0.0.1 room-closed DEN: it is late"), log());
    }

    @Test
    void rolesAreGivenAndTakenInARoom() {
        Person ann = server.person("line").is("ann");
        Person bob = server.person("line", ann).is("bob");
        ann.line();
        does("{'type':'role','room':'den','role':'operator','nick':'bob','granted':true}");
        assertTrue(ann.line().contains("bob"));
        assertTrue(bob.line().contains("the.console"));
        does("{'type':'role','room':'den','role':'operator','nick':'ann','granted':false}");
        refuses("NOT_THERE", "{'type':'role','room':'den','role':'voice','nick':'eve','granted':true}");
        refuses("BY_TRANSFER_ONLY", "{'type':'role','room':'den','role':'owner','nick':'bob','granted':true}");
        refuses("NO_SUCH_ROOM", "{'type':'role','room':'nowhere','role':'voice','nick':'bob','granted':true}");
        assertEquals("console at 127.0.0.1 role-changed den: -operator ann", log().get(0));
        assertEquals(2, log().size());
    }

    @Test
    void wordsToEverybodyReachEveryDoorThatTalks() {
        Person ann = server.person("line");
        JsonPeer bob = JsonPeer.welcomed(server, "bob");
        Peer irc = server.connect("irc").send("NICK eve\r\nUSER e 0 * :e\r\n");
        irc.awaitText(" 422 eve ");
        irc.line();
        does("{'type':'announce','text':'We go down at 8.'}");
        ann.sees("* To everybody: We go down at 8.");
        assertEquals("We go down at 8.", bob.next().getString("text"));
        assertEquals(":hubbub.local NOTICE eve :We go down at 8.\r", irc.line());
        refuses("BAD_REQUEST", "{'type':'announce','text':' '}");
        assertEquals(List.of("console at 127.0.0.1 announced everybody: We go down at 8."), log());
    }

    @Test
    void theLogIsPagedTheNewestFirstAndFiltered() {
        for (int i = 0; i < ConsoleDeeds.ROWS + 3; i++) {
            does("{'type':'ban','target':'user" + i + "'}");
        }
        JsonArray first = ask("{'type':'audit'}").getJsonArray("entries");
        assertEquals(ConsoleDeeds.ROWS, first.size());
        String last = first.getJsonObject(ConsoleDeeds.ROWS - 1).getString("entry");
        JsonArray next = ask("{'type':'audit','before':'" + last + "'}").getJsonArray("entries");
        assertEquals(3, next.size());
        assertEquals("user0!*@*", next.getJsonObject(2).getString("target"));
        assertEquals(
                1,
                ask("{'type':'audit','filter':'USER7!'}")
                        .getJsonArray("entries")
                        .size());
        assertEquals(
                0,
                ask("{'type':'audit','filter':'user%!'}")
                        .getJsonArray("entries")
                        .size());
        JsonObject rest = ask("{'type':'bans','from':50}");
        assertEquals(3, rest.getJsonArray("bans").size());
        assertNull(rest.getJsonArray("bans").getJsonObject(0).getLong("until"));
    }

    @ParameterizedTest
    @CsvSource({"addAccount", "suspend", "grant", "ban", "unban", "closeRoom", "role", "revokeToken"})
    void whatIsMissingIsSaid(String type) {
        refuses("BAD_REQUEST", "{'type':'" + type + "'}");
    }

    @Test
    void noPageFromElsewhereGetsAConsole() {
        Peer page = server.connect("web")
                .send(WsPeer.request("/console/ws").replace("\r\n\r\n", "\r\nOrigin: https://evil.example\r\n\r\n"));
        assertTrue(page.line().startsWith("HTTP/1.1 403 "));
        assertFalse(server.stats().closed(CloseReason.BANNED) > 0);
    }
}
