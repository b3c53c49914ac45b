package io.hubbub.home;

import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Role;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What becomes of rooms whose operators have not come back in time: the member who has been there longest becomes one if the room has
 * none. In a standing room nobody does, nor in one that belongs to somebody, or it could be had by waiting. Runs on the home's loop.
 */
final class Succession {
    private final Rooms rooms;
    private final LongSupplier clockMs;
    private final Runnable flushLater;

    Succession(Rooms rooms, LongSupplier clockMs, Runnable flushLater) {
        this.rooms = rooms;
        this.clockMs = clockMs;
        this.flushLater = flushLater;
    }

    /** To be called about once a second. */
    void sweep() {
        long nowMs = clockMs.getAsLong();
        for (HomeRoom room : rooms.live()) {
            if (room.claims().haveLostOperator(nowMs) && !room.claims().awaitOperator(nowMs)) {
                succeed(room, nowMs);
            }
        }
    }

    private void succeed(HomeRoom room, long nowMs) {
        Member heir = room.stands() || room.state().modes().areOwned() || room.hasOperator() || room.isEmpty()
                ? null
                : room.state().members().iterator().next();
        if (heir == null) {
            room.forgetClaims(nowMs);
        } else if (!room.isFailing()) {
            ModeChange given = new ModeChange.RoleGiven(Role.OPERATOR, heir.nick(), true);
            room.happen(new Event.ModesChanged(room.nextKey(), room.timeMs(nowMs), Member.SERVER, List.of(given)));
            rooms.changed(room);
            flushLater.run();
        }
    }
}
