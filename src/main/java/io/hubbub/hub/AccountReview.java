package io.hubbub.hub;

import io.hubbub.hub.Accounts.Known;
import io.hubbub.room.Account;
import io.hubbub.room.CloseReason;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Sees to it that what is done to an account holds for those who are logged in to it already: their sessions end when it is suspended or
 * deleted, have the rights that it has now, and tell what its owner tells now. The accounts tell when something was changed by others than this server; what, every hub
 * finds out for its own sessions, so that nothing is lost on the way. Ends sessions of those who were let in for a time. Runs on the hub's loop.
 */
final class AccountReview {
    private final Sessions sessions;
    private final Accounts accounts;
    private final Consumer<Runnable> later;

    /** Those that are logged in for a time, or were. */
    private final Set<Session> temporary = new HashSet<>();

    /** Whether something was changed that the sessions are still to be compared with. */
    private boolean isDue;

    /** @param later does something on the hub's loop, from whichever thread */
    AccountReview(Sessions sessions, Accounts accounts, Consumer<Runnable> later) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.later = later;
    }

    void begin() {
        accounts.onChange(() -> later.accept(this::review));
        accounts.onDescribed(told -> later.accept(() -> tell(told)));
    }

    private void tell(Accounts.Told told) {
        for (Session session : List.copyOf(sessions.all())) {
            if (session.identity().accountId() == told.account()) {
                session.contain(() -> session.requests().naming().isDescribed(told));
            }
        }
    }

    /** To be called about once a second: what could not be read is tried again. */
    void sweep() {
        if (isDue) {
            review();
        }
        for (Session session : temporary.isEmpty() ? List.<Session>of() : List.copyOf(temporary)) {
            endIfOver(session);
        }
    }

    private void endIfOver(Session session) {
        long untilMs = session.isOpen() ? session.authentication().untilMs() : 0;
        if (untilMs == 0) {
            temporary.remove(session);
        } else if (untilMs <= session.nowMs()) {
            temporary.remove(session);
            session.contain(() -> session.close(CloseReason.LOGIN_EXPIRED));
        }
    }

    private void review() {
        Set<Long> loggedIn = sessions.all().stream()
                .map(session -> session.identity().accountId())
                .filter(account -> account != 0)
                .collect(Collectors.toSet());
        isDue = false;
        if (!loggedIn.isEmpty()) {
            compare(loggedIn, session -> true, accounts.current(loggedIn));
        }
    }

    /**
     * Looks after a session that was just logged in by what was known of its account a moment ago: it may have been changed meanwhile, before
     * others could find it here.
     */
    void check(Session newcomer) {
        if (newcomer.authentication().untilMs() > 0) {
            temporary.add(newcomer);
        }
        long account = newcomer.identity().accountId();
        Future<Map<Long, Known>> now = accounts.seen(account)
                .map(known -> known.map(found -> Map.of(account, found)).orElse(Map.of()));
        compare(Set.of(account), session -> session == newcomer, now);
    }

    private void compare(Set<Long> some, Predicate<Session> whose, Future<Map<Long, Known>> now) {
        now.onComplete(read -> later.accept(() -> compare(some, whose, read)));
    }

    private void compare(Set<Long> some, Predicate<Session> whose, AsyncResult<Map<Long, Known>> read) {
        if (read.failed()) {
            isDue = true;
            return;
        }
        for (Session session : List.copyOf(sessions.all())) {
            long account = session.identity().accountId();
            if (some.contains(account) && whose.test(session)) {
                session.contain(() -> obey(session, read.result().get(account)));
            }
        }
    }

    /** @param now null if the account is deleted */
    private static void obey(Session session, Known now) {
        if (now == null) {
            session.close(CloseReason.ACCOUNT_DELETED);
        } else if (now.suspendedUntilMs() > session.nowMs()) {
            session.close(CloseReason.SUSPENDED);
        } else if (!session.authentication().isOfEdition(now.edition())) {
            session.close(CloseReason.PASSWORD_CHANGED);
        } else if (!now.account().equals(account(session))) {
            session.requests().login(now.account());
        }
    }

    private static Account account(Session session) {
        return session.identity().account();
    }
}
