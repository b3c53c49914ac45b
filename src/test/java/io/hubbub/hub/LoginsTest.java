package io.hubbub.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.hubbub.credential.ScramCredential;
import io.hubbub.credential.Token;
import io.hubbub.room.Account;
import io.hubbub.room.ChatLimits;
import io.hubbub.room.Names;
import io.hubbub.room.Rights;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who is logged in, and who is told what. Passwords are checked at once, and the accounts are three. */
class LoginsTest {
    private static final String HOST = "192.0.2.1";
    private static final byte[] SECRET = "the same after each start".getBytes(UTF_8);
    private static final int ROUNDS = 4096;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Account ANN = new Account(1, "Ann", Rights.NONE, false);
    private static final Account ROBOT = new Account(2, "robot", Rights.NONE, true);
    private static final ScramCredential PENCIL = ScramCredential.of(bytes("pencil"), ROUNDS, RANDOM);

    private final Token token = Token.make(RANDOM);
    private final byte[] fingerprint = {1, 2, 3};
    private final List<ScramCredential> checked = new ArrayList<>();
    private long suspendedUntilMs;
    private boolean isBroken;
    private boolean isBusy;
    private long nowNs = 77;

    private final Accounts three = new UnusedAccounts() {
        @Override
        public boolean isKept() {
            return true;
        }

        private Future<Optional<Known>> known(Account account, boolean isIt) {
            if (isBroken) {
                return Future.failedFuture("the database is gone");
            }
            Optional<ScramCredential> credential = account.isBot() ? Optional.empty() : Optional.of(PENCIL);
            Known known = new Known(account, credential, suspendedUntilMs, "for a while", 0);
            return Future.succeededFuture(Optional.of(known).filter(found -> isIt));
        }

        @Override
        public Future<Optional<Known>> named(String name) {
            return Names.same(name, "robot") ? known(ROBOT, true) : known(ANN, Names.same(name, "ann"));
        }

        @Override
        public Future<Optional<Known>> ofToken(Token shown) {
            return known(ROBOT, Arrays.equals(shown.hash(), token.hash()));
        }

        @Override
        public Future<Optional<Known>> ofSubject(String issuer, String id) {
            return known(ANN, issuer.equals("idp") && id.equals("u-ann"));
        }

        @Override
        public Future<Optional<Known>> addSubject(String issuer, String id, String name) {
            return known(new Account(3, name, Rights.NONE, false), !Names.same(name, "ann"));
        }

        @Override
        public Future<Optional<Known>> ofCertificate(byte[] shown) {
            return known(ANN, Arrays.equals(shown, fingerprint));
        }
    };

    /** Tokens are written as {@code id:name:welcome:untilMs}. */
    private final Issuers issuers = new Issuers() {
        @Override
        public boolean areThere() {
            return true;
        }

        @Override
        public boolean isOne(String text) {
            return text.contains(":");
        }

        @Override
        public Future<Optional<Subject>> read(String token) {
            String[] parts = token.split(":");
            if (isBroken) {
                return Future.failedFuture("the provider is gone");
            }
            return Future.succeededFuture(
                    parts.length < 4
                            ? Optional.empty()
                            : Optional.of(new Subject(
                                    "idp", parts[0], parts[1], parts[2].equals("welcome"), Long.parseLong(parts[3]))));
        }
    };

    private final Bans bans = Bans.inMemory(() -> 1000);
    private final Logins logins =
            new Logins(three, issuers, ChatLimits.STANDARD, this::check, SECRET, ROUNDS, bans, () -> 1000, () -> nowNs);

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private Future<Boolean> check(ScramCredential credential, byte[] password) {
        checked.add(credential);
        return isBusy ? Future.failedFuture("too many") : Future.succeededFuture(credential.accepts(password));
    }

    private Login password(String name, String password) {
        return logins.password(HOST, name, bytes(password)).result();
    }

    private static void assertRefused(Login.Why why, Login login) {
        assertEquals(why, assertInstanceOf(Login.Refused.class, login).why());
    }

    @Test
    void aPasswordATokenAndACertificateLetTheirOwnersIn() {
        assertEquals(new Login.Granted(ANN), password("ANN", "pencil"));
        assertEquals(new Login.Granted(ROBOT), logins.token(HOST, token.text()).result());
        assertEquals(
                new Login.Granted(ANN),
                logins.certificate(HOST, "", fingerprint).result());
    }

    @Test
    void aNameThatNobodyHasIsAnsweredLikeAWrongPasswordAndCostsTheSame() {
        assertEquals(password("ann", "pen"), password("nobody", "pen"));
        assertEquals(password("ann", "pen"), password("robot", "pen"));
        assertEquals(4, checked.size(), "passwords that were checked");
    }

    @Test
    void whatProvesNothingIsWrong() {
        assertRefused(Login.Why.WRONG, logins.token(HOST, "hub_x").result());
        assertRefused(
                Login.Why.WRONG, logins.token(HOST, Token.make(RANDOM).text()).result());
        assertRefused(
                Login.Why.WRONG, logins.certificate(HOST, "", new byte[] {9}).result());
    }

    @Test
    void aTokenStandsForThePasswordOfItsOwnAccount() {
        assertEquals(new Login.Granted(ROBOT), password("Robot", token.text()));
        assertRefused(Login.Why.WRONG, password("ann", token.text()));
        assertRefused(Login.Why.WRONG, password("robot", Token.make(RANDOM).text()));
        assertEquals(0, checked.size(), "passwords that were checked");
    }

    @Test
    void aCertificateIsOfTheAccountThatItIsExpectedToBe() {
        assertEquals(
                new Login.Granted(ANN),
                logins.certificate(HOST, "ANN", fingerprint).result());
        assertRefused(
                Login.Why.WRONG, logins.certificate(HOST, "robot", fingerprint).result());
    }

    @Test
    void onlyTheOwnerIsToldThatAnAccountIsSuspended() {
        suspendedUntilMs = 1001;
        assertRefused(Login.Why.WRONG, password("ann", "pen"));
        assertEquals(new Login.Refused(Login.Why.SUSPENDED, 0, "for a while"), password("ann", "pencil"));
        suspendedUntilMs = 1000;
        assertEquals(new Login.Granted(ANN), password("ann", "pencil"));
    }

    @Test
    void whoGuessesWaitsHoweverItGuessesAndTheOwnerElsewhereDoesNot() {
        password("ann", "1");
        password("nobody", "2");
        logins.token(HOST, "hub_x").result();
        logins.token(HOST, Token.make(RANDOM).text()).result();
        Logins.Scram scram = logins.scram(HOST, bytes("n,,n=ann,r=abc")).orElseThrow();
        scram.challenge().result();
        assertRefused(Login.Why.WRONG, scram.finish(bytes("c=biws,r=abc,p=x")).login());
        checked.clear();
        assertEquals(
                new Login.Refused(Login.Why.TOO_MANY_TRIES, TimeUnit.SECONDS.toNanos(1), ""),
                password("ann", "pencil"));
        assertRefused(Login.Why.TOO_MANY_TRIES, logins.token(HOST, token.text()).result());
        assertRefused(
                Login.Why.TOO_MANY_TRIES,
                logins.certificate(HOST, "", fingerprint).result());
        assertRefused(
                Login.Why.TOO_MANY_TRIES,
                scram.finish(bytes("c=biws,r=abc,p=x")).login());
        assertEquals(List.of(), checked, "nothing is looked up or checked meanwhile");
        assertEquals(
                new Login.Granted(ANN),
                logins.password("198.51.100.7", "ann", bytes("pencil")).result());
        nowNs += TimeUnit.SECONDS.toNanos(1);
        assertEquals(new Login.Granted(ANN), password("ann", "pencil"));
    }

    @Test
    void whoHasAnAccountDoesNotGuessAtOthersForEver() {
        int guesses = 0;
        Login last = new Login.Granted(ANN);
        while (!(last instanceof Login.Refused refused) || refused.why() == Login.Why.WRONG) {
            for (int i = 0; i < 4; i++) {
                last = password("ann", "guess " + guesses++);
            }
            logins.token(HOST, token.text()).result();
        }
        assertEquals(
                12,
                guesses,
                "four, four that the robot's login has made forgotten, and those that make the first wait");
    }

    @Test
    void certificatesThatNoAccountHasMakeNobodyWait() {
        for (int i = 0; i < 20; i++) {
            assertRefused(
                    Login.Why.WRONG,
                    logins.certificate(HOST, "", new byte[] {9}).result());
        }
        assertEquals(new Login.Granted(ANN), password("ann", "pencil"));
    }

    @Test
    void whatCantBeFoundOutIsNoWrongPassword() {
        isBusy = true;
        for (int i = 0; i < 9; i++) {
            assertRefused(Login.Why.BUSY, password("ann", "pencil"));
        }
        isBusy = false;
        isBroken = true;
        for (int i = 0; i < 9; i++) {
            assertRefused(Login.Why.UNAVAILABLE, password("ann", "pencil"));
            assertRefused(
                    Login.Why.UNAVAILABLE, logins.token(HOST, token.text()).result());
        }
        isBroken = false;
        assertEquals(new Login.Granted(ANN), password("ann", "pencil"));
    }

    private static String challenge(Logins logins, String name) {
        Logins.Scram scram =
                logins.scram(HOST, bytes("n,,n=" + name + ",r=abc")).orElseThrow();
        return new String(scram.challenge().result(), UTF_8).replaceFirst("r=abc[^,]*,", "");
    }

    @Test
    void aChallengeDoesNotTellWhetherThereIsSuchAName() {
        Logins afterARestart = new Logins(
                three, issuers, ChatLimits.STANDARD, this::check, SECRET, ROUNDS, bans, () -> 1000, () -> nowNs);
        assertEquals(
                challenge(logins, "ann").length(), challenge(logins, "nobody").length());
        assertEquals(challenge(logins, "ANN"), challenge(logins, "ann"));
        assertEquals(challenge(logins, "NoBody"), challenge(logins, "nobody"));
        assertEquals(challenge(logins, "nobody"), challenge(afterARestart, "nobody"));
        assertNotEquals(challenge(logins, "nobody"), challenge(logins, "nobody2"));
    }

    @Test
    void whoKnowsThePasswordIsLetInWithoutSendingIt() {
        String bare = "n=Ann,r=abc";
        Logins.Scram scram = logins.scram(HOST, bytes("n,," + bare)).orElseThrow();
        String challenge = new String(scram.challenge().result(), UTF_8);
        ScramClient client = new ScramClient("pencil", bare, challenge);
        Logins.Proved proved = scram.finish(client.last());
        assertEquals(new Login.Granted(ANN), proved.login());
        assertArrayEquals(client.expectedSignature(), proved.signature());
        assertRefused(
                Login.Why.WRONG,
                scram.finish(new ScramClient("pen", bare, challenge).last()).login());
    }

    // By the word of a provider.

    private Login signed(String token) {
        return logins.token(HOST, token).result();
    }

    @Test
    void whoAProviderSaysSomebodyIsIsLetInForAsLongAsThatHolds() {
        assertEquals(new Login.Granted(ANN, 5000, 0), signed("u-ann:whatever:no:5000"));
        assertRefused(Login.Why.WRONG, signed("bad:token"));
        suspendedUntilMs = 1001;
        assertRefused(Login.Why.SUSPENDED, signed("u-ann:whatever:no:5000"));
    }

    @Test
    void theNameThatAProviderGivesOpensNobodysAccount() {
        assertEquals(new Login.Refused(Login.Why.NAME_TAKEN, 0, "Ann"), signed("u-eve:Ann:welcome:5000"));
        assertRefused(Login.Why.NO_ACCOUNT, signed("u-eve:Ann:no:5000"));
    }

    @Test
    void whoIsWelcomeGetsAnAccountWhoseNameIsFit() {
        assertEquals(new Account(3, "eve", Rights.NONE, false), granted("u-eve:eve@example.org:welcome:5000"));
        assertEquals(new Account(3, "Eve_Adams", Rights.NONE, false), granted("u-eve:Eve Adams:welcome:5000"));
        for (String bad : List.of("", "@", "a,b", "\u0430nn\u0430nna".replace("nn", "n"), "x".repeat(99))) {
            assertRefused(Login.Why.BAD_NAME, signed("u-eve:" + bad + ":welcome:5000"));
        }
    }

    private Account granted(String token) {
        return assertInstanceOf(Login.Granted.class, signed(token)).account();
    }

    @Test
    void aTokenOfAProvidersStandsForThePasswordOfItsOwnAccount() {
        assertEquals(new Login.Granted(ANN, 5000, 0), password("ann", "u-ann:x:no:5000"));
        assertRefused(Login.Why.WRONG, password("robot", "u-ann:x:no:5000"));
        assertRefused(Login.Why.WRONG, password("eve", "u-eve:adam:welcome:5000"));
        assertInstanceOf(Login.Granted.class, password("eve", "u-eve:eve:welcome:5000"));
    }

    @Test
    void tokensOfAProvidersAreTriesLikeAllOthers() {
        isBroken = true;
        for (int i = 0; i < 9; i++) {
            assertRefused(Login.Why.UNAVAILABLE, signed("u-ann:x:no:5000"));
        }
        isBroken = false;
        for (int i = 0; i < 5; i++) {
            assertRefused(Login.Why.WRONG, signed("bad:token"));
        }
        assertRefused(Login.Why.TOO_MANY_TRIES, signed("u-ann:x:no:5000"));
    }
}
