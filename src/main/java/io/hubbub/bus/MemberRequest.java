package io.hubbub.bus;

import io.hubbub.room.Asker;
import io.hubbub.room.Claim;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Profile;
import io.hubbub.room.Properties;
import java.util.List;
import java.util.Map;

/** A request that only a member may make. */
public sealed interface MemberRequest extends RoomRequest {
    @Override
    default <C> void handledBy(RoomRequest.Handler<C> handler, C context) {
        handler.byMember(this, context);
    }

    /** As {@link Request#handledBy}, for the member the asker. */
    void handledBy(Handler handler);

    /** Whether nothing is left to do, and nothing to refuse, if the session is not in the room any more. */
    default boolean isDoneOutside() {
        return false;
    }

    /** Has a method for each kind of request of a member. */
    interface Handler {
        void leave(Leave request);

        void quit(Quit request);

        void rename(Rename request);

        void reprofile(Reprofile request);

        void hold(Hold request);

        void changeModes(ChangeModes request);

        void setTopic(SetTopic request);

        void kick(Kick request);

        void invite(Invite request);

        void redact(Redact request);

        void describe(Describe request);
    }

    /** This session leaves the room. */
    record Leave(String room, long session, String reason) implements MemberRequest {
        @Override
        public void handledBy(MemberRequest.Handler handler) {
            handler.leave(this);
        }

        @Override
        public boolean isDoneOutside() {
            return true;
        }

        @Override
        public int weight() {
            return OVERHEAD + reason.length();
        }
    }

    /** This session is gone from the server, and from this room. */
    record Quit(String room, long session, CloseReason cause, String reason) implements MemberRequest {
        @Override
        public void handledBy(MemberRequest.Handler handler) {
            handler.quit(this);
        }

        @Override
        public boolean isDoneOutside() {
            return true;
        }

        @Override
        public boolean isFarewell() {
            return true;
        }
    }

    /** This session has another nick, in this room. */
    record Rename(String room, long session, String nick, int edition) implements MemberRequest {
        @Override
        public void handledBy(MemberRequest.Handler handler) {
            handler.rename(this);
        }

        @Override
        public boolean isDoneOutside() {
            return true;
        }
    }

    /** This session's profile is another one, in this room. */
    record Reprofile(String room, long session, Profile profile, int edition) implements MemberRequest {
        @Override
        public void handledBy(MemberRequest.Handler handler) {
            handler.reprofile(this);
        }

        @Override
        public boolean isDoneOutside() {
            return true;
        }
    }

    /** This session holds another claim, in this room. */
    record Hold(String room, long session, Claim claim) implements MemberRequest {
        @Override
        public void handledBy(MemberRequest.Handler handler) {
            handler.hold(this);
        }

        @Override
        public boolean isDoneOutside() {
            return true;
        }
    }

    /** This session changes the room's rules. */
    record ChangeModes(String room, Asker by, List<ModeChange> changes) implements MemberRequest {
        @Override
        public void handledBy(MemberRequest.Handler handler) {
            handler.changeModes(this);
        }

        @Override
        public long session() {
            return by.session();
        }

        @Override
        public int weight() {
            return OVERHEAD * (1 + changes.size());
        }
    }

    /** This session sets the room's topic. */
    record SetTopic(String room, Asker by, String topic) implements MemberRequest {
        @Override
        public void handledBy(MemberRequest.Handler handler) {
            handler.setTopic(this);
        }

        @Override
        public long session() {
            return by.session();
        }

        @Override
        public int weight() {
            return OVERHEAD + topic.length();
        }
    }

    /** This session throws the member with that nick out. */
    record Kick(String room, Asker by, String nick, String reason) implements MemberRequest {
        @Override
        public void handledBy(MemberRequest.Handler handler) {
            handler.kick(this);
        }

        @Override
        public long session() {
            return by.session();
        }

        @Override
        public int weight() {
            return OVERHEAD + reason.length();
        }
    }

    /**
     * This session deletes something that was said in the room.
     *
     * @param message what will be left of it
     * @param isOwn whether it has said that itself
     */
    record Redact(String room, Asker by, Event.Erased message, boolean isOwn, String reason) implements MemberRequest {
        @Override
        public void handledBy(MemberRequest.Handler handler) {
            handler.redact(this);
        }

        @Override
        public long session() {
            return by.session();
        }

        @Override
        public int weight() {
            return OVERHEAD + message.weight() + reason.length();
        }
    }

    /** This session gives the room other properties: new values by their keys, of which an empty one takes it away. */
    record Describe(String room, Asker by, Map<String, String> changes) implements MemberRequest {
        public Describe {
            changes = Map.copyOf(changes);
        }

        @Override
        public void handledBy(MemberRequest.Handler handler) {
            handler.describe(this);
        }

        @Override
        public long session() {
            return by.session();
        }

        @Override
        public int weight() {
            return OVERHEAD + Properties.weight(changes);
        }
    }

    /** This session invites somebody, who was found by the nick. */
    record Invite(String room, Asker by, Member who) implements MemberRequest {
        @Override
        public void handledBy(MemberRequest.Handler handler) {
            handler.invite(this);
        }

        @Override
        public long session() {
            return by.session();
        }
    }
}
