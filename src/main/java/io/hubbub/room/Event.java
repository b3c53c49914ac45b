package io.hubbub.room;

import java.util.List;
import java.util.Map;

/**
 * Something that happened in a room. The room's home stamps events, and nobody else makes them; everyone who is in the
 * room sees them in the order of their numbers. Immutable, and passed between threads by reference.
 */
public sealed interface Event {
    /** The weight of an event beside its words, in bytes: the objects around them. */
    int OVERHEAD = 64;

    /** The number of the log and the place in it, in one number: as {@link MessageId#key(long, long)}. */
    long key();

    /** The place in the room's order: 1 for the first event of its log, and no number is left out. */
    default long seq() {
        return MessageId.seq(key());
    }

    /** Its name, the same at every door. */
    default MessageId id() {
        return new MessageId(timeMs(), key());
    }

    /** When the home stamped it, in milliseconds since 1970. */
    long timeMs();

    /** The memory that it takes while somebody has still to see it, in bytes or nearly so. */
    default int weight() {
        return OVERHEAD;
    }

    /** The role that one has to have to see it; null for everybody. */
    default Role to() {
        return null;
    }

    /**
     * What others see of it; null for nothing. A person may be in a room with several sessions under one nick: others see the first of them
     * come and the last one go.
     */
    default Event toOthers() {
        return this;
    }

    /** Lets a handler do what it does with this kind of event. */
    <R> R handledBy(EventHandler<R> handler);

    /** Somebody spoke, from inside the room or from outside. */
    record Said(long key, long timeMs, Member from, Speech speech) implements Event {
        @Override
        public <R> R handledBy(EventHandler<R> handler) {
            return handler.said(this);
        }

        @Override
        public int weight() {
            return OVERHEAD + speech.weight();
        }

        @Override
        public Role to() {
            return speech.to();
        }

        /** What is left of it once it is deleted. */
        public Erased erased() {
            return new Erased(key, timeMs, from, speech.kind(), speech.to());
        }
    }

    /** What is left in the place of something that was said and is deleted: everything but the words. Only in what is read of the past. */
    record Erased(long key, long timeMs, Member from, Speech.Kind kind, Role to) implements Event {
        @Override
        public <R> R handledBy(EventHandler<R> handler) {
            return handler.erased(this);
        }
    }

    /**
     * Something that was said is deleted from here on.
     *
     * @param erased what is left of it
     * @param reason in the words of the one who deleted it; may be empty
     */
    record Redacted(long key, long timeMs, Member by, Erased erased, String reason) implements Event {
        @Override
        public <R> R handledBy(EventHandler<R> handler) {
            return handler.redacted(this);
        }

        @Override
        public int weight() {
            return OVERHEAD + OVERHEAD + reason.length();
        }

        /** Nobody hears of the deletion who did not see what was deleted. */
        @Override
        public Role to() {
            return erased.to();
        }
    }

    /**
     * Somebody came in.
     *
     * @param isShared whether another session of that person is in the room already
     */
    record Joined(long key, long timeMs, Member who, boolean isShared) implements Event {
        /** Of somebody who is not in the room yet. */
        public Joined(long key, long timeMs, Member who) {
            this(key, timeMs, who, false);
        }

        @Override
        public Event toOthers() {
            return isShared ? null : this;
        }

        @Override
        public <R> R handledBy(EventHandler<R> handler) {
            return handler.joined(this);
        }
    }

    /** Somebody is in the room no more. */
    sealed interface Departed extends Event {

        /** The member that is gone. */
        Member who();

        /** The reason in the words of the one who caused it; may be empty. */
        String reason();

        /** Whether another session of that person is in the room still. */
        boolean isShared();

        @Override
        default Event toOthers() {
            return isShared() ? null : this;
        }

        /** Whether the words are a user's: a door must not let them look like the server's. */
        default boolean isInOwnWords() {
            return true;
        }

        @Override
        default int weight() {
            return OVERHEAD + reason().length();
        }

        /** Lets a handler do what it does with this kind of departure. */
        <R> R handledBy(DepartureHandler<R> handler);

        @Override
        default <R> R handledBy(EventHandler<R> handler) {
            return handledBy((DepartureHandler<R>) handler);
        }
    }

    /** Somebody went out, and stays on the server. */
    record Left(long key, long timeMs, Member who, String reason, boolean isShared) implements Departed {
        /** Of somebody who is in the room no more. */
        public Left(long key, long timeMs, Member who, String reason) {
            this(key, timeMs, who, reason, false);
        }

        @Override
        public <R> R handledBy(DepartureHandler<R> handler) {
            return handler.left(this);
        }
    }

    /** Somebody has left the server, and so this room and every other. */
    record Quit(long key, long timeMs, Member who, CloseReason cause, String reason, boolean isShared)
            implements Departed {
        /** Of somebody who is in the room no more. */
        public Quit(long key, long timeMs, Member who, CloseReason cause, String reason) {
            this(key, timeMs, who, cause, reason, false);
        }

        @Override
        public <R> R handledBy(DepartureHandler<R> handler) {
            return handler.quit(this);
        }

        @Override
        public boolean isInOwnWords() {
            return cause == CloseReason.QUIT;
        }
    }

    /** Somebody was thrown out. */
    record Kicked(long key, long timeMs, Member who, Member by, String reason, boolean isShared) implements Departed {
        /** Of somebody who is in the room no more. */
        public Kicked(long key, long timeMs, Member who, Member by, String reason) {
            this(key, timeMs, who, by, reason, false);
        }

        @Override
        public <R> R handledBy(DepartureHandler<R> handler) {
            return handler.kicked(this);
        }
    }

    /**
     * A member has another nick from here on: {@code who} carries the new one.
     *
     * @param wasShared whether another session in the room has the old one still: others see somebody come
     * @param isShared whether another session in the room has the new one already: others see somebody go
     */
    record Renamed(long key, long timeMs, Member who, String oldNick, boolean wasShared, boolean isShared)
            implements Event {
        /** Of somebody who is in the room with one session. */
        public Renamed(long key, long timeMs, Member who, String oldNick) {
            this(key, timeMs, who, oldNick, false, false);
        }

        @Override
        public Event toOthers() {
            if (wasShared) {
                return isShared ? null : new Joined(key, timeMs, who);
            }
            return isShared ? new Left(key, timeMs, who.renamed(oldNick, who.edition()), "") : this;
        }

        @Override
        public <R> R handledBy(EventHandler<R> handler) {
            return handler.renamed(this);
        }
    }

    /** Something else may be known about a member from here on; {@code isShared} if others know that person by an earlier session. */
    record Reprofiled(long key, long timeMs, Member who, Profile before, boolean isShared) implements Event {
        /** Of somebody whom others know by this session. */
        public Reprofiled(long key, long timeMs, Member who, Profile before) {
            this(key, timeMs, who, before, false);
        }

        @Override
        public Event toOthers() {
            return isShared ? null : this;
        }

        @Override
        public <R> R handledBy(EventHandler<R> handler) {
            return handler.reprofiled(this);
        }

        @Override
        public int weight() {
            return OVERHEAD + who.profile().weight();
        }
    }

    /** The room has another topic from here on; an empty one means none. */
    record TopicSet(long key, long timeMs, Member by, String topic) implements Event {
        @Override
        public <R> R handledBy(EventHandler<R> handler) {
            return handler.topicSet(this);
        }

        @Override
        public int weight() {
            return OVERHEAD + topic.length();
        }
    }

    /** The room's rules, lists or roles are others from here on; only what really changed is in {@code changes}. */
    record ModesChanged(long key, long timeMs, Member by, List<ModeChange> changes) implements Event {
        @Override
        public <R> R handledBy(EventHandler<R> handler) {
            return handler.modesChanged(this);
        }
    }

    /**
     * The room has other properties from here on; only what really changed is in {@code changes}.
     *
     * @param changes the new values by their keys; an empty one means that there is none any more
     */
    record Described(long key, long timeMs, Member by, Map<String, String> changes) implements Event {
        public Described {
            changes = Map.copyOf(changes);
        }

        @Override
        public <R> R handledBy(EventHandler<R> handler) {
            return handler.described(this);
        }

        @Override
        public int weight() {
            return OVERHEAD + Properties.weight(changes);
        }
    }

    /** An invitation: somebody may come in who might not have been let in. */
    record Invited(long key, long timeMs, Member by, Member who) implements Event {
        @Override
        public <R> R handledBy(EventHandler<R> handler) {
            return handler.invited(this);
        }
    }

    /** Something of which nothing can be made here, since only a newer version knows it: it has its place in the order, and says nothing. */
    record Unknown(long key, long timeMs) implements Event {
        @Override
        public <R> R handledBy(EventHandler<R> handler) {
            return handler.unknown(this);
        }
    }
}
