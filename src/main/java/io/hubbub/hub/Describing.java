package io.hubbub.hub;

import io.hubbub.bus.MemberRequest;
import io.hubbub.room.Account;
import io.hubbub.room.Names;
import io.hubbub.room.Properties;
import io.hubbub.room.PropertyRules;
import io.hubbub.room.PropertyRules.Fault;
import io.hubbub.room.Refusal.Why;
import io.vertx.core.AsyncResult;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What a session tells of its person, and of rooms: their {@link Properties}. Those of a guest are the session's, and go with it; those of an
 * account last, and all sessions of the account have the same. Every method runs on the hub's loop.
 */
public final class Describing {
    /**
     * Most changes of what a person tells: as many as a client makes when it comes in, and few enough that those who share many large rooms
     * with somebody aren't flooded.
     */
    private static final int MOST_CHANGES = 10;

    private static final long CHANGES_NS = TimeUnit.MINUTES.toNanos(2);

    private final Viewer viewer;
    private final Guard guard;
    private final Identity identity;
    private final RequestQueue queue;
    private final Naming naming;
    private final Permission permission;
    private final HubShare share;
    private final Ration changes = new Ration(MOST_CHANGES, CHANGES_NS);

    Describing(
            Viewer viewer,
            Identity identity,
            RequestQueue queue,
            Naming naming,
            Permission permission,
            HubShare share) {
        this.viewer = viewer;
        this.guard = viewer.guard();
        this.identity = identity;
        this.queue = queue;
        this.naming = naming;
        this.permission = permission;
        this.share = share;
    }

    /** What its person tells now. */
    public Properties properties() {
        return identity.profile().properties();
    }

    /** How long its person has to wait until something may be changed again, in nanoseconds; 0 if it may be changed now. */
    public long waitNs() {
        return changes.waitNs(share.turn().nowNs());
    }

    /**
     * To tell something else of its person: all of it, or nothing.
     *
     * @param wanted the new values by their keys; an empty one takes it away
     * @param answer called once, or never if the session ends before: with what is at fault, empty once it is done, and kept for good if the
     *     person is logged in
     */
    public void person(Map<String, String> wanted, Consumer<Optional<Fault>> answer) {
        if (!guard.isOpen()) {
            return;
        }
        Optional<Fault> fault = fault(wanted);
        Map<String, String> differing = properties().differing(wanted);
        if (fault.isPresent() || differing.isEmpty()) {
            answer.accept(fault);
            return;
        }
        changes.count(share.turn().nowNs());
        Account account = identity.account();
        if (account == null) {
            naming.tell(properties().with(differing));
            answer.accept(Optional.empty());
        } else {
            keep(account, differing, answer);
        }
    }

    private Optional<Fault> fault(Map<String, String> wanted) {
        if (permission.onlyReads()) {
            return Optional.of(new Fault(Why.ACCOUNT_NEEDED, ""));
        }
        Optional<Fault> fault = PropertyRules.fault(properties(), wanted, share.limits());
        if (fault.isPresent()) {
            return fault;
        }
        String name = wanted.getOrDefault(PropertyRules.DISPLAY_NAME, "");
        if (!name.isEmpty() && isOfAnother(name)) {
            return Optional.of(new Fault(Why.NAME_OF_SOMEBODY_ELSE, PropertyRules.DISPLAY_NAME));
        }
        boolean isTooOften = waitNs() > 0 && !properties().differing(wanted).isEmpty();
        return isTooOften ? Optional.of(new Fault(Why.TOO_MANY_CHANGES, "")) : Optional.empty();
    }

    /** Whether a nick that looks like it is of another account's. */
    private boolean isOfAnother(String name) {
        long owner = share.access().accounts().ownerOf(name);
        return owner != 0 && owner != identity.accountId();
    }

    private void keep(Account account, Map<String, String> differing, Consumer<Optional<Fault>> answer) {
        share.access()
                .accounts()
                .describe(account.id(), viewer.id(), differing, share.limits().properties)
                .onComplete(kept -> share.later().accept(() -> {
                    if (guard.isOpen()) {
                        guard.contain(() -> answer.accept(fault(kept)));
                    }
                }));
    }

    /** By then every session of the account tells the same. */
    private static Optional<Fault> fault(AsyncResult<Boolean> kept) {
        if (kept.failed()) {
            return Optional.of(new Fault(Why.NOT_SAVED, ""));
        }
        return kept.result() ? Optional.empty() : Optional.of(new Fault(Why.TOO_MANY_PROPERTIES, ""));
    }

    /** To tell something else of a room, all of it or nothing: seen by its members, or answered by {@link Listener#refused}. */
    public void room(String room, Map<String, String> wanted) {
        if (guard.isOpen() && permission.mayAct(room)) {
            queue.request(room, new MemberRequest.Describe(Names.fold(room), identity.asAsker(), wanted));
        }
    }
}
