package io.hubbub.bus;

import io.hubbub.room.Asker;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.Profile;
import io.hubbub.room.Refusal;
import io.hubbub.room.Speech;
import java.util.List;
import java.util.Set;

/** A message from a home to one hub, mostly for one of its sessions. Immutable. */
public sealed interface Reply {

    /** Hands this to the method for its kind: a kind that a handler does not know does not compile. */
    void handledBy(Reply.Handler handler);

    /** The session that would wait for ever if this were lost; {@link Request#NOBODY} if none would. */
    default long waiting() {
        return Request.NOBODY;
    }

    /** Has a method for each kind of reply. */
    interface Handler {
        void settled(Settled reply);

        void asked(Asked reply);

        void announced(Announced reply);

        void unreadable(Unreadable reply);

        void forSession(ForSession reply);
    }

    /** A reply to one session. */
    sealed interface ForSession extends Reply {
        /** The session that it is for. */
        long session();

        @Override
        default long waiting() {
            return session();
        }

        @Override
        default void handledBy(Reply.Handler handler) {
            handler.forSession(this);
        }

        /** As {@link Reply#handledBy}. */
        <C> void handledBy(SessionReplyHandler<C> handler, C context);
    }

    /** A reply to a session that would not wait for it. */
    sealed interface News extends ForSession {
        @Override
        default long waiting() {
            return Request.NOBODY;
        }
    }

    /**
     * Everything that came of one batch of requests has been seen by everybody: so much less is in flight. But what was said in the
     * rooms {@code congested}, and whatever was asked of the rooms {@code unstored}, counts against these rooms until another reply
     * about the same batch names them no more.
     */
    record Settled(int home, long batch, Set<String> congested, Set<String> unstored) implements Reply {
        @Override
        public void handledBy(Reply.Handler handler) {
            handler.settled(this);
        }
    }

    /** The nick is yours, as a session of {@code account}; 0 for none. */
    record Granted(long session, String nick, long account) implements ForSession {
        @Override
        public <C> void handledBy(SessionReplyHandler<C> handler, C context) {
            handler.granted(this, context);
        }
    }

    /**
     * Somebody said something to you alone.
     *
     * @param fromAccount the account that the speaker was logged in to; 0 for none
     * @param toAccount the same for the session, as far as its nick's home knows
     */
    record Direct(long session, DirectMessage message, long fromAccount, long toAccount) implements News {
        @Override
        public <C> void handledBy(SessionReplyHandler<C> handler, C context) {
            handler.direct(this, context);
        }
    }

    /** Another session of the same person has said something to somebody alone, or has been told something. */
    record Copied(long session, DirectMessage message) implements News {
        @Override
        public <C> void handledBy(SessionReplyHandler<C> handler, C context) {
            handler.copied(this, context);
        }
    }

    /** The session's words to somebody alone are on their way to them. */
    record Delivered(long session, DirectMessage message, Member to) implements News {
        @Override
        public <C> void handledBy(SessionReplyHandler<C> handler, C context) {
            handler.delivered(this, context);
        }
    }

    /**
     * Nobody is here with the nick that the session has said something to, but it is an account's: its owner may find the words later.
     *
     * @param fromAccount the account that the session was logged in to when it said that; 0 for none
     * @param toAccount whose nick it is
     */
    record Absent(long session, DirectMessage message, long fromAccount, long toAccount) implements News {
        @Override
        public <C> void handledBy(SessionReplyHandler<C> handler, C context) {
            handler.absent(this, context);
        }
    }

    /** The session's words into a room that it is not in have been said there. */
    record SaidInto(long session, String room, Event.Said said) implements News {
        @Override
        public <C> void handledBy(SessionReplyHandler<C> handler, C context) {
            handler.saidInto(this, context);
        }
    }

    /** You can't have that. */
    record Refused(long session, Refusal refusal) implements ForSession {
        @Override
        public <C> void handledBy(SessionReplyHandler<C> handler, C context) {
            handler.refused(this, context);
        }
    }

    /**
     * A mistake was made over something that you asked for, and has been told of: you end.
     *
     * @param room the folded name of the room that you wanted to come into, if it was that; empty if not
     */
    record Failed(long session, String room) implements ForSession {
        @Override
        public <C> void handledBy(SessionReplyHandler<C> handler, C context) {
            handler.failed(this, context);
        }
    }

    /** You can't come in there; {@code room} is its folded name. */
    record Barred(long session, String room, Refusal refusal) implements ForSession {
        @Override
        public <C> void handledBy(SessionReplyHandler<C> handler, C context) {
            handler.barred(this, context);
        }
    }

    /** The person whom the session wants to invite into that room was found. */
    record FoundToInvite(long session, Member who, String room) implements ForSession {
        @Override
        public <C> void handledBy(SessionReplyHandler<C> handler, C context) {
            handler.foundToInvite(this, context);
        }
    }

    /** Somebody has invited you. */
    record Invited(long session, Member by, String room) implements News {
        @Override
        public <C> void handledBy(SessionReplyHandler<C> handler, C context) {
            handler.invited(this, context);
        }
    }

    /** You have invited somebody. */
    record InvitationSent(long session, Member who, String room) implements News {
        @Override
        public <C> void handledBy(SessionReplyHandler<C> handler, C context) {
            handler.invitationSent(this, context);
        }
    }

    /**
     * Another session, which knows you by your nick, wants to know what it may of you.
     *
     * @param asked the home that was asked, in whose name this is answered
     */
    record Queried(long session, Asker by, long query, int asked) implements ForSession {
        @Override
        public long waiting() {
            return by.session();
        }

        @Override
        public <C> void handledBy(SessionReplyHandler<C> handler, C context) {
            handler.queried(this, context);
        }
    }

    /**
     * The owner of your nick is here and wants it: you are a guest again.
     *
     * @param owner the session that waits for that, to be answered
     * @param asked the home that was asked, in whose name this is answered
     */
    record Outranked(long session, String nick, long owner, long query, int asked) implements ForSession {
        @Override
        public long waiting() {
            return owner;
        }

        @Override
        public <C> void handledBy(SessionReplyHandler<C> handler, C context) {
            handler.outranked(this, context);
        }
    }

    /** For the hub: somebody wants to know something that it answers. */
    record Asked(HubRequest request) implements Reply {
        @Override
        public long waiting() {
            return request.session();
        }

        @Override
        public void handledBy(Reply.Handler handler) {
            handler.asked(this);
        }
    }

    /**
     * The answer to a query.
     *
     * @param from the instance that was asked
     */
    record Answered(long session, long query, int from, Answer answer) implements ForSession {
        @Override
        public <C> void handledBy(SessionReplyHandler<C> handler, C context) {
            handler.answered(this, context);
        }
    }

    /** Somebody has a nick that you watch. */
    record Appeared(long session, Member who) implements News {
        @Override
        public <C> void handledBy(SessionReplyHandler<C> handler, C context) {
            handler.appeared(this, context);
        }
    }

    /** Nobody has a nick any more that you watch. */
    record Disappeared(long session, String nick) implements News {
        @Override
        public <C> void handledBy(SessionReplyHandler<C> handler, C context) {
            handler.disappeared(this, context);
        }
    }

    /** Something else may be known about somebody with a nick that you watch. */
    record Changed(long session, Member who, Profile before) implements News {
        @Override
        public <C> void handledBy(SessionReplyHandler<C> handler, C context) {
            handler.changed(this, context);
        }
    }

    /** Somebody throws you off the server. */
    record Killed(long session, Member by, String reason) implements ForSession {
        @Override
        public <C> void handledBy(SessionReplyHandler<C> handler, C context) {
            handler.killed(this, context);
        }
    }

    /**
     * Something happened in a room that you observe.
     *
     * @param observation the question that began it
     * @param home who has to be told once it is dealt with
     * @param bytes what it weighs
     * @param missed how many events were left out since the last such reply
     */
    record Happened(long session, long observation, int home, String room, List<Event> events, int bytes, int missed)
            implements ForSession {
        @Override
        public <C> void handledBy(SessionReplyHandler<C> handler, C context) {
            handler.happened(this, context);
        }
    }

    /**
     * For the hub: stands for a reply that can't be read here, since only a newer version knows it.
     *
     * @param session the session that may wait for it, here or at another hub; {@link Request#NOBODY} if none does
     * @param room the folded name of the room that it wanted to come into, if it was that; empty if not
     */
    record Unreadable(long session, String room, String complaint) implements Reply {
        @Override
        public long waiting() {
            return session;
        }

        @Override
        public void handledBy(Reply.Handler handler) {
            handler.unreadable(this);
        }
    }

    /** For the hub: somebody says something to everybody. */
    record Announced(Member from, Speech speech) implements Reply {
        @Override
        public void handledBy(Reply.Handler handler) {
            handler.announced(this);
        }
    }
}
