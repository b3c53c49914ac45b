package io.hubbub.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.TestServer;
import io.hubbub.credential.Invitation;
import io.hubbub.credential.ScramCredential;
import io.hubbub.credential.Token;
import io.hubbub.home.NickOwners;
import io.hubbub.hub.AccountView;
import io.hubbub.hub.Accounts;
import io.hubbub.hub.AuditEntry;
import io.hubbub.hub.Bans;
import io.hubbub.room.Account;
import io.hubbub.room.BanList;
import io.hubbub.room.BanTarget;
import io.hubbub.room.Rights;
import io.hubbub.room.ServerBan;
import io.hubbub.stats.ConnectionStats;
import io.hubbub.store.Database;
import io.hubbub.store.StorageException;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an administrator does with accounts beside a server, whatever the database. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
abstract class AccountsToolContract {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ConnectionStats stats = new ConnectionStats();
    private final AtomicInteger noticed = new AtomicInteger();
    private KeptAccounts server;
    private AccountsTool tool;
    private String uri;
    private long nowMs = 1_000_000;

    abstract String newDatabase() throws Exception;

    @BeforeEach
    void open() throws Exception {
        uri = NewDatabase.withTables(newDatabase());
        server = KeptAccounts.open(uri, new RoomRules(3, 90), stats.mistakes(), () -> nowMs);
        server.onChange(noticed::incrementAndGet);
        tool = AccountsTool.open(uri, "the test", () -> nowMs);
    }

    @AfterEach
    void close() {
        tool.close();
        server.close();
        assertEquals(0, stats.mistakes().made());
    }

    private static <T> T now(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    private static ScramCredential secret(String password) {
        return ScramCredential.of(bytes(password), ScramCredential.LEAST_ROUNDS, RANDOM);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Account add(String name) {
        return tool.add(name, Optional.of(secret("s3cret")), false).orElseThrow();
    }

    private Accounts.Known known(String name) {
        return now(server.named(name)).orElseThrow();
    }

    private AccountView view(String name) {
        return tool.find(name).orElseThrow();
    }

    private void serverNotices() {
        int before = noticed.get();
        TestServer.await(() -> noticed.get() > before, "the server looks");
    }

    private List<String> log(String name) {
        return tool.log(name, 100).stream()
                .map(entry -> entry.actor() + " " + entry.action() + " " + entry.target() + " " + entry.detail())
                .map(String::strip)
                .toList();
    }

    @Test
    void anAccountThatIsAddedIsTheServersAtOnceAndItsNickWhenItLooks() {
        Account anna = add("Anna");
        assertTrue(known("anna").credential().orElseThrow().accepts(bytes("s3cret")));
        serverNotices();
        assertEquals(anna.id(), server.owners().ownerOf("ANNA"));
        assertEquals(Optional.empty(), tool.add("anna", Optional.empty(), false));
        assertEquals(Optional.empty(), tool.add("\u0410nna", Optional.empty(), false));
        assertEquals(List.of("the test added Anna"), log(""));
    }

    @Test
    void aServerThatIsBusyNoticesAsWell() {
        add("anna");
        int before = noticed.get();
        TestServer.await(
                () -> {
                    now(server.named("anna"));
                    return noticed.get() > before;
                },
                "the server looks");
    }

    @Test
    void allAreListedByTheirNamesWithWhatThereIsToKnow() {
        add("zoe");
        tool.add("Bot", Optional.empty(), true);
        Account anna = add("anna");
        assertEquals(
                List.of("anna", "Bot", "zoe"),
                tool.all().stream().map(AccountView::name).toList());
        now(server.seen(anna.id()));
        assertEquals(
                new AccountView(anna.id(), "anna", false, true, Set.of(), 1_000_000, 1_000_000, 0, "", 0, 0),
                view("ANNA"));
        assertTrue(view("bot").isBot());
        assertFalse(view("bot").hasPassword());
        assertEquals(Optional.empty(), tool.find("nobody"));
    }

    @Test
    void anotherPasswordIsTheOnlyOne() {
        add("anna");
        assertTrue(tool.setCredential("ANNA", secret("another")).isPresent());
        assertTrue(known("anna").credential().orElseThrow().accepts(bytes("another")));
        assertFalse(known("anna").credential().orElseThrow().accepts(bytes("s3cret")));
        assertEquals(Optional.empty(), tool.setCredential("nobody", secret("x")));
        assertEquals(List.of("the test added anna", "the test password-changed anna"), log("Anna"));
    }

    @Test
    void aSuspensionHasAnEndAndAReasonUntilItIsTakenBack() {
        Account anna = add("anna");
        serverNotices();
        tool.suspend("anna", nowMs + 5, "spam");
        serverNotices();
        Accounts.Known suspended = now(server.current(Set.of(anna.id()))).get(anna.id());
        assertEquals(nowMs + 5, suspended.suspendedUntilMs());
        assertEquals("spam", suspended.reason());
        assertTrue(view("anna").isSuspended(nowMs));
        assertFalse(view("anna").isSuspended(nowMs + 5));
        tool.suspend("anna", AccountsTool.FOR_GOOD, "");
        assertEquals(Long.MAX_VALUE, known("anna").suspendedUntilMs());
        tool.resume("anna");
        assertEquals(0, known("anna").suspendedUntilMs());
        assertEquals(Optional.empty(), tool.suspend("nobody", 5, ""));
    }

    @Test
    void whatIsGrantedIsARightUntilItIsTakenBack() {
        add("anna");
        tool.grant("anna", "operator");
        tool.grant("anna", "console");
        tool.grant("anna", "console");
        assertEquals(
                Rights.OPERATOR.and(Rights.CONSOLE), known("anna").account().rights());
        assertEquals(Set.of("console", "operator"), view("anna").grants());
        assertTrue(tool.revokeGrant("anna", "operator").isPresent());
        assertEquals(Optional.empty(), tool.revokeGrant("anna", "operator"));
        assertEquals(Rights.CONSOLE, known("anna").account().rights());
        assertThrows(IllegalArgumentException.class, () -> tool.grant("anna", "everything"));
        assertEquals(Set.of("console", "operator"), AccountsTool.grants());
    }

    @Test
    void nothingOfADeletedAccountLetsAnybodyInAndItsNickIsFreeButNotItsNumber() {
        Account anna = add("anna");
        Token token = Token.make(RANDOM);
        tool.addToken("anna", token, "laptop", 0, 10);
        byte[] fingerprint = {1, 2, 3};
        now(server.addCertificate(anna.id(), fingerprint));
        assertEquals(1, view("anna").certificates());
        serverNotices();
        tool.delete("Anna");
        serverNotices();
        assertEquals(Optional.empty(), now(server.named("anna")));
        assertEquals(Optional.empty(), now(server.ofToken(token)));
        assertEquals(Optional.empty(), now(server.ofCertificate(fingerprint)));
        assertEquals(Map.of(), now(server.current(Set.of(anna.id()))));
        assertEquals(NickOwners.NOBODY, server.owners().ownerOf("anna"));
        assertNotEquals(anna.id(), add("anna").id());
        assertEquals(0, view("anna").tokens());
        assertEquals(Optional.empty(), tool.delete("nobody"));
    }

    @Test
    void theMailboxOfADeletedAccountIsEmptiedAndNoOther() throws Exception {
        long anna = add("anna").id();
        long bob = add("bob").id();
        for (long account : List.of(anna, bob)) {
            execute("insert into mail (account, peer, time, message, kind, sender, other, body) values (" + account
                    + ", 'x', 1, 1, 1, 'x', 0, '')");
            execute("insert into correspondence (account, peer, name, last, read) values (" + account
                    + ", 'x', 'x', 1, 0)");
            execute("insert into mailbox (account, messages) values (" + account + ", 1)");
        }
        tool.delete("anna");
        for (String table : List.of("mail", "correspondence", "mailbox")) {
            assertEquals(List.of(bob), accountsIn(table), table);
        }
    }

    @Test
    void aTokenIsMadeListedAndRevoked() {
        Account anna = add("anna");
        Token token = Token.make(RANDOM);
        Accounts.Device laptop =
                tool.addToken("anna", token, "laptop", nowMs + 50, 10).orElseThrow();
        tool.addToken("anna", Token.make(RANDOM), "phone", 0, 10);
        assertEquals(anna, now(server.ofToken(token)).orElseThrow().account());
        assertEquals(
                List.of("laptop", "phone"),
                tool.tokens("anna").orElseThrow().stream()
                        .map(Accounts.Device::label)
                        .toList());
        assertTrue(tool.revoke("anna", laptop.id()).isPresent());
        assertEquals(Optional.empty(), tool.revoke("anna", laptop.id()));
        assertEquals(Optional.empty(), now(server.ofToken(token)));
        assertEquals(Optional.of(1), tool.revokeAll("anna"));
        assertEquals(List.of(), tool.tokens("anna").orElseThrow());
        assertEquals(Optional.empty(), tool.tokens("nobody"));
        assertEquals(Optional.empty(), tool.addToken("nobody", token, "x", 0, 10));
    }

    @Test
    void whatOwnersDoIsInTheLogAndNoSecretOfIt() throws Exception {
        Account anna =
                now(server.add("anna", Optional.of(secret("s3cret")), false)).orElseThrow();
        now(server.setCredential(anna.id(), secret("another"), Optional.empty()));
        Token token = Token.make(RANDOM);
        Accounts.Device laptop = now(server.addToken(anna.id(), token, "laptop", 0, false, 10));
        now(server.revoke(anna.id(), laptop.id()));
        now(server.revoke(anna.id(), laptop.id()));
        now(server.addToken(anna.id(), token, "again", 0, false, 10));
        now(server.revoke(token));
        now(server.addCertificate(anna.id(), new byte[] {(byte) 0xAB, 1}));
        now(server.removeCertificate(anna.id(), new byte[] {(byte) 0xAB, 1}));
        List<String> all = log("anna");
        assertEquals(
                List.of(
                        "anna registered anna",
                        "anna password-changed anna",
                        "anna token-added anna " + laptop.id() + " laptop",
                        "anna token-revoked anna " + laptop.id(),
                        "anna token-added anna " + (laptop.id() + 1) + " again",
                        "anna token-revoked anna",
                        "anna certificate-added anna ab01",
                        "anna certificate-removed anna ab01"),
                all);
        assertEquals(
                all.subList(7, 8),
                tool.log("", 1).stream()
                        .map(entry ->
                                entry.actor() + " " + entry.action() + " " + entry.target() + " " + entry.detail())
                        .toList());
    }

    private void execute(String insertion) throws Exception {
        try (Database database = Database.beside(uri);
                Connection connection = database.besideWriter();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(insertion);
        }
    }

    private List<Long> accountsIn(String table) throws Exception {
        List<Long> accounts = new ArrayList<>();
        try (Database database = Database.beside(uri);
                Connection connection = database.besideWriter();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select account from " + table)) {
            while (found.next()) {
                accounts.add(found.getLong(1));
            }
        }
        return accounts;
    }

    @Test
    void theLogKeepsSoManyAndTheOldestGo() throws Exception {
        add("anna");
        try (Database database = Database.beside(uri);
                Connection connection = database.besideWriter();
                Statement statement = connection.createStatement()) {
            // As if so many had been added since.
            String everyId = database.kind() == Database.Kind.SQLITE ? "" : "overriding system value ";
            statement.executeUpdate("insert into audit (id, time, actor, action, target, target_key) " + everyId
                    + "values (" + (2 - AuditRows.MOST) + ", 0, 'x', 'added', 'old', 'old')");
        }
        assertEquals(List.of("x added old", "the test added anna"), log(""));
        add("bob");
        assertEquals(List.of("the test added anna", "the test added bob"), log(""));
    }

    @Test
    void aDatabaseThatIsNotThereIsSaidToBe() {
        StorageException missing = assertThrows(
                StorageException.class, () -> AccountsTool.open("sqlite:nothing/there.db", "the test", () -> nowMs));
        assertTrue(missing.getMessage().contains("nothing/there.db"), missing.getMessage());
    }

    private static ServerBan ban(String target, long sinceMs, long untilMs) {
        return new ServerBan(BanTarget.of(target), "spam", "the test", sinceMs, untilMs);
    }

    private List<String> banned(Bans bans) {
        return bans.current().stream().map(each -> each.target().toString()).toList();
    }

    @Test
    void aServerNoticesBansThatAToolMakesAndLifts() {
        Bans bans = new Bans(server.bans(), () -> nowMs);
        try (BansTool other = BansTool.open(uri, () -> nowMs)) {
            assertTrue(other.add(ban("192.0.2.7/24", nowMs, ServerBan.FOR_GOOD)));
            assertTrue(other.add(ban("bob", nowMs + 1, nowMs + 500)));
            TestServer.await(() -> banned(bans).size() == 2, "the server looks");
            assertEquals(bans.current(), other.current());
            assertEquals("spam", bans.ofAddress("192.0.2.1").orElseThrow().reason());
            assertTrue(other.remove(BanTarget.of("192.0.2.0/24"), "the test"));
            assertFalse(other.remove(BanTarget.of("192.0.2.0/24"), "the test"));
            TestServer.await(() -> banned(bans).size() == 1, "the server looks");
            nowMs += 500;
            assertEquals(List.of(), other.current());
            assertFalse(other.remove(BanTarget.of("bob"), "the test"));
        }
        assertEquals(
                List.of(
                        "the test banned 192.0.2.0/24 for good: spam",
                        "the test banned bob!*@* until 1970-01-01T00:16:40Z: spam",
                        "the test unbanned 192.0.2.0/24"),
                log(""));
    }

    @Test
    void aBanThatAServerMakesIsThereAfterARestart() {
        assertEquals(null, now(server.bans().add(ban("account:bob", nowMs, ServerBan.FOR_GOOD))));
        assertEquals(null, now(server.bans().add(ban("Account:BOB", nowMs + 1, ServerBan.FOR_GOOD))));
        server.close();
        server = KeptAccounts.open(uri, new RoomRules(3, 90), stats.mistakes(), () -> nowMs);
        Bans bans = new Bans(server.bans(), () -> nowMs);
        assertEquals(List.of(ban("Account:BOB", nowMs + 1, ServerBan.FOR_GOOD)), bans.current());
        assertTrue(now(server.bans().remove(BanTarget.of("account:bob"), "ann")));
        assertFalse(now(server.bans().remove(BanTarget.of("account:bob"), "ann")));
    }

    @Test
    void thereAreNoMoreBansThanThatAndThoseThatAreOverMakeRoom() {
        try (BansTool other = BansTool.open(uri, () -> nowMs)) {
            for (int i = 0; i < BanList.MOST; i++) {
                now(server.bans().add(ban("10.0." + i / 256 + "." + i % 256, nowMs, i == 0 ? nowMs + 1 : nowMs + 9)));
            }
            assertFalse(other.add(ban("bob", nowMs, nowMs + 9)));
            assertThrows(CompletionException.class, () -> now(server.bans().add(ban("bob", nowMs, nowMs + 9))));
            nowMs++;
            assertTrue(other.add(ban("bob", nowMs, nowMs + 9)));
        }
    }

    @Test
    void whoHadAnAccountBeforeThereWasAProviderIsLinkedToIt() {
        Account anna = tool.add("anna", Optional.empty(), false).orElseThrow();
        Account bob = tool.add("bob", Optional.empty(), false).orElseThrow();
        assertEquals(Optional.of(anna), tool.link("Anna", "https://a", "1"));
        assertEquals(Optional.empty(), tool.link("bob", "https://a", "1"), "it is another account's");
        assertEquals(Optional.empty(), tool.link("nobody", "https://a", "2"));
        assertEquals(List.of(new LinkView("https://a", "1", nowMs)), tool.links(anna.id()));
        assertEquals(anna, now(server.ofSubject("https://a", "1")).orElseThrow().account());
        assertEquals(Optional.of(1), tool.unlink("anna"));
        assertEquals(Optional.of(bob), tool.link("bob", "https://a", "1"));
        assertEquals(
                List.of("linked", "unlinked"),
                tool.log("anna", 2).stream().map(AuditEntry::action).toList());
        tool.delete("bob");
        assertEquals(Optional.empty(), now(server.ofSubject("https://a", "1")));
    }

    // Invitations.

    private Accounts.Invited comes(String name, Invitation invitation) {
        return now(server.addInvited(name, secret("s3cret"), invitation));
    }

    @Test
    void anInvitationIsGoodForAsManyAccountsAsItSays() {
        Invitation club = Invitation.make(RANDOM);
        tool.invite(club, "the club", 2, 0);
        assertTrue(now(server.isGood(club)));
        assertTrue(comes("anna", club).account().isPresent());
        assertEquals(
                new Accounts.Invited(true, Optional.empty()),
                comes("Anna", club),
                "a name that is taken costs nothing");
        assertEquals(1, tool.invitations().get(0).uses());
        assertTrue(comes("bob", club).account().isPresent());
        assertEquals(new Accounts.Invited(false, Optional.empty()), comes("carl", club));
        assertFalse(now(server.isGood(club)));
        assertEquals(List.of(), tool.invitations());
        assertEquals(Optional.empty(), now(server.named("carl")));
        assertEquals("by invitation 1", tool.log("bob", 1).get(0).detail());
    }

    @Test
    void anInvitationThatIsTooOldOrRevokedLetsNobodyIn() {
        Invitation old = Invitation.make(RANDOM);
        Invitation revoked = Invitation.make(RANDOM);
        tool.invite(old, "old", 9, nowMs + 10);
        long id = tool.invite(revoked, "revoked", 9, 0).id();
        assertEquals(
                List.of("old", "revoked"),
                tool.invitations().stream().map(InvitationView::label).toList());
        assertTrue(now(server.isGood(old)));
        nowMs += 10;
        assertFalse(comes("anna", old).isGood());
        assertEquals(Optional.of(id), tool.revokeInvitation(id));
        assertEquals(Optional.empty(), tool.revokeInvitation(id));
        assertFalse(comes("anna", revoked).isGood());
        assertFalse(comes("anna", Invitation.make(RANDOM)).isGood());
    }

    @Test
    void ofManyWhoHaveAnInvitationForOneOneGetsAnAccount() {
        Invitation one = Invitation.make(RANDOM);
        tool.invite(one, "one", 1, 0);
        List<Future<Accounts.Invited>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(server.addInvited("anna" + i, secret("x"), one));
        }
        assertEquals(1, all.stream().filter(each -> now(each).isGood()).count());
    }
}
