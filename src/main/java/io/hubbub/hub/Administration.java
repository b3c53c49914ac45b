package io.hubbub.hub;

import io.hubbub.room.BanTarget;
import io.hubbub.room.Refusal.Why;
import io.hubbub.room.Right;
import io.hubbub.room.ServerBan;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Consumer;

/**
 * What one session does as one who looks after the server's people: who is banned. A session without the {@link Right} for it hears {@link
 * Listener#refused} and nothing else. What is done stands in the log of what was done, under its name. What is asked is answered once, on the hub's
 * loop, or never if the session ends before. Runs on that loop.
 */
public final class Administration {
    private final Identity identity;
    private final Guard guard;
    private final Turn turn;
    private final Consumer<Runnable> later;
    private final Bans bans;

    Administration(Identity identity, Guard guard, HubShare share) {
        this.identity = identity;
        this.guard = guard;
        this.turn = share.turn();
        this.later = share.later();
        this.bans = share.access().bans();
    }

    /** What it is called in the log of what was done: its account, or what it is and where. */
    private String actor() {
        return identity.account() != null
                ? identity.account().name()
                : identity.nameInLogs() + " at " + identity.address();
    }

    /** The bans that hold now, the oldest first. */
    public void bans(Consumer<List<ServerBan>> answer) {
        if (may(Right.BAN)) {
            answer.accept(bans.current());
        }
    }

    /**
     * Keeps somebody off the server, and ends the sessions that it is about, wherever they are.
     *
     * @param target without a {@link BanTarget#fault}
     * @param spanMs how long; 0 for good
     * @param isForced also if it is about this session, or about everybody on the server's own machine
     */
    public void ban(BanTarget target, long spanMs, String reason, boolean isForced, Consumer<Bans.Outcome> answer) {
        if (may(Right.BAN)) {
            long nowMs = turn.nowMs();
            long untilMs = spanMs == 0 ? ServerBan.FOR_GOOD : nowMs + spanMs;
            ServerBan ban = new ServerBan(target, reason, actor(), nowMs, untilMs);
            await(bans.add(ban, isForced, identity), added -> answer.accept(added.result()));
        }
    }

    /** Lets somebody in again; answered false if they were not banned. Fails with a sentence for a person. */
    public void unban(BanTarget target, Consumer<AsyncResult<Boolean>> answer) {
        if (may(Right.BAN)) {
            await(bans.remove(target, actor()), answer);
        }
    }

    private boolean may(Right right) {
        boolean may = guard.isOpen() && identity.rights().has(right);
        if (!may && guard.isOpen()) {
            guard.refuse(Why.NOT_SERVER_OPERATOR, "");
        }
        return may;
    }

    private <T> void await(Future<T> future, Consumer<AsyncResult<T>> answer) {
        future.onComplete(done -> later.accept(() -> {
            if (guard.isOpen()) {
                guard.contain(() -> answer.accept(done));
            }
        }));
    }
}
