package io.hubbub.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.hubbub.bus.Loop;
import io.hubbub.bus.Nodes;
import io.hubbub.room.Claim;
import io.hubbub.room.Entry;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.stats.ConnectionStats;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A mistake over what is published harms the room that it is about. Here every publication is one, since there is no bus. */
class PublisherTest {
    private final ConnectionStats stats = new ConnectionStats();
    private final Rooms rooms = new Rooms(
            stats.presence(), new StandingRooms(List.of(), Nodes.one(1), 0, () -> 0), RoomOwners.NONE, 0, () -> 0);
    private final Journal memory = new MemoryJournal(0, 1);
    private final Logs logs = new Logs(memory, "home", new Loop(), Runnable::run, () -> {});
    private final HomeOutbox outbox = new HomeOutbox(0, null);
    private final Acknowledgements acknowledgements = new Acknowledgements(settled -> {}, () -> false);
    private final Openings openings = new Openings(rooms, logs, outbox, acknowledgements, () -> {});
    private final Publisher publisher = new Publisher(
            0,
            "home",
            null,
            stats,
            rooms,
            logs,
            openings,
            new Observers(0, outbox),
            outbox,
            acknowledgements,
            () -> {});

    @Test
    void aSessionWhoseComingInIsLostEndsThoughItIsGoneFromTheRoom() {
        rooms.opened("den", logs.open("den").result());
        HomeRoom room = rooms.found("den", new Entry("den"));
        Member ann = new Member(1, "ann");
        room.join(0, new Event.Joined(room.nextKey(), 0, ann), Claim.NONE);
        room.depart(new Event.Left(room.nextKey(), 0, ann, ""));
        rooms.changed(room);
        publisher.publish(0);
        assertEquals(1, stats.mistakes().made());
        assertFalse(outbox.isEmpty(), "its hub would expect it for ever");
        assertEquals(0, rooms.closing());
        assertEquals(0, publisher.inFlight());
    }
}
