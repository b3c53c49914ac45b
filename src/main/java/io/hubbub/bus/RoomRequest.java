package io.hubbub.bus;

import io.hubbub.room.Asker;
import io.hubbub.room.Entry;
import io.hubbub.room.Member;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Owner;
import io.hubbub.room.Rights;
import io.hubbub.room.Speech;
import java.util.List;

/** A request to the home of a room. */
public sealed interface RoomRequest extends Request
        permits MemberRequest, RoomRequest.Speaks, RoomRequest.FromOutside, RoomRequest.Join, RoomRequest.Lagging {
    /** The room's folded name. */
    String room();

    @Override
    default <C> void handledBy(Request.Handler<C> handler, C context) {
        handler.inRoom(this, context);
    }

    /** As {@link Request#handledBy}. */
    <C> void handledBy(Handler<C> handler, C context);

    /** Has a method for each kind of request to a room. */
    interface Handler<C> {
        void join(Join request, C context);

        void say(Say request, C context);

        void sayInto(SayInto request, C context);

        void queryRoom(QueryRoom request, C context);

        void lagging(Lagging request, C context);

        void changeOwner(ChangeOwner request, C context);

        void close(Close request, C context);

        void mend(Mend request, C context);

        void byMember(MemberRequest request, C context);
    }

    /** A request that puts words into a room. */
    sealed interface Speaks extends RoomRequest {
        /** The words. */
        Speech speech();

        @Override
        default int weight() {
            return OVERHEAD + speech().weight();
        }
    }

    /** A request that somebody outside of the room may make. */
    sealed interface FromOutside extends RoomRequest {}

    /** Let this member into the room, which is made if it isn't there. */
    record Join(String room, Member who, Rights rights, Entry entry) implements RoomRequest {
        @Override
        public <C> void handledBy(RoomRequest.Handler<C> handler, C context) {
            handler.join(this, context);
        }

        @Override
        public long session() {
            return who.session();
        }
    }

    /** This session speaks in the room. */
    record Say(String room, long session, Speech speech) implements Speaks {
        @Override
        public <C> void handledBy(RoomRequest.Handler<C> handler, C context) {
            handler.say(this, context);
        }
    }

    /** A session speaks in a room that it may not be in. */
    record SayInto(String room, Member from, Rights rights, Speech speech) implements Speaks, FromOutside {
        @Override
        public <C> void handledBy(RoomRequest.Handler<C> handler, C context) {
            handler.sayInto(this, context);
        }

        @Override
        public long session() {
            return from.session();
        }
    }

    /** Asks for what the asker may see of a room, its members included. */
    record QueryRoom(String room, Asker by, long query) implements FromOutside, Query<Answer.Room> {
        @Override
        public <C> void handledBy(RoomRequest.Handler<C> handler, C context) {
            handler.queryRoom(this, context);
        }

        @Override
        public long session() {
            return by.session();
        }

        @Override
        public Class<Answer.Room> answerKind() {
            return Answer.Room.class;
        }
    }

    /** How a room is to belong to somebody else. */
    enum OwnerChange {
        /** To the one who asks. */
        CLAIM,
        /** To a member. */
        TRANSFER,
        /** To nobody. */
        DROP
    }

    /**
     * Makes a room belong to somebody else.
     *
     * @param by who asks, be it inside the room or not
     * @param account the account that the asker is logged in to, as an owner
     * @param to the nick of the member that is to have it; empty unless it is a transfer
     */
    record ChangeOwner(String room, Member by, Rights rights, Owner account, OwnerChange change, String to, long query)
            implements FromOutside, Query<Answer.Owned> {
        @Override
        public <C> void handledBy(RoomRequest.Handler<C> handler, C context) {
            handler.changeOwner(this, context);
        }

        @Override
        public long session() {
            return by.session();
        }

        @Override
        public Class<Answer.Owned> answerKind() {
            return Answer.Owned.class;
        }
    }

    /**
     * One who looks after the server, and need not be in the room, has everybody leave it.
     *
     * @param actor what those in the room see as the one who did it
     */
    record Close(String room, Asker by, String actor, String reason, long query)
            implements FromOutside, Query<Answer.Mended> {
        @Override
        public <C> void handledBy(RoomRequest.Handler<C> handler, C context) {
            handler.close(this, context);
        }

        @Override
        public long session() {
            return by.session();
        }

        @Override
        public int weight() {
            return OVERHEAD + reason.length();
        }

        @Override
        public Class<Answer.Mended> answerKind() {
            return Answer.Mended.class;
        }
    }

    /** The same changes rules or roles there. */
    record Mend(String room, Asker by, String actor, List<ModeChange> changes, long query)
            implements FromOutside, Query<Answer.Mended> {
        public Mend {
            changes = List.copyOf(changes);
        }

        @Override
        public <C> void handledBy(RoomRequest.Handler<C> handler, C context) {
            handler.mend(this, context);
        }

        @Override
        public long session() {
            return by.session();
        }

        @Override
        public Class<Answer.Mended> answerKind() {
            return Answer.Mended.class;
        }
    }

    /** So many of this hub's members of the room can't be written to at the moment. */
    record Lagging(String room, int members) implements RoomRequest {
        @Override
        public <C> void handledBy(RoomRequest.Handler<C> handler, C context) {
            handler.lagging(this, context);
        }

        @Override
        public long session() {
            return NOBODY;
        }
    }
}
