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

    /** Somebody said something to you alone. */
    record Told(long session, DirectMessage message) implements Note {}

    /** What you said to somebody alone is on its way to them. */
    record Delivered(long session, DirectMessage message, Member to) implements Note {}

    /** What you said into a room that you are not in happened there. */
    record SaidInto(long session, String room, Event.Said said) implements Note {}

    /** You can't have that. */
    record Refused(long session, Refusal refusal) implements Note {}

    /**
     * A mistake was made over something that you asked for, and has been told of: you end.
     *
     * @param room the folded name of the room that you wanted to come into, if it was that; empty if not
     */
    record Failed(long session, String room) implements Note {}

    /** You can't come in there; {@code room} is its folded name. */
    record Barred(long session, String room, Refusal refusal) implements Note {}

    /** That is who you want to invite into that room. */
    record FoundToInvite(long session, Member who, String room) implements Note {}

    /** Somebody has invited you. */
    record Invited(long session, Member by, String room) implements Note {}

    /** You have invited somebody. */
    record InvitationSent(long session, Member who, String room) implements Note {}

    /** Another session wants to know who you are, whom it knows by that nick. */
    record Inquired(long session, long by, long question) implements Note {}

    /** For the hub: somebody wants to know something that it answers. */
    record Asked(Ask.OfEveryHub ask) implements Note {}

    /** What you wanted to know. */
    record Answered(long session, long question, Object answer) implements Note {}

    /** Somebody has a nick that you watch. */
    record Appeared(long session, Member who) implements Note {}

    /** Nobody has a nick any more that you watch. */
    record Disappeared(long session, String nick) implements Note {}

    /** Something else may be known about somebody with a nick that you watch. */
    record Changed(long session, Member who, Profile before) implements Note {}

    /** Somebody throws you off the server. */
    record Killed(long session, Member by, String reason) implements Note {}

    /**
     * Something happened in a room that you observe.
     *
     * @param observation the question that began it
     * @param home who has to be told once it is dealt with
     * @param bytes what it weighs
     * @param missed how many events were left out since the last such note
     */
    record Happened(long session, long observation, int home, String room, List<Event> events, int bytes, int missed)
            implements Note {}

    /** For the hub: somebody says something to everybody. */
    record Announced(Member from, Speech speech) implements Note {}
}
