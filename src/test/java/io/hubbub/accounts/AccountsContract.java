package io.hubbub.accounts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.credential.ScramCredential;
import io.hubbub.credential.Token;
import io.hubbub.home.NickOwners;
import io.hubbub.hub.Accounts;
import io.hubbub.room.Account;
import io.hubbub.room.Owner;
import io.hubbub.room.Properties;
import io.hubbub.room.Refusal.Why;
import io.hubbub.stats.ConnectionStats;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Accounts are kept, whatever the database. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
abstract class AccountsContract {
    private static final ScramCredential SECRET =
            ScramCredential.of("s3cret".getBytes(StandardCharsets.UTF_8), 4096, new SecureRandom());

    private final ConnectionStats stats = new ConnectionStats();
    private String uri;
    private KeptAccounts accounts;
    private long nowMs = 1_000_000;

    abstract String newDatabase() throws Exception;

    @BeforeEach
    void open() throws Exception {
        uri = NewDatabase.withTables(newDatabase());
        again();
    }

    private void again() {
        accounts = KeptAccounts.open(uri, new RoomRules(3, 90), stats.mistakes(), () -> nowMs);
    }

    @AfterEach
    void close() {
        accounts.close();
        assertEquals(0, stats.mistakes().made());
    }

    private static <T> T now(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    private Account add(String name) {
        return now(accounts.add(name, Optional.of(SECRET), false)).orElseThrow();
    }

    @Test
    void anAccountIsFoundByItsNameHoweverItIsWrittenAlsoAfterARestart() {
        Account anna = add("Anna");
        accounts.close();
        again();

        Accounts.Known known = now(accounts.named("aNNA")).orElseThrow();
        assertEquals(anna, known.account());
        assertTrue(known.credential().orElseThrow().accepts("s3cret".getBytes(StandardCharsets.UTF_8)));
        assertEquals(Optional.empty(), now(accounts.named("ann")));
    }

    @Test
    void aNameBelongsToOneAccountAndSoDoesWhatLooksLikeIt() {
        Account anna = add("Anna");
        for (String taken : List.of("anna", "ANNA", "Аnna", "\uFF21nna")) {
            assertEquals(Optional.empty(), now(accounts.add(taken, Optional.of(SECRET), false)), taken);
            assertEquals(anna.id(), accounts.owners().ownerOf(taken), taken);
        }
        assertEquals(NickOwners.NOBODY, accounts.owners().ownerOf("ann"));
        assertNotEquals(anna.id(), add("anne").id());
        accounts.close();
        again();
        assertEquals(anna.id(), accounts.owners().ownerOf("anna"));
    }

    @Test
    void ofManyWhoWantOneNameOneGetsIt() {
        List<Future<Optional<Account>>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.add(accounts.add("bob", Optional.of(SECRET), false));
        }
        assertEquals(1, all.stream().flatMap(one -> now(one).stream()).count());
    }

    private static final Optional<Why> DONE = Optional.empty();

    private Optional<Why> claim(String room, Account account) {
        return now(accounts.roomOwners().claim(room, room, Owner.of(account), false));
    }

    private Owner owner(String room) {
        return accounts.roomOwners().ownerOf(room);
    }

    @Test
    void aRoomBelongsToOneAccountAlsoAfterARestart() {
        Account anna = add("anna");
        Account bob = add("bob");
        long edition = accounts.roomOwners().edition();
        assertEquals(DONE, claim("den", anna));
        assertNotEquals(edition, accounts.roomOwners().edition());
        assertEquals(Optional.of(Why.ROOM_OWNED), claim("den", bob));
        accounts.close();
        again();
        assertEquals(Owner.of(anna), owner("den"));
        assertEquals(DONE, now(accounts.roomOwners().transfer("den", owner("den"), Owner.of(bob), "anna")));
        assertEquals(Owner.of(bob), owner("den"));
        assertEquals(
                Optional.of(Why.NOT_OWNER),
                now(accounts.roomOwners().transfer("den", Owner.of(anna), Owner.of(anna), "anna")));
        assertEquals(Optional.of(Why.NOT_OWNER), now(accounts.roomOwners().drop("den", Owner.of(anna), "anna")));
        assertEquals(DONE, now(accounts.roomOwners().drop("den", Owner.of(bob), "bob")));
        accounts.close();
        again();
        assertEquals(Owner.NOBODY, owner("den"));
    }

    @Test
    void anAccountOwnsSoManyRooms() {
        Account anna = add("anna");
        Account bob = add("bob");
        for (String room : List.of("a", "b", "c")) {
            assertEquals(DONE, claim(room, anna));
        }
        assertEquals(Optional.of(Why.TOO_MANY_OWNED), claim("d", anna));
        assertEquals(Owner.NOBODY, owner("d"));
        claim("d", bob);
        assertEquals(
                Optional.of(Why.TOO_MANY_OWNED),
                now(accounts.roomOwners().transfer("d", Owner.of(bob), Owner.of(anna), "bob")));
        assertEquals(Owner.of(bob), owner("d"));
    }

    @Test
    void aRoomWhoseOwnerIsLongGoneMayBeTaken() {
        Account anna = add("anna");
        Account bob = add("bob");
        claim("den", anna);
        nowMs += TimeUnit.DAYS.toMillis(80);
        now(accounts.seen(anna.id()));
        nowMs += TimeUnit.DAYS.toMillis(90);
        assertEquals(Optional.of(Why.ROOM_OWNED), claim("den", bob));
        nowMs += 1;
        assertEquals(Optional.of(Why.ROOM_OWNED), now(accounts.roomOwners().claim("den", "den", Owner.of(bob), true)));
        assertEquals(DONE, claim("den", bob));
        assertEquals(Owner.of(bob), owner("den"));
    }

    @Test
    void ofManyWhoWantOneRoomOneGetsIt() {
        Account anna = add("anna");
        Account bob = add("bob");
        List<Future<Optional<Why>>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.add(accounts.roomOwners().claim("den", "den", Owner.of(i % 2 == 0 ? anna : bob), false));
        }
        assertEquals(1, all.stream().filter(one -> now(one).isEmpty()).count());
        assertEquals(Owner.of(anna), owner("den"));
    }

    @Test
    void whatAnOwnerTellsIsKeptAndReadWithEveryLogin() {
        Account anna = add("anna");
        List<Accounts.Told> told = new CopyOnWriteArrayList<>();
        accounts.onDescribed(told::add);
        Map<String, String> changes = Map.of("display-name", "Ann \"of\" Clèves 💜", "color", "#c90076");
        assertTrue(now(accounts.describe(anna.id(), 5, changes, 3)));
        assertEquals(List.of(new Accounts.Told(anna.id(), 5, Properties.of(changes))), told);
        assertTrue(now(accounts.describe(anna.id(), 5, Map.of("color", "", "x", "1"), 3)));
        Properties all = Properties.of(Map.of("display-name", "Ann \"of\" Clèves 💜", "x", "1"));
        accounts.close();
        again();

        Account again = now(accounts.named("anna")).orElseThrow().account();
        assertEquals(anna.with(all), again);
        assertEquals(Optional.of(again), now(accounts.seen(anna.id())).map(Accounts.Known::account));
        Token token = Token.make(new SecureRandom());
        now(accounts.addToken(anna.id(), token, "laptop", 0, false, 10));
        assertEquals(again, now(accounts.ofToken(token)).orElseThrow().account());
        assertEquals(
                again, now(accounts.current(Set.of(anna.id()))).get(anna.id()).account());
    }

    @Test
    void anOwnerTellsNoMoreThanThatAndAnAccountThatIsGoneTellsNothing() {
        Account anna = add("anna");
        assertTrue(now(accounts.describe(anna.id(), 5, Map.of("a", "1", "b", "2"), 2)));
        assertFalse(now(accounts.describe(anna.id(), 5, Map.of("c", "3"), 2)));
        assertTrue(now(accounts.describe(anna.id(), 5, Map.of("a", "3"), 1)));
        assertEquals(
                Properties.of(Map.of("a", "3", "b", "2")),
                now(accounts.named("anna")).orElseThrow().account().properties());
        assertFalse(now(accounts.describe(anna.id() + 1, 5, Map.of("c", "3"), 2)));
    }

    /** Several sessions of one account change it at once: nothing gets lost. */
    @Test
    void changesAtOnceAreAllThere() {
        Account anna = add("anna");
        List<Future<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(accounts.describe(anna.id(), i, Map.of("k" + i, "v"), 20));
        }
        all.forEach(AccountsContract::now);
        assertEquals(
                20,
                now(accounts.named("anna")).orElseThrow().account().properties().size());
    }

    @Test
    void aTokenLetsItsAccountInUntilItIsRevokedOrTooOld() {
        Account anna = add("anna");
        Account bob = add("bob");
        Token first = Token.make(new SecureRandom());
        Token second = Token.make(new SecureRandom());
        Accounts.Device laptop = now(accounts.addToken(anna.id(), first, "laptop", 0, false, 10));
        now(accounts.addToken(anna.id(), second, "phone", nowMs + 100, false, 10));

        assertEquals(anna, now(accounts.ofToken(first)).orElseThrow().account());
        assertEquals(anna, now(accounts.ofToken(second)).orElseThrow().account());
        assertFalse(now(accounts.revoke(bob.id(), laptop.id())));
        nowMs += 100;
        assertEquals(Optional.empty(), now(accounts.ofToken(second)));
        assertEquals(List.of("laptop", "phone"), labels(anna));
        assertTrue(now(accounts.revoke(anna.id(), laptop.id())));
        assertEquals(Optional.empty(), now(accounts.ofToken(first)));
        assertTrue(now(accounts.revoke(second)));
        assertEquals(List.of(), labels(anna));
    }

    private List<String> labels(Account account) {
        return now(accounts.tokens(account.id())).stream()
                .map(Accounts.Device::label)
                .toList();
    }

    @Test
    void theTokenThatWasNotUsedForLongestMakesRoom() {
        Account anna = add("anna");
        List<Token> tokens =
                Stream.generate(() -> Token.make(new SecureRandom())).limit(4).toList();
        for (int i = 0; i < 3; i++) {
            nowMs += 1;
            now(accounts.addToken(anna.id(), tokens.get(i), "t" + i, 0, false, 3));
        }
        nowMs += TimeUnit.HOURS.toMillis(1);
        now(accounts.ofToken(tokens.get(0)));
        assertEquals(nowMs, now(accounts.tokens(anna.id())).get(0).usedMs());
        now(accounts.addToken(anna.id(), tokens.get(3), "t3", 0, false, 3));

        assertEquals(List.of("t0", "t2", "t3"), labels(anna));
    }

    @Test
    void aCertificateIsOneAccountsAlone() {
        Account anna = add("anna");
        Account bob = add("bob");
        byte[] fingerprint = new byte[32];
        new SecureRandom().nextBytes(fingerprint);

        assertTrue(now(accounts.addCertificate(anna.id(), fingerprint)));
        assertTrue(now(accounts.addCertificate(anna.id(), fingerprint)));
        assertFalse(now(accounts.addCertificate(bob.id(), fingerprint)));
        assertEquals(
                anna, now(accounts.ofCertificate(fingerprint)).orElseThrow().account());
        assertArrayEquals(fingerprint, now(accounts.certificates(anna.id())).get(0));
        assertFalse(now(accounts.removeCertificate(bob.id(), fingerprint)));
        assertTrue(now(accounts.removeCertificate(anna.id(), fingerprint)));
        assertEquals(Optional.empty(), now(accounts.ofCertificate(fingerprint)));
    }

    @Test
    void anotherPasswordIsTheOnlyOneFromThenOn() {
        Account anna = add("anna");
        byte[] fresh = "another".getBytes(StandardCharsets.UTF_8);
        ScramCredential another = ScramCredential.of(fresh, 4096, new SecureRandom());
        assertEquals(Optional.of(1), now(accounts.setCredential(anna.id(), another, Optional.empty())));
        assertTrue(now(accounts.named("anna"))
                .orElseThrow()
                .credential()
                .orElseThrow()
                .accepts(fresh));
        assertEquals(1, now(accounts.named("anna")).orElseThrow().edition());
        assertEquals(Optional.empty(), now(accounts.setCredential(anna.id() + 1000, SECRET, Optional.empty())));
    }

    @Test
    void anotherPasswordLogsOutOtherDevicesAndNoProgram() {
        Account anna = add("anna");
        Account bob = add("bob");
        Token here = Token.make(new SecureRandom());
        Token phone = Token.make(new SecureRandom());
        Token robot = Token.make(new SecureRandom());
        Token others = Token.make(new SecureRandom());
        now(accounts.addToken(anna.id(), here, "here", nowMs + 1000, true, 10));
        now(accounts.addToken(anna.id(), phone, "phone", 0, true, 10));
        now(accounts.addToken(anna.id(), robot, "robot", 0, false, 10));
        now(accounts.addToken(bob.id(), others, "bob's", 0, true, 10));
        AtomicInteger told = new AtomicInteger();
        accounts.onChange(told::incrementAndGet);

        now(accounts.setCredential(anna.id(), SECRET, Optional.of(here)));
        assertEquals(List.of("here", "robot"), labels(anna));
        assertEquals(List.of("bob's"), labels(bob));
        assertEquals(1, told.get());
        now(accounts.setCredential(anna.id(), SECRET, Optional.empty()));
        assertEquals(List.of("robot"), labels(anna));
    }

    @Test
    void whatIsRandomForThisServerStaysSo() {
        byte[] secret = accounts.secret();
        accounts.close();
        again();
        assertArrayEquals(secret, accounts.secret());
        assertEquals(32, secret.length);
    }

    // By the word of a provider.

    @Test
    void whoComesByAProviderIsKnownByItsNumberThereAndNotByItsName() {
        Account anna =
                now(accounts.addSubject("https://a", "1", "anna")).orElseThrow().account();
        assertEquals(
                anna,
                now(accounts.addSubject("https://a", "1", "renamed"))
                        .orElseThrow()
                        .account());
        accounts.close();
        again();
        assertEquals(
                anna, now(accounts.ofSubject("https://a", "1")).orElseThrow().account());
        assertEquals(anna.id(), accounts.owners().ownerOf("ANNA"));
        assertEquals(Optional.empty(), now(accounts.ofSubject("https://b", "1")));
        assertEquals(Optional.empty(), now(accounts.ofSubject("https://a", "2")));
        assertEquals(Optional.empty(), now(accounts.addSubject("https://b", "1", "Anna")), "the name is taken");
        assertEquals(Optional.empty(), now(accounts.ofSubject("https://b", "1")), "nothing is left of that");
        assertEquals(Optional.empty(), now(accounts.named("anna")).orElseThrow().credential());
    }

    @Test
    void ofManyLoginsOfOneSubjectAtOnceOneMakesTheAccount() {
        List<Future<Optional<Accounts.Known>>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(accounts.addSubject("https://a", "1", "bob"));
        }
        assertEquals(
                1,
                all.stream()
                        .map(one -> now(one).orElseThrow().account().id())
                        .distinct()
                        .count());
    }
}
