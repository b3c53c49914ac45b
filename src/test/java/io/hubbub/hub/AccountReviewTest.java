package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.Account;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Right;
import io.hubbub.room.Rights;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is done to an account beside the server holds for those who are logged in to it. */
@ExtendWith(VertxExtension.class)
class AccountReviewTest {
    private static final Account ANN = new Account(7, "Ann", Rights.NONE, false);
    private static final Account BOB = new Account(8, "Bob", Rights.NONE, false);

    private final Map<Long, Accounts.Known> kept = new ConcurrentHashMap<>();
    private final List<Runnable> told = new CopyOnWriteArrayList<>();
    private volatile boolean isBroken;
    private Core core;
    private Visitor ann;
    private Visitor bob;

    private final Accounts accounts = new UnusedAccounts() {
        @Override
        public Future<Optional<Known>> seen(long account) {
            return current(Set.of(account)).map(known -> Optional.ofNullable(known.get(account)));
        }

        @Override
        public void onChange(Runnable watcher) {
            told.add(watcher);
        }

        @Override
        public Future<Map<Long, Known>> current(Set<Long> some) {
            return isBroken
                    ? Future.failedFuture("the database is gone")
                    : Future.succeededFuture(kept.entrySet().stream()
                            .filter(each -> some.contains(each.getKey()))
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        }
    };

    @BeforeEach
    void start(Vertx vertx) {
        core = Core.start(vertx, 2, accounts);
        is(ANN, 0);
        is(BOB, 0);
        ann = core.join(0, "den");
        bob = core.join(1, "den");
        logsIn(ann, ANN);
        logsIn(bob, BOB);
    }

    @AfterEach
    void noMistakeWasMade() {
        assertEquals(0, core.stats.mistakes().made());
    }

    private void is(Account account, long suspendedUntilMs) {
        kept.put(account.id(), new Accounts.Known(account, Optional.empty(), suspendedUntilMs, "spam", 0));
    }

    private void logsIn(Visitor visitor, Account account) {
        visitor.does(session -> session.authentication().enter(new Login.Granted(account)));
        core.turn();
        core.settle();
    }

    private void somethingChanged() {
        told.forEach(Runnable::run);
        core.turn();
        core.settle();
    }

    @Test
    void whoeverIsLoggedInToASuspendedAccountGoesWhereverItIsAndNobodyElse() {
        Visitor again = core.join(1, "den");
        logsIn(again, ANN);
        is(ANN, Long.MAX_VALUE);
        somethingChanged();
        assertFalse(ann.session.isOpen());
        assertFalse(again.session.isOpen());
        assertTrue(bob.session.isOpen());
        assertEquals(2, core.stats.closed(CloseReason.SUSPENDED));
        assertEquals(1, bob.room("den").members().size());
    }

    @Test
    void whoeverIsLoggedInToADeletedAccountGoes() {
        kept.remove(BOB.id());
        somethingChanged();
        assertFalse(bob.session.isOpen());
        assertTrue(ann.session.isOpen());
        assertEquals(1, core.stats.closed(CloseReason.ACCOUNT_DELETED));
    }

    @Test
    void aSuspensionThatIsOverEndsNothing() {
        core.clockMs.set(5000);
        core.pass(Core.SECOND);
        is(ANN, 5000);
        somethingChanged();
        assertTrue(ann.session.isOpen());
    }

    @Test
    void whatIsGrantedIsHadAtOnceAndWhatIsTakenBackIsGone() {
        is(new Account(ANN.id(), "Ann", Rights.of(Right.KILL), false), 0);
        somethingChanged();
        assertTrue(ann.session.rights().has(Right.KILL));
        assertFalse(bob.session.rights().has(Right.KILL));
        is(ANN, 0);
        somethingChanged();
        assertEquals(Rights.NONE, ann.session.rights());
    }

    @Test
    void whatCouldNotBeReadIsTriedAgain() {
        isBroken = true;
        is(ANN, Long.MAX_VALUE);
        somethingChanged();
        assertTrue(ann.session.isOpen());
        isBroken = false;
        core.pass(Core.SECOND);
        core.turn();
        assertFalse(ann.session.isOpen());
    }

    @Test
    void anAccountThatIsSuspendedWhileSomebodyLogsInLetsNobodyStay() {
        Visitor late = core.join(0, "den");
        is(ANN, Long.MAX_VALUE);
        logsIn(late, ANN);
        assertFalse(late.session.isOpen());
    }

    @Test
    void whoeverWasLetInUnderAnEarlierPasswordGoes() {
        Visitor late = core.join(1, "den");
        kept.put(ANN.id(), new Accounts.Known(ANN, Optional.empty(), 0, "", 1));
        late.does(session -> session.authentication().enter(new Login.Granted(ANN, 0, 1)));
        core.turn();
        core.settle();
        somethingChanged();
        assertFalse(ann.session.isOpen());
        assertTrue(late.session.isOpen());
        assertTrue(bob.session.isOpen());
        assertEquals(1, core.stats.closed(CloseReason.PASSWORD_CHANGED));
    }

    // For a time.

    private void logsIn(Visitor visitor, Account account, long untilMs) {
        visitor.does(session -> session.authentication().enter(new Login.Granted(account, untilMs, 0)));
        core.turn();
        core.settle();
    }

    private void itIs(long ms) {
        core.clockMs.set(ms);
        core.pass(Core.SECOND);
        core.turn();
    }

    @Test
    void whoeverIsLetInForATimeGoesWhenThatIsOver() {
        logsIn(ann, ANN, 5000);
        itIs(4999);
        assertTrue(ann.session.isOpen());
        itIs(5000);
        assertFalse(ann.session.isOpen());
        assertTrue(bob.session.isOpen());
        assertEquals(1, core.stats.closed(CloseReason.LOGIN_EXPIRED));
    }

    @Test
    void whoeverShowsSomethingNewerInTimeStays() {
        logsIn(ann, ANN, 5000);
        logsIn(bob, BOB, 5000);
        itIs(4000);
        logsIn(ann, ANN, 9000);
        logsIn(bob, BOB);
        itIs(6000);
        assertTrue(ann.session.isOpen());
        assertTrue(bob.session.isOpen());
        itIs(9000);
        assertFalse(ann.session.isOpen());
        assertTrue(bob.session.isOpen());
    }

    @Test
    void whoeverIsLoggedOutStaysAsAGuest() {
        logsIn(ann, ANN, 5000);
        ann.does(session -> session.authentication().logout());
        core.turn();
        itIs(6000);
        assertTrue(ann.session.isOpen());
    }
}
