package io.hubbub.hub;

import io.hubbub.room.ChatLimits;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How sessions get at accounts; the same for the process.
 *
 * @param accounts those that there are
 * @param provider at which people sign on with a browser
 * @param sessionMs how long a token of somebody who logged in lasts, in milliseconds; 0 for ever
 * @param tokens how many an account may have
 * @param guests what people may do who are not logged in
 * @param admin for those who look after accounts
 * @param admin for those who look after accounts
 * @param bans who may not come in at all
 */
public record AccountAccess(
        Accounts accounts,
        Logins logins,
        Registrations registrations,
        Optional<Provider> provider,
        long sessionMs,
        int tokens,
        Guests guests,
        AccountAdmin admin,
        Bans bans) {
    /** There are no accounts. */
    public static AccountAccess none(Bans bans) {
        return new AccountAccess(
                Accounts.NONE,
                new Logins(
                        Accounts.NONE,
                        Issuers.NONE,
                        ChatLimits.STANDARD,
                        (credential, password) -> never(),
                        new byte[1],
                        1,
                        bans,
                        () -> 0,
                        System::nanoTime),
                new Registrations(Accounts.NONE, password -> never(), Registrations.Who.NOBODY, 1, System::nanoTime),
                Optional.empty(),
                TimeUnit.DAYS.toMillis(1),
                1,
                Guests.ALL,
                new NoAccountAdmin(),
                bans);
    }

    private static <T> Future<T> never() {
        return Future.failedFuture("there are no accounts");
    }
}
