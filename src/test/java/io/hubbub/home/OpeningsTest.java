package io.hubbub.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.bus.Loop;
import io.hubbub.bus.MemberRequest;
import io.hubbub.bus.Nodes;
import io.hubbub.bus.RoomRequest;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Entry;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.Rights;
import io.hubbub.stats.ConnectionStats;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Many rooms that are opened at once cost a bounded memory, and are gone on with in small turns. */
class OpeningsTest {
    private final List<Promise<Journal.Log>> opening = new ArrayList<>();
    private final Rooms rooms = new Rooms(
            new ConnectionStats().presence(),
            new StandingRooms(List.of(), Nodes.one(1), 0, () -> 0),
            RoomOwners.NONE,
            0,
            () -> 0);
    private final HomeOutbox outbox = new HomeOutbox(0, null);
    private final Acknowledgements acknowledgements = new Acknowledgements(settled -> {}, () -> false);
    private final Openings openings = new Openings(
            rooms,
            new Logs(new Standing(), "home", new Loop(), Runnable::run, () -> {}),
            outbox,
            acknowledgements,
            () -> {});

    /** Opens nothing before it is told to. */
    private final class Standing implements Journal {
        @Override
        public Future<Log> open(String room) {
            opening.add(Promise.promise());
            return opening.get(opening.size() - 1).future();
        }

        @Override
        public Future<Void> append(long log, List<Event> events, Supplier<Past> after) {
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> close(long log, Supplier<Past> last) {
            return Future.succeededFuture();
        }
    }

    private static RoomRequest join(int room) {
        String name = "room" + room;
        return new RoomRequest.Join(name, new Member(room, "guest" + room), Rights.NONE, new Entry(name));
    }

    private Acknowledgements.Pending take(RoomRequest request) {
        Acknowledgements.Pending pending = acknowledgements.open(0, 1, List.of(request));
        assertTrue(openings.takes(request, pending));
        acknowledgements.closeRound();
        return pending;
    }

    private void opens(int room) {
        opening.get(room).complete(new Journal.Log(200_000 + room, 0, false, Optional.empty()));
    }

    @Test
    void noMoreRoomsAreOpenedAtATimeThanThereMayBe() {
        for (int i = 0; i < Openings.MOST_ROOMS; i++) {
            take(join(i));
        }
        assertTrue(outbox.isEmpty());
        take(join(Openings.MOST_ROOMS));
        assertEquals(Openings.MOST_ROOMS, openings.size());
        assertEquals(Openings.MOST_ROOMS, opening.size());
        assertFalse(outbox.isEmpty(), "it is told to try again");
    }

    @Test
    void manyRoomsThatAreOpenAtOnceAreGoneOnWithInSeveralTurns() {
        int many = 2 * Openings.MOST_RESUMED;
        for (int i = 0; i < many; i++) {
            take(join(i));
            opens(i);
        }
        List<RoomRequest> dealtWith = new ArrayList<>();
        openings.resume((request, pending) -> dealtWith.add(request));
        assertTrue(dealtWith.size() <= Openings.MOST_RESUMED, () -> "" + dealtWith.size());
        while (openings.size() > 0) {
            openings.resume((request, pending) -> dealtWith.add(request));
        }
        assertEquals(many, dealtWith.size());
    }

    @Test
    void aRoomThatNobodyWantsAnyMoreIsClosedAgain() {
        take(join(0));
        take(new MemberRequest.Quit("room0", 0, CloseReason.QUIT, ""));
        assertTrue(acknowledgements.isEmpty(), "a session that is gone holds up nothing");
        opens(0);
        openings.resume((request, pending) -> {});
        openings.closeUnused();
        assertEquals(0, openings.size());
        assertEquals(0, rooms.closing());
        assertFalse(rooms.hasLog("room0"));
    }
}
