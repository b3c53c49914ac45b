package io.hubbub.home;

import io.hubbub.bus.Answer;
import io.hubbub.bus.Query;
import io.hubbub.bus.RoomRequest;
import io.hubbub.room.Asker;
import io.hubbub.room.ChatLimits;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Refusal;
import io.hubbub.room.Refusal.Why;
import io.hubbub.room.Right;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What those who look after the server do to the rooms of one home, in which they need not be: all of it or nothing. Runs on the home's loop. */
final class Mending {
    private final Rooms rooms;
    private final HomeOutbox outbox;
    private final ChatLimits limits;
    private final LongSupplier clockMs;

    Mending(Rooms rooms, HomeOutbox outbox, ChatLimits limits, LongSupplier clockMs) {
        this.rooms = rooms;
        this.outbox = outbox;
        this.limits = limits;
        this.clockMs = clockMs;
    }

    /** Something that is done to a room that is there; empty if it is done. */
    private interface Work {
        Optional<Refusal> in(HomeRoom room);
    }

    private void mend(String key, Asker by, Query<Answer.Mended> query, Work work) {
        HomeRoom room = rooms.find(key).orElse(null);
        if (!by.may(Right.MEND_ROOMS)) {
            outbox.answer(query, new Answer.Mended(new Refusal(Why.NOT_SERVER_OPERATOR, "")));
        } else if (room == null) {
            outbox.answer(query, new Answer.Mended(new Refusal(Why.NO_SUCH_ROOM, key)));
        } else {
            Refusal fault = work.in(room).orElse(null);
            outbox.answer(room, query, new Answer.Mended(fault));
            rooms.changed(room);
            rooms.countSecret(room);
        }
    }

    void close(RoomRequest.Close request) {
        mend(request.room(), request.by(), request, room -> {
            Member by = actor(request.by(), request.actor());
            for (Member who : List.copyOf(room.state().roster().sessions())) {
                room.depart(new Event.Kicked(room.nextKey(), nowMs(room), who, by, request.reason()));
            }
            return Optional.empty();
        });
    }

    void mend(RoomRequest.Mend request) {
        mend(request.room(), request.by(), request, room -> {
            Member by = actor(request.by(), request.actor());
            ModePlan plan = new ModePlan(room, by, request.by().rights(), limits.masks);
            for (ModeChange change : request.changes()) {
                Optional<Refusal> fault = change.handledBy(plan);
                if (fault.isPresent()) {
                    return fault;
                }
            }
            if (!plan.changes().isEmpty()) {
                room.happen(new Event.ModesChanged(room.nextKey(), nowMs(room), by, plan.changes()));
            }
            return Optional.empty();
        });
    }

    private static Member actor(Asker by, String name) {
        return new Member(by.session(), name);
    }

    private long nowMs(HomeRoom room) {
        return room.timeMs(clockMs.getAsLong());
    }
}
