package io.hubbub.bus;

import io.hubbub.room.Description;
import io.hubbub.room.Inspection;
import io.hubbub.room.Member;
import io.hubbub.room.Owner;
import io.hubbub.room.PastNick;
import io.hubbub.room.Refusal;
import io.hubbub.room.RoomListing;
import io.hubbub.room.RoomView;
import io.hubbub.room.SeenRoom;
import io.hubbub.room.SessionView;
import java.util.List;
import java.util.Optional;

/** The answer to a {@link Query}: each kind of query names the kind of its answer. Immutable. */
public sealed interface Answer {

    /** The request was carried out. */
    record Done() implements Answer {}

    /** Whether there was a session such as was asked about; if so, it is closed, or out of the way. */
    record Closed(boolean found) implements Answer {}

    /** The rooms of one home that the asker may know of. */
    record Rooms(List<RoomListing> rooms) implements Answer {}

    /** The rooms of one home, for an operator. */
    record InspectedRooms(Inspection<RoomView> rooms) implements Answer {}

    /** The sessions of one hub, for an operator. */
    record InspectedSessions(Inspection<SessionView> sessions) implements Answer {}

    /** As much of a room as the asker may see, who need not be in it. */
    record Room(Optional<SeenRoom> room) implements Answer {}

    /** The people of one hub who were looked for. */
    record People(List<Description> people) implements Answer {}

    /** The person that has a nick. */
    record Person(Optional<Description> person) implements Answer {}

    /** Those who had a nick, the last first. */
    record Past(List<PastNick> nicks) implements Answer {}

    /** The member that has a nick. */
    record Holder(Optional<Member> who) implements Answer {}

    /**
     * Whom a room belongs to.
     *
     * @param fault why that could not be changed; null if it was
     */
    record Owned(Refusal.Why fault, Owner owner) implements Answer {}

    /**
     * What has become of something that one who looks after the server wanted of a room.
     *
     * @param fault why it did not happen; null if it did
     */
    record Mended(Refusal fault) implements Answer {}
}
