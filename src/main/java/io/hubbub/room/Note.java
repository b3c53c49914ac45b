package io.hubbub.room;

import java.util.List;
import java.util.Set;

/** What a home has to say to one hub, mostly for one of its sessions. Immutable. */
sealed interface Note {

    /** The session that it is for; 0 when it is for the hub itself. */
    default long session() {
        return 0;
    }

    /**
     * Everything that came of one batch of asks has been seen by everybody: so much less is under way. What was said in the
     * rooms {@code held} counts against these rooms until another note about the same batch names them no more.
     */
    record Settled(int home, long batch, Set<String> held) implements Note {}

    /** The nick is yours. */
    record Granted(long session, String nick) implements Note {}

    /** Somebody said something to you alone, whom they called by that nick. */
    record Told(long session, Member from, String nick, Speech speech) implements Note {}

    /** What you said to that nick is on its way. */
    record Delivered(long session, String nick, Speech speech) implements Note {}

    /** You can't have that. */
    record Refused(long session, Refusal refusal) implements Note {}

    /** You can't come in there; {@code room} is its folded name. */
    record Barred(long session, String room, Refusal refusal) implements Note {}

    /** That is who you want to invite into that room. */
    record FoundToInvite(long session, Member who, String room) implements Note {}

    /** Somebody has invited you. */
    record Invited(long session, Member by, String room) implements Note {}

    /** You have invited somebody. */
    record InvitationSent(long session, String nick, String room) implements Note {}

    /** Another session wants to know who you are. */
    record Inquired(long session, String nick, long by) implements Note {}

    /** That is who has the nick that you asked about. */
    record Described(long session, Description description) implements Note {}

    /** The rooms at one home. */
    record Rooms(long session, List<RoomListing> rooms) implements Note {}
}
