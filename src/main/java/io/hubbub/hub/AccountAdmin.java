package io.hubbub.hub;

import io.hubbub.credential.ScramCredential;
import io.hubbub.room.Account;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What those who look after accounts see of them and do to them; {@link Accounts} is what their owners do. Called on any event loop; its futures complete
 * on any thread. What is changed is kept for good then, and stands in the log of what was done, under the name of the {@code actor}; sessions obey it within a second.
 * An empty answer says that there is no such account. A failed future says why not in a sentence for a person.
 */
public interface AccountAdmin {
    /**
     * Some accounts, by their names.
     *
     * @param matching how many there are of which the names have the filter in them
     * @param total how many there are
     */
    record Page(List<AccountView> accounts, int matching, int total) {}

    /** The words of all that an account can be granted. */
    Set<String> grants();

    /**
     * Accounts of which the names have something in them.
     *
     * @param filter empty for all
     * @param from how many to leave out
     */
    Future<Page> accounts(String filter, int from, int most);

    Future<Optional<AccountView>> account(String name);

    /** The tokens of an account, the oldest first. */
    Future<Optional<List<Accounts.Device>>> tokens(String name);

    /**
     * Makes an account.
     *
     * @param name a good nick
     * @param credential empty if only tokens are to let somebody in
     * @return empty if somebody has that name, or one that looks like it
     */
    Future<Optional<Account>> add(String actor, String name, Optional<ScramCredential> credential, boolean isBot);

    Future<Optional<Account>> setCredential(String actor, String name, ScramCredential credential);

    /**
     * Lets nobody in to an account, and ends its sessions.
     *
     * @param untilMs in milliseconds since 1970; {@link AccountView#FOR_GOOD}
     */
    Future<Optional<Account>> suspend(String actor, String name, long untilMs, String reason);

    Future<Optional<Account>> resume(String actor, String name);

    /**
     * Grants an account something.
     *
     * @param word one of {@link #grants()}
     */
    Future<Optional<Account>> grant(String actor, String name, String word);

    /** Empty also if it was not granted. */
    Future<Optional<Account>> revokeGrant(String actor, String name, String word);

    /** Empty also if the account has no token of that number. */
    Future<Optional<Account>> revokeToken(String actor, String name, long token);

    Future<Optional<Account>> delete(String actor, String name);

    /**
     * What was done, the newest first.
     *
     * @param filter what the actor, the action or the target has in it; empty for all
     * @param before the number of the entry before which to begin; 0 for the newest
     */
    Future<List<AuditEntry>> audit(String filter, long before, int most);

    /** Something was done that is kept nowhere else. */
    Future<Void> log(AuditEntry entry);
}
