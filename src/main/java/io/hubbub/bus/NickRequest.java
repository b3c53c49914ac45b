package io.hubbub.bus;

import io.hubbub.room.Asker;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.Member;
import io.hubbub.room.Rights;
import io.hubbub.room.Speech;

/** A request to the home of a nick. */
public sealed interface NickRequest extends Request {
    /** The nick, as it was written. */
    String nick();

    @Override
    default <C> void handledBy(Request.Handler<C> handler, C context) {
        handler.ofName(this, context);
    }

    /** As {@link Request#handledBy}. */
    void handledBy(Handler handler);

    /** Has a method for each kind of request about a nick. */
    interface Handler {
        void introduce(Introduce request);

        void claim(Claim request);

        void reclaim(Reclaim request);

        void release(Release request);

        void message(Message request);

        void copy(Copy request);

        void findToInvite(FindToInvite request);

        void queryPerson(QueryPerson request);

        void queryPast(QueryPast request);

        void watch(Watch request);

        void unwatch(Unwatch request);

        void kill(Kill request);
    }

    /** This session has said something to somebody alone, which the other sessions that have its nick are to know; no answer. */
    record Copy(long session, String nick, DirectMessage message) implements NickRequest {
        @Override
        public void handledBy(NickRequest.Handler handler) {
            handler.copy(this);
        }
    }

    /** Here is somebody under this nick, or something else may be known about them from here on; no answer. */
    record Introduce(Member who) implements NickRequest {
        @Override
        public void handledBy(NickRequest.Handler handler) {
            handler.introduce(this);
        }

        @Override
        public String nick() {
            return who.nick();
        }

        @Override
        public long session() {
            return who.session();
        }
    }

    /**
     * This session wants this nick.
     *
     * @param account the account that the session is logged in to; 0 for none
     */
    record Claim(long session, long account, String nick) implements NickRequest {
        @Override
        public void handledBy(NickRequest.Handler handler) {
            handler.claim(this);
        }
    }

    /**
     * This session's account owns this nick, and nobody else is to have it: answered once it is free or nothing can be done about that.
     *
     * @param account as {@link Claim#account}
     */
    record Reclaim(long session, long query, long account, String nick) implements NickRequest, Query<Answer.Closed> {
        @Override
        public void handledBy(NickRequest.Handler handler) {
            handler.reclaim(this);
        }

        @Override
        public Class<Answer.Closed> answerKind() {
            return Answer.Closed.class;
        }
    }

    /** This session gives a nick back. */
    record Release(long session, String nick) implements NickRequest {
        @Override
        public void handledBy(NickRequest.Handler handler) {
            handler.release(this);
        }

        @Override
        public boolean isFarewell() {
            return true;
        }
    }

    /**
     * This member says something to the holder of that nick.
     *
     * @param account the account that the member's session is logged in to; 0 for none
     */
    record Message(Member from, long account, String nick, Speech speech) implements NickRequest {
        @Override
        public void handledBy(NickRequest.Handler handler) {
            handler.message(this);
        }

        @Override
        public long session() {
            return from.session();
        }

        @Override
        public int weight() {
            return OVERHEAD + speech.weight();
        }
    }

    /** This session wants to invite the holder of that nick into a room. */
    record FindToInvite(long session, String nick, String room) implements NickRequest {
        @Override
        public void handledBy(NickRequest.Handler handler) {
            handler.findToInvite(this);
        }
    }

    /** Asks who has that nick, and what the asker may know of them. */
    record QueryPerson(Asker by, long query, String nick) implements NickRequest, Query<Answer.Person> {
        @Override
        public void handledBy(NickRequest.Handler handler) {
            handler.queryPerson(this);
        }

        @Override
        public long session() {
            return by.session();
        }

        @Override
        public Class<Answer.Person> answerKind() {
            return Answer.Person.class;
        }
    }

    /** Asks who had that nick. */
    record QueryPast(long session, long query, String nick) implements NickRequest, Query<Answer.Past> {
        @Override
        public void handledBy(NickRequest.Handler handler) {
            handler.queryPast(this);
        }

        @Override
        public Class<Answer.Past> answerKind() {
            return Answer.Past.class;
        }
    }

    /** Asks who has that nick, and hears from here on who gets it and who loses it. */
    record Watch(long session, long query, String nick) implements NickRequest, Query<Answer.Holder> {
        @Override
        public void handledBy(NickRequest.Handler handler) {
            handler.watch(this);
        }

        @Override
        public Class<Answer.Holder> answerKind() {
            return Answer.Holder.class;
        }
    }

    /** This session wants to hear no more about that nick. */
    record Unwatch(long session, String nick) implements NickRequest {
        @Override
        public void handledBy(NickRequest.Handler handler) {
            handler.unwatch(this);
        }

        @Override
        public boolean isFarewell() {
            return true;
        }
    }

    /** This operator throws the holder of that nick off the server. */
    record Kill(Member by, Rights rights, String nick, String reason) implements NickRequest {
        @Override
        public void handledBy(NickRequest.Handler handler) {
            handler.kill(this);
        }

        @Override
        public long session() {
            return by.session();
        }
    }
}
