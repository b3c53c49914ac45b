package io.hubbub.room;

import java.util.List;

/** What a home has to say to one hub, mostly for one of its sessions. Immutable. */
sealed interface Note {

    /** The session that it is for; 0 when it is for the hub itself. */
    default long session() {
        return 0;
    }

    /** Everything that came of one batch of asks has been seen by everybody: so much less is under way. */
    record Settled(int home, long batch) implements Note {}

    /** The nick is yours. */
    record Granted(long session, String nick) implements Note {}

    /** Somebody said something to you alone. */
    record Told(long session, Member from, Speech speech) implements Note {}

    /** What you said to that nick is on its way. */
    record Delivered(long session, String nick, Speech speech) implements Note {}

    /** You can't have that. */
    record Refused(long session, Refusal refusal) implements Note {}

    /** The rooms at one home. */
    record Rooms(long session, List<RoomListing> rooms) implements Note {}
}
