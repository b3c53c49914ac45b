package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.TestServer;
import io.hubbub.WsPeer;
import io.hubbub.accounts.AccountsTool;
import io.hubbub.credential.ScramCredential;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Accounts for programs and pages: getting one, logging in and out, and looking after it. */
@Timeout(60)
class AccountsInJsonTest {
    @TempDir
    Path folder;

    private TestServer server;

    private String configuration(String file, String accounts) {
        return "{'instances': 2, 'history': {'uri': 'sqlite:%s'}, 'accounts': {'passwordRounds': 4096%s}, 'doors': [{'door': 'web', 'port': 0}, {'door': 'web', 'name': 'trusting', 'port': 0, 'plainWithoutTls': 'take'}]}"
                .formatted(folder.resolve(file), accounts);
    }

    @BeforeEach
    void start() {
        server = TestServer.start(configuration("hubbub.db", ""));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonPeer stranger() {
        return JsonPeer.stranger(server);
    }

    private JsonPeer guest(String nick) {
        return JsonPeer.welcomed(server, nick);
    }

    /** Somebody who has registered the name that she has, with the password that is her name twice. */
    private JsonPeer owner(String nick) {
        JsonPeer owner = guest(nick);
        JsonObject done = asks(owner, "{'type':'register','password':'%s'}".formatted(nick + nick));
        assertEquals("register " + nick + " " + nick, said(done, "type", "account", "nick"), done::encode);
        return owner;
    }

    private static String said(JsonObject object, String... names) {
        return String.join(
                " ",
                List.of(names).stream()
                        .map(name -> String.valueOf(object.getValue(name)))
                        .toList());
    }

    private static JsonObject asks(JsonPeer peer, String request) {
        peer.sends(request.replaceFirst("}$", ",'id':'asked'}"));
        JsonObject next = peer.next();
        while (!"asked".equals(next.getString("id")) || "event".equals(next.getString("type"))) {
            next = peer.next();
        }
        return next;
    }

    private static String logsIn(String account, String password) {
        return "{'type':'login','account':'%s','password':'%s'}".formatted(account, password);
    }

    private static String hello(String more) {
        return "{'type':'hello','version':1" + more + "}";
    }

    private static String token(JsonPeer owner, String more) {
        return asks(owner, "{'type':'makeToken','label':'phone'" + more + "}").getString("secret");
    }

    // Getting one.

    @Test
    void helloSaysWhatThereIs() {
        JsonObject hello = asks(stranger(), hello(",'nick':'ann'"));
        assertEquals(new JsonObject("{\"register\":true,\"secrets\":true}"), hello.getJsonObject("accounts"));
        assertFalse(hello.containsKey("account"));
        try (TestServer bare = TestServer.withDoors("web")) {
            JsonPeer there = JsonPeer.welcomed(bare, "ann");
            assertEquals("NO_ACCOUNTS", asks(there, logsIn("ann", "x")).getString("code"));
            assertEquals("NO_ACCOUNTS", asks(there, "{'type':'tokens'}").getString("code"));
            assertFalse(asks(JsonPeer.stranger(bare), hello("")).containsKey("accounts"));
            assertEquals(
                    "NO_ACCOUNTS",
                    asks(JsonPeer.stranger(bare), hello(",'token':'x'"))
                            .getJsonObject("loginError")
                            .getString("code"));
        }
    }

    @Test
    void whoRegistersHasTheNameAndOthersSeeTheAccount() {
        JsonPeer bob = guest("bob").joins("den");
        JsonPeer ann = guest("ann").joins("den", bob);
        asks(ann, "{'type':'register','password':'secret'}");
        bob.sees(
                "{'type':'event','room':'den','nick':'ann','kind':'profile','member':{'nick':'ann','account':'ann'},'text':''}");
        assertEquals("ann", asks(bob, "{'type':'whois','nick':'ann'}").getString("account"));
        assertEquals(
                "ann",
                asks(bob, "{'type':'names','room':'den'}").getJsonArray("members").stream()
                        .map(JsonObject.class::cast)
                        .filter(member -> "ann".equals(member.getString("nick")))
                        .findFirst()
                        .orElseThrow()
                        .getString("account"));
        assertEquals(
                "LOGGED_IN", asks(ann, "{'type':'register','password':'x'}").getString("code"));
    }

    @Test
    void anotherNameThanTheNickIsTakenWithTheAccount() {
        JsonPeer ann = guest("somebody");
        JsonObject done = asks(ann, "{'type':'register','account':'Ann','password':'secret'}");
        assertEquals("Ann Ann somebody", said(done, "account", "nick", "oldNick"));
    }

    @Test
    void whatIsWrongWithANameOrAPasswordIsTold() {
        owner("ann");
        JsonPeer bob = guest("bob");
        assertEquals(
                "ACCOUNT_TAKEN",
                asks(bob, "{'type':'register','account':'ANN','password':'x'}").getString("code"));
        assertEquals(
                "BAD_ACCOUNT",
                asks(bob, "{'type':'register','account':'a b','password':'x'}").getString("code"));
        assertEquals(
                "BAD_PASSWORD", asks(bob, "{'type':'register','password':''}").getString("code"));
        assertEquals(
                "password: expected a text, got nothing",
                asks(bob, "{'type':'register'}").getString("text"));
        asks(guest("carl"), "{'type':'register','password':'x'}");
        asks(guest("dora"), "{'type':'register','password':'x'}");
        JsonObject later = asks(bob, "{'type':'register','password':'x'}");
        assertEquals("TOO_MANY_REGISTRATIONS", later.getString("code"));
        assertTrue(later.getLong("waitSeconds") > 1, later::encode);
    }

    @Test
    void whereRegistrationIsClosedThatIsSaid() {
        try (TestServer closed = TestServer.start(configuration("other.db", ", 'registration': 'closed'"))) {
            JsonObject hello = asks(JsonPeer.stranger(closed), hello(""));
            assertFalse(hello.getJsonObject("accounts").getBoolean("register"));
            assertEquals(
                    "REGISTRATION_CLOSED",
                    asks(JsonPeer.welcomed(closed, "ann"), "{'type':'register','password':'x'}")
                            .getString("code"));
        }
    }

    // Logging in.

    @Test
    void aHelloLogsInBeforeAnythingElseHappens() {
        owner("ann").sends("{'type':'bye'}");
        JsonPeer ann = stranger();
        ann.sends(hello(",'account':'ann','password':'annann'"), "{'type':'join','room':'den'}");
        JsonObject hello = ann.next();
        assertEquals("hello ann ann", said(hello, "type", "account", "nick"));
        assertEquals(
                "{\"nick\":\"ann\",\"roles\":[\"operator\"],\"account\":\"ann\"}",
                ann.next().getJsonArray("members").getJsonObject(0).encode());
    }

    @Test
    void aNickThatIsSaidIsTakenInTheAccountsPlace() {
        owner("ann");
        JsonObject hello = asks(stranger(), hello(",'nick':'elsewhere','account':'ann','password':'annann'"));
        assertEquals("ann elsewhere", said(hello, "account", "nick"));
    }

    @Test
    void aLoginThatFailsLeavesAGuestUnlessItShallNot() {
        owner("ann");
        JsonPeer guest = stranger();
        JsonObject hello = asks(guest, hello(",'nick':'eve','account':'ann','password':'guess'"));
        assertEquals("hello eve null", said(hello, "type", "nick", "account"));
        assertEquals("WRONG_LOGIN", hello.getJsonObject("loginError").getString("code"));
        JsonPeer strict = stranger();
        JsonObject error = asks(strict, hello(",'nick':'eva','account':'ann','password':'guess','guest':false"));
        assertEquals("error hello WRONG_LOGIN", said(error, "type", "request", "code"));
        assertEquals("HELLO_FIRST", asks(strict, "{'type':'rooms'}").getString("code"));
        assertEquals("eva", asks(strict, hello(",'nick':'eva'")).getString("nick"));
    }

    @Test
    void aNameThatNobodyHasIsAnsweredLikeAWrongPassword() {
        owner("ann");
        JsonPeer eve = guest("eve");
        assertEquals(
                asks(eve, logsIn("ann", "x")).encode(),
                asks(eve, logsIn("nobody", "x")).encode());
    }

    @Test
    void whoGuessesHasToWaitAndIsToldHowLong() {
        JsonPeer eve = guest("eve");
        for (int i = 0; i < 5; i++) {
            assertEquals("WRONG_LOGIN", asks(eve, logsIn("ann", "x")).getString("code"));
        }
        JsonObject slower = asks(eve, logsIn("ann", "x"));
        assertEquals("TOO_MANY_TRIES 1", said(slower, "code", "waitSeconds"));
    }

    @Test
    void anOwnersNickIsRefusedToGuestsAndFreeForTheOwner() {
        JsonPeer ann = owner("ann");
        asks(ann, "{'type':'logout'}");
        JsonPeer eve = guest("eve");
        JsonObject refused = asks(eve, "{'type':'nick','nick':'Ann'}");
        assertEquals("NICK_OWNED Ann", said(refused, "code", "subject"));
        JsonObject back = asks(eve, logsIn("ann", "annann"));
        assertEquals("ann ann eve", said(back, "account", "nick", "oldNick"));
    }

    @Test
    void aGuestWhoHasTheNickLosesItToItsOwnerAndIsToldWhy() throws Exception {
        JsonPeer eve = guest("ann");
        ScramCredential secret = ScramCredential.of(ScramCredential.bytes("secret"), 4096, new SecureRandom());
        try (AccountsTool tool = AccountsTool.open("sqlite:" + folder.resolve("hubbub.db"), "a test", () -> 1)) {
            tool.add("ann", Optional.of(secret), false);
        }
        JsonPeer bob = guest("bob");
        TestServer.await(
                () -> "NICK_OWNED"
                        .equals(asks(bob, "{'type':'nick','nick':'ann'}").getString("code")),
                "the nick is ann's");
        assertEquals("ann bob", said(asks(bob, logsIn("ann", "secret")), "nick", "oldNick"));
        JsonObject renamed = eve.next();
        assertEquals("nick ann", said(renamed, "type", "oldNick"));
        assertTrue(renamed.getString("nick").startsWith("guest"), renamed::encode);
        assertEquals("error NICK_OWNED ann null", said(eve.next(), "type", "code", "subject", "id"));
        assertEquals("eve", asks(eve, "{'type':'nick','nick':'eve'}").getString("nick"));
    }

    @Test
    void allConnectionsOfAnAccountHaveItsNickAndHearWhatIsSaidToItAndByIt() {
        JsonPeer first = owner("ann");
        JsonPeer bob = guest("bob");
        JsonPeer second = stranger();
        assertEquals(
                "ann",
                asks(second, hello(",'account':'ann','password':'annann'")).getString("nick"));
        asks(bob, "{'type':'direct','to':'ann','text':'hello'}");
        for (JsonPeer each : List.of(first, second)) {
            assertEquals("direct bob ann hello", said(each.next(), "type", "nick", "to", "text"));
        }
        asks(second, "{'type':'direct','to':'bob','text':'good day'}");
        assertEquals("direct ann bob good day", said(first.next(), "type", "nick", "to", "text"));
        asks(second, "{'type':'logout'}");
        assertEquals("ann", asks(bob, "{'type':'whois','nick':'ann'}").getString("account"));
    }

    @Test
    void whoLogsOutIsAGuestAndKeepsNeitherNickNorAccount() {
        JsonPeer ann = owner("ann");
        JsonPeer bob = guest("bob").joins("den");
        ann.joins("den");
        bob.next();
        JsonObject out = asks(ann, "{'type':'logout'}");
        assertEquals("logout ann", said(out, "type", "oldNick"));
        assertTrue(out.getString("nick").startsWith("guest"), out::encode);
        assertFalse(bob.next().getJsonObject("member").containsKey("account"));
        assertEquals(out.getString("nick"), bob.next().getString("newNick"));
        assertEquals("NOT_LOGGED_IN", asks(ann, "{'type':'logout'}").getString("code"));
    }

    @Test
    void aPasswordAndATokenAtOnceMakeNoSense() {
        JsonPeer ann = stranger();
        for (String more :
                List.of(",'token':'x','account':'ann','password':'x'", ",'account':'ann'", ",'password':'x'")) {
            assertEquals("BAD_REQUEST", asks(ann, hello(more)).getString("code"), more);
        }
        assertEquals("BAD_REQUEST", asks(ann.greets("ann"), "{'type':'login'}").getString("code"));
    }

    // Looking after it.

    @Test
    void aNewPasswordIsTheOnlyOneFromThenOn() {
        JsonPeer ann = owner("ann");
        assertEquals(
                "WRONG_LOGIN",
                asks(ann, "{'type':'password','old':'no','new':'x'}").getString("code"));
        assertEquals(
                "BAD_PASSWORD",
                asks(ann, "{'type':'password','old':'annann','new':''}").getString("code"));
        assertEquals(
                "ok",
                asks(ann, "{'type':'password','old':'annann','new':'better'}").getString("type"));
        JsonPeer bob = guest("bob");
        assertEquals(
                "NOT_LOGGED_IN",
                asks(bob, "{'type':'password','old':'a','new':'b'}").getString("code"));
        assertEquals("WRONG_LOGIN", asks(bob, logsIn("ann", "annann")).getString("code"));
        assertEquals("login", asks(bob, logsIn("ann", "better")).getString("type"));
    }

    @Test
    void aNewPasswordLogsOutWhoeverElseIsLoggedInAndKeepsThisPageAndPrograms() {
        JsonPeer here = owner("ann");
        String own = token(here, "");
        String robot = token(here, ",'lasts':true");
        JsonPeer there = stranger();
        asks(there, hello(",'account':'ann','password':'annann'"));
        String elsewhere = token(there, "");
        asks(here, "{'type':'password','old':'annann','new':'better'}");

        JsonObject bye = there.next();
        assertEquals("bye PASSWORD_CHANGED", said(bye, "type", "reason"), bye::encode);
        assertEquals("pong", asks(here, "{'type':'ping'}").getString("type"));
        for (String good : List.of(own, robot)) {
            assertEquals(
                    "ann",
                    asks(stranger(), hello(",'token':'%s'".formatted(good))).getString("account"));
        }
        assertEquals(
                "WRONG_LOGIN",
                asks(stranger(), hello(",'token':'%s'".formatted(elsewhere)))
                        .getJsonObject("loginError")
                        .getString("code"));
    }

    @Test
    void aTokensNameIsOnOneLineAndNotLong() {
        JsonPeer ann = owner("ann");
        String longest = "x".repeat(100);
        assertEquals(
                longest,
                asks(ann, "{'type':'makeToken','label':'%s'}".formatted(longest))
                        .getString("label"));
        for (String bad : List.of(longest + "x", "", "  ", "a\\u0007b")) {
            assertEquals(
                    "BAD_REQUEST",
                    asks(ann, "{'type':'makeToken','label':'%s'}".formatted(bad))
                            .getString("code"),
                    bad);
        }
    }

    @Test
    void aTokenIsShownOnceListedAndRevoked() {
        JsonPeer ann = owner("ann");
        JsonObject made = asks(ann, "{'type':'makeToken','label':'a bot','lasts':true}");
        assertTrue(made.getString("secret").startsWith("hub_"), made::encode);
        assertFalse(made.containsKey("expires"));
        String phone = token(ann, "");
        JsonObject bot = asks(stranger(), hello(",'token':'%s'".formatted(made.getString("secret"))));
        assertEquals("ann", bot.getString("account"));
        JsonObject listed = asks(ann, "{'type':'tokens'}");
        assertFalse(listed.encode().contains("hub_"));
        List<JsonObject> all = listed.getJsonArray("tokens").stream()
                .map(JsonObject.class::cast)
                .toList();
        assertEquals("a bot", all.get(0).getString("label"));
        assertEquals(made.getLong("token"), all.get(0).getLong("token"));
        assertTrue(all.get(0).getLong("used") >= all.get(0).getLong("made"));
        assertEquals("phone", all.get(1).getString("label"));
        assertTrue(all.get(1).getLong("expires") > all.get(1).getLong("made"));
        assertFalse(all.get(1).containsKey("used"));
        assertEquals(
                "ok",
                asks(ann, "{'type':'revoke','token':%s}".formatted(made.getLong("token")))
                        .getString("type"));
        assertEquals(
                "NO_SUCH_TOKEN",
                asks(ann, "{'type':'revoke','token':%s}".formatted(made.getLong("token")))
                        .getString("code"));
        String secret = made.getString("secret");
        assertEquals(
                "WRONG_LOGIN",
                asks(stranger(), hello(",'token':'%s'".formatted(secret)))
                        .getJsonObject("loginError")
                        .getString("code"));
        assertEquals(
                "login",
                asks(guest("bob"), "{'type':'login','token':'%s'}".formatted(phone))
                        .getString("type"));
    }

    @Test
    void nobodyRevokesWhatIsAnothers() {
        JsonObject anns = asks(owner("ann"), "{'type':'makeToken','label':'x'}");
        JsonPeer bob = owner("bob");
        assertEquals(
                "NO_SUCH_TOKEN",
                asks(bob, "{'type':'revoke','token':%s}".formatted(anns.getLong("token")))
                        .getString("code"));
        assertEquals(0, asks(bob, "{'type':'tokens'}").getJsonArray("tokens").size());
    }

    @Test
    void whoLogsOutWithATokenHasRevokedIt() {
        JsonPeer ann = owner("ann");
        String token = token(ann, "");
        assertNotEquals(token, token(ann, ""));
        assertTrue(asks(ann, "{'type':'logout','token':'%s'}".formatted(token)).getBoolean("revoked"));
        assertEquals(
                "WRONG_LOGIN",
                asks(ann, "{'type':'login','token':'%s'}".formatted(token)).getString("code"));
    }

    // Secrets.

    @Test
    void withoutTlsNoSecretIsTakenFromAfar() {
        owner("ann");
        String plain = "X-Forwarded-Proto: http";
        JsonPeer afar =
                JsonPeer.over(WsPeer.open(server.connect("web"), "/ws", plain)).greets("bob");
        for (String request : List.of(
                logsIn("ann", "annann"),
                "{'type':'register','password':'x'}",
                "{'type':'password','old':'a','new':'b'}",
                "{'type':'makeToken','label':'x'}")) {
            assertEquals("NEEDS_TLS", asks(afar, request).getString("code"), request);
        }
        JsonPeer other =
                JsonPeer.over(WsPeer.open(server.connect("web"), "/ws", "Forwarded: for=192.0.2.1;proto=http"));
        JsonObject hello = asks(other, hello(",'account':'ann','password':'annann','guest':true"));
        assertFalse(hello.getJsonObject("accounts").getBoolean("secrets"));
        assertEquals("NEEDS_TLS", hello.getJsonObject("loginError").getString("code"));
        JsonPeer trusting = JsonPeer.over(WsPeer.open(server.connect("trusting"), "/ws", plain))
                .greets("carl");
        assertEquals("login", asks(trusting, logsIn("ann", "annann")).getString("type"));
    }

    @Test
    void aProxyThatEndsTlsAtThisMachineIsBelieved() {
        owner("ann");
        JsonPeer peer = JsonPeer.over(WsPeer.open(server.connect("web"), "/ws", "X-Forwarded-Proto: https"));
        assertEquals("login", asks(peer.greets("bob"), logsIn("ann", "annann")).getString("type"));
    }

    @Test
    void aPageThatAsksBeforeItComesInIsToldWhatThereIs() {
        String answer = server.connect("web")
                .send("GET /accounts HTTP/1.1\r\nHost: localhost\r\n\r\n")
                .awaitText("\n\n".substring(1)
                        + "{\"type\":\"accounts\",\"accounts\":{\"register\":true,\"secrets\":true}}");
        assertTrue(answer.contains("no-store"), answer);
    }

    // Rooms.

    @Test
    void aRoomBelongsToAnAccountAndEverybodyIsTold() {
        JsonPeer ann = owner("ann");
        asks(ann, "{'type':'join','room':'den'}");
        JsonPeer bob = guest("bob");
        asks(bob, "{'type':'join','room':'den'}");
        assertEquals("ACCOUNT_NEEDED", asks(bob, "{'type':'own','room':'den'}").getString("code"));
        JsonObject owned = asks(ann, "{'type':'own','room':'den'}");
        assertEquals("owner den ann", said(owned, "type", "room", "owner"));
        JsonObject names = asks(bob, "{'type':'names','room':'den'}");
        assertEquals("ann", names.getString("owner"));
        assertEquals(
                new JsonArray("[\"owner\",\"operator\"]"),
                names.getJsonArray("members").getJsonObject(0).getJsonArray("roles"));
        JsonObject refused = asks(bob, "{'type':'disown','room':'den'}");
        assertEquals("NOT_OWNER den", said(refused, "code", "subject"));
        assertEquals(
                "NOT_LOGGED_IN bob",
                said(asks(ann, "{'type':'transfer','room':'den','nick':'bob'}"), "code", "subject"));
        assertEquals(
                "BY_TRANSFER_ONLY",
                asks(ann, "{'type':'role','room':'den','nick':'bob','role':'owner','granted':true}")
                        .getString("code"));
        assertEquals("", asks(ann, "{'type':'disown','room':'den'}").getString("owner"));
        assertFalse(asks(bob, "{'type':'names','room':'den'}").containsKey("owner"));
    }

    @Test
    void aRoomOfSomebodyOutlivesTheServer() {
        JsonPeer ann = owner("ann");
        asks(ann, "{'type':'join','room':'den'}");
        asks(ann, "{'type':'own','room':'den'}");
        asks(
                ann,
                "{'type':'modes','room':'den','changes':[{'mode':'inviteOnly','on':true},{'keepDays':7},{'list':'ban','mask':'account:eve','added':true}]}");
        asks(ann, "{'type':'topic','room':'den','topic':'ours'}");
        server.close();
        server = TestServer.start(configuration("hubbub.db", ""));
        JsonPeer bob = guest("bob");
        assertEquals("INVITE_ONLY", asks(bob, "{'type':'join','room':'den'}").getString("code"));
        JsonPeer back = guest("annie");
        asks(back, logsIn("ann", "annann"));
        JsonObject joined = asks(back, "{'type':'join','room':'den'}");
        assertEquals("ann", joined.getString("owner"));
        assertEquals(7, joined.getJsonObject("modes").getInteger("keepDays"));
        assertEquals(7, joined.getInteger("keepDays"));
        assertEquals("ours", joined.getJsonObject("topic").getString("text"));
        assertEquals(
                new JsonArray("[\"owner\",\"operator\"]"),
                joined.getJsonArray("members").getJsonObject(0).getJsonArray("roles"));
        assertEquals(
                "account:eve",
                asks(back, "{'type':'masks','room':'den','list':'ban'}")
                        .getJsonArray("masks")
                        .getJsonObject(0)
                        .getString("mask"));
    }
}
