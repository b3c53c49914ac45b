package io.hubbub.hub;

import io.hubbub.room.Claim;
import io.hubbub.room.Names;
import io.hubbub.room.RoomState;
import java.util.OptionalLong;

/**
 * How far one session has read in the rooms that it is in, by the numbers of their events: for as long as it is there, or if it holds a
 * claim also for the next session that does. Runs on the hub's loop.
 */
public final class ReadPlaces {
    private final Subscriptions subscriptions;
    private final Identity identity;
    private final Holdings holdings;

    /** Those of a session without a claim, by logs: another incarnation of a room has another; null as long as there are none. */
    private Marks<Long> own;

    ReadPlaces(Subscriptions subscriptions, Identity identity, Holdings holdings) {
        this.subscriptions = subscriptions;
        this.identity = identity;
        this.holdings = holdings;
    }

    /**
     * Everything up to that number is read, but no more than has happened. Returns up to where it is by now; empty if the session is not in
     * the room.
     */
    public OptionalLong mark(String room, long seq) {
        RoomState state = inside(room);
        return state == null
                ? OptionalLong.empty()
                : OptionalLong.of(mark(identity.claim(), state.log(), Math.max(0, Math.min(seq, state.seq()))));
    }

    private long mark(Claim claim, long log, long seq) {
        if (!claim.isNone()) {
            return holdings.mark(claim, log, seq);
        }
        own = own == null ? new Marks<>() : own;
        return own.mark(log, seq);
    }

    /** Up to where it has read in a room that it is in; empty if nothing is known of that. */
    public OptionalLong of(String room) {
        RoomState state = inside(room);
        Claim claim = identity.claim();
        if (state == null || (claim.isNone() && own == null)) {
            return OptionalLong.empty();
        }
        return claim.isNone() ? own.of(state.log()) : holdings.marked(claim, state.log());
    }

    private RoomState inside(String room) {
        Subscription member = subscriptions.of(Names.fold(room));
        return member != null && member.isInside() ? member.room().state() : null;
    }
}
