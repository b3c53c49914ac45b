package io.hubbub.room;

import java.util.List;
import java.util.Set;

/**
 * What a hub asks of a home for one of its sessions. Rooms are named in their folded form. Immutable; travels in an {@link
 * AskBatch}.
 */
sealed interface Ask {
    /** What an ask weighs beside the bytes it carries, in bytes: the objects around them. */
    int OVERHEAD = 64;

    /** Stands for a session where the hub asks for itself. */
    long NOBODY = -1;

    /** The session that asks; {@link #NOBODY} for the hub. It ends if a mistake keeps the home from granting this or refusing it. */
    long session();

    /**
     * Whether this clears away what the session had, so that a home must do it though a mistake was made over it: nobody else
     * would.
     */
    default boolean isFarewell() {
        return false;
    }

    /** Hands this to the method for its kind: a kind that a handler does not know does not compile. */
    <C> void handledBy(Handler<C> handler, C context);

    /**
     * Has a method for each kind of request that a home knows.
     *
     * @param <C> what the home has to know beside the request: who asked with which batch
     */
    interface Handler<C> {
        void inRoom(InRoom ask, C context);

        void ofName(OfName ask, C context);

        void ofEveryHome(OfEveryHome ask, C context);

        void observed(Observed ask, C context);
    }

    /** Bytes to count against what a hub may have under way. */
    default int weight() {
        return OVERHEAD;
    }

    /** What goes to the home of a room. */
    sealed interface InRoom extends Ask {
        /** The room's folded name. */
        String room();

        @Override
        default <C> void handledBy(Ask.Handler<C> handler, C context) {
            handler.inRoom(this, context);
        }

        /** As {@link Ask#handledBy}. */
        <C> void handledBy(Handler<C> handler, C context);

        /** Has a method for each kind of request to a room. */
        interface Handler<C> {
            void join(Join ask, C context);

            void say(Say ask, C context);

            void sayInto(SayInto ask, C context);

            void inquire(InquireRoom ask, C context);

            void lagging(Lagging ask, C context);

            void byMember(ByMember ask, C context);
        }
    }

    /** What puts words into a room. */
    sealed interface Speaks extends InRoom {
        /** The words. */
        Speech speech();

        @Override
        default int weight() {
            return OVERHEAD + speech().weight();
        }
    }

    /** What only a member may ask for. */
    sealed interface ByMember extends InRoom {
        @Override
        default <C> void handledBy(InRoom.Handler<C> handler, C context) {
            handler.byMember(this, context);
        }

        /** As {@link Ask#handledBy}, for the member who asks. */
        void handledBy(Handler handler);

        /** Whether nothing is left to do, and nothing to refuse, if the session is not in the room any more. */
        default boolean isDoneOutside() {
            return false;
        }

        /** Has a method for each kind of request of a member. */
        interface Handler {
            void leave(Leave ask);

            void quit(Quit ask);

            void rename(Rename ask);

            void reprofile(Reprofile ask);

            void changeModes(ChangeModes ask);

            void setTopic(SetTopic ask);

            void kick(Kick ask);

            void invite(Invite ask);
        }
    }

    /** What somebody may ask of a room without being in it. */
    sealed interface FromOutside extends InRoom {}

    /** What goes to the home of a nick. */
    sealed interface OfName extends Ask {
        /** The nick, as it was written. */
        String nick();

        @Override
        default <C> void handledBy(Ask.Handler<C> handler, C context) {
            handler.ofName(this, context);
        }

        /** As {@link Ask#handledBy}. */
        void handledBy(Handler handler);

        /** Has a method for each kind of request about a nick. */
        interface Handler {
            void introduce(Introduce ask);

            void claim(Claim ask);

            void release(Release ask);

            void tell(Tell ask);

            void findToInvite(FindToInvite ask);

            void inquire(Inquire ask);

            void inquirePast(InquirePast ask);

            void watch(Watch ask);

            void unwatch(Unwatch ask);

            void kill(Kill ask);
        }
    }

    /** What goes to every home. */
    sealed interface OfEveryHome extends Ask {
        @Override
        default <C> void handledBy(Ask.Handler<C> handler, C context) {
            handler.ofEveryHome(this, context);
        }

        /** As {@link Ask#handledBy}. */
        void handledBy(Handler handler);

        /** Has a method for each kind of request to every home. */
        interface Handler {
            void sync(Sync ask);

            void listRooms(ListRooms ask);

            void inspectRooms(InspectRooms ask);

            void announce(Announce ask);

            void observe(Observe ask);

            void observeNoMore(ObserveNoMore ask);

            void ofEveryHub(OfEveryHub ask);
        }
    }

    /** What every home passes on to the hub of its instance, which answers it. */
    sealed interface OfEveryHub extends OfEveryHome, Question {
        @Override
        default void handledBy(OfEveryHome.Handler handler) {
            handler.ofEveryHub(this);
        }

        /** As {@link Ask#handledBy}, at a hub. */
        void handledBy(Handler handler);

        /** Has a method for each kind of request to every hub. */
        interface Handler {
            void search(Search ask);

            void inspectSessions(InspectSessions ask);

            void close(Close ask);

            void supersede(Supersede ask);
        }
    }

    /** What is answered with {@link Note.Answered} under its number, by each home or hub that it reaches. */
    sealed interface Question extends Ask {
        /** The number by which the asker knows it. */
        long question();
    }

    /** Let this member into the room, which is made if it isn't there. */
    record Join(String room, Member who, Entry entry) implements InRoom {
        @Override
        public <C> void handledBy(InRoom.Handler<C> handler, C context) {
            handler.join(this, context);
        }

        @Override
        public long session() {
            return who.session();
        }
    }

    /** This session leaves the room. */
    record Leave(String room, long session, String reason) implements ByMember {
        @Override
        public void handledBy(ByMember.Handler handler) {
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
    record Quit(String room, long session, CloseReason cause, String reason) implements ByMember {
        @Override
        public void handledBy(ByMember.Handler handler) {
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

    /** This session speaks in the room. */
    record Say(String room, long session, Speech speech) implements Speaks {
        @Override
        public <C> void handledBy(InRoom.Handler<C> handler, C context) {
            handler.say(this, context);
        }
    }

    /** Somebody who may not be in the room speaks there. */
    record SayInto(String room, Member from, Speech speech) implements Speaks, FromOutside {
        @Override
        public <C> void handledBy(InRoom.Handler<C> handler, C context) {
            handler.sayInto(this, context);
        }

        @Override
        public long session() {
            return from.session();
        }
    }

    /** This session changes the room's rules. */
    record ChangeModes(String room, long session, List<ModeChange> changes) implements ByMember {
        @Override
        public void handledBy(ByMember.Handler handler) {
            handler.changeModes(this);
        }

        @Override
        public int weight() {
            return OVERHEAD * (1 + changes.size());
        }
    }

    /** This session throws the member with that nick out. */
    record Kick(String room, long session, String nick, String reason) implements ByMember {
        @Override
        public void handledBy(ByMember.Handler handler) {
            handler.kick(this);
        }

        @Override
        public int weight() {
            return OVERHEAD + reason.length();
        }
    }

    /** This session invites somebody, who was found by the nick. */
    record Invite(String room, long session, Member who) implements ByMember {
        @Override
        public void handledBy(ByMember.Handler handler) {
            handler.invite(this);
        }
    }

    /** What may be known about this session is something else, in this room. */
    record Reprofile(String room, long session, Profile profile, int edition) implements ByMember {
        @Override
        public void handledBy(ByMember.Handler handler) {
            handler.reprofile(this);
        }

        @Override
        public boolean isDoneOutside() {
            return true;
        }
    }

    /** What is to be seen of a room, who is in it included: an {@code Optional<RoomState>}. */
    record InquireRoom(String room, long session, long question) implements FromOutside, Question {
        @Override
        public <C> void handledBy(InRoom.Handler<C> handler, C context) {
            handler.inquire(this, context);
        }
    }

    /** This session has another nick, in this room. */
    record Rename(String room, long session, String nick, int edition) implements ByMember {
        @Override
        public void handledBy(ByMember.Handler handler) {
            handler.rename(this);
        }

        @Override
        public boolean isDoneOutside() {
            return true;
        }
    }

    /** This session sets the room's topic. */
    record SetTopic(String room, long session, String topic) implements ByMember {
        @Override
        public void handledBy(ByMember.Handler handler) {
            handler.setTopic(this);
        }

        @Override
        public int weight() {
            return OVERHEAD + topic.length();
        }
    }

    /** So many of this hub's members of the room can't be written to at the moment. */
    record Lagging(String room, int members) implements InRoom {
        @Override
        public <C> void handledBy(InRoom.Handler<C> handler, C context) {
            handler.lagging(this, context);
        }

        @Override
        public long session() {
            return NOBODY;
        }
    }

    /** Here is somebody under this nick, or something else may be known about them from here on; no answer. */
    record Introduce(Member who) implements OfName {
        @Override
        public void handledBy(OfName.Handler handler) {
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

    /** This session wants this nick. */
    record Claim(long session, String nick) implements OfName {
        @Override
        public void handledBy(OfName.Handler handler) {
            handler.claim(this);
        }
    }

    /** This session gives a nick back. */
    record Release(long session, String nick) implements OfName {
        @Override
        public void handledBy(OfName.Handler handler) {
            handler.release(this);
        }

        @Override
        public boolean isFarewell() {
            return true;
        }
    }

    /** This member says something to whoever has that nick. */
    record Tell(Member from, String nick, Speech speech) implements OfName {
        @Override
        public void handledBy(OfName.Handler handler) {
            handler.tell(this);
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

    /** This session wants to invite whoever has that nick into a room. */
    record FindToInvite(long session, String nick, String room) implements OfName {
        @Override
        public void handledBy(OfName.Handler handler) {
            handler.findToInvite(this);
        }
    }

    /** Who has that nick, and what others may know of them: an {@code Optional<Description>}. */
    record Inquire(long session, long question, String nick) implements OfName, Question {
        @Override
        public void handledBy(OfName.Handler handler) {
            handler.inquire(this);
        }
    }

    /** Who had that nick, the last first: a {@code List<PastNick>}. */
    record InquirePast(long session, long question, String nick) implements OfName, Question {
        @Override
        public void handledBy(OfName.Handler handler) {
            handler.inquirePast(this);
        }
    }

    /** Who has that nick, an {@code Optional<Member>}; and from here on who gets it and who loses it. */
    record Watch(long session, long question, String nick) implements OfName, Question {
        @Override
        public void handledBy(OfName.Handler handler) {
            handler.watch(this);
        }
    }

    /** This session wants to hear no more about that nick. */
    record Unwatch(long session, String nick) implements OfName {
        @Override
        public void handledBy(OfName.Handler handler) {
            handler.unwatch(this);
        }

        @Override
        public boolean isFarewell() {
            return true;
        }
    }

    /** This member throws whoever has that nick off the server. */
    record Kill(Member by, String nick, String reason) implements OfName {
        @Override
        public void handledBy(OfName.Handler handler) {
            handler.kill(this);
        }

        @Override
        public long session() {
            return by.session();
        }
    }

    /** Nothing, an {@code Optional} that is empty: when it is answered, whatever reached the home before has come of it. */
    record Sync(long session, long question) implements OfEveryHome, Question {
        @Override
        public void handledBy(OfEveryHome.Handler handler) {
            handler.sync(this);
        }
    }

    /** The rooms that live at a home: a {@code List<RoomListing>}. */
    record ListRooms(long session, long question) implements OfEveryHome, Question {
        @Override
        public void handledBy(OfEveryHome.Handler handler) {
            handler.listRooms(this);
        }
    }

    /**
     * Who is called something like that, in one way or another: a {@code List<Description>}.
     *
     * @param rooms the folded names of those whose members the asker sees in any case
     */
    record Search(long session, long question, Sought whom, Set<String> rooms) implements OfEveryHub {
        @Override
        public void handledBy(OfEveryHub.Handler handler) {
            handler.search(this);
        }

        @Override
        public int weight() {
            return OVERHEAD * (1 + rooms.size());
        }
    }

    /** This member says something to everybody on the server who wants to hear such things. */
    record Announce(Member from, Speech speech) implements OfEveryHome {
        @Override
        public void handledBy(OfEveryHome.Handler handler) {
            handler.announce(this);
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

    /** Sessions as an operator sees them: an {@code Inspection<SessionView>}. */
    record InspectSessions(long session, long question, String filter) implements OfEveryHub {
        @Override
        public void handledBy(OfEveryHub.Handler handler) {
            handler.inspectSessions(this);
        }

        @Override
        public int weight() {
            return OVERHEAD + filter.length();
        }
    }

    /** Rooms as an operator sees them: an {@code Inspection<RoomView>}. */
    record InspectRooms(long session, long question, String filter) implements OfEveryHome, Question {
        @Override
        public void handledBy(OfEveryHome.Handler handler) {
            handler.inspectRooms(this);
        }

        @Override
        public int weight() {
            return OVERHEAD + filter.length();
        }
    }

    /** An operator closes a session: whether it was there, a {@code Boolean}. */
    record Close(long session, long question, long id, Member by, String reason) implements OfEveryHub {
        @Override
        public void handledBy(OfEveryHub.Handler handler) {
            handler.close(this);
        }

        @Override
        public int weight() {
            return OVERHEAD + reason.length();
        }
    }

    /** The same user's earlier session ends; answered with a {@code Boolean}, once its nick and its rooms are free of it. */
    record Supersede(long session, long question, long id) implements OfEveryHub {
        @Override
        public void handledBy(OfEveryHub.Handler handler) {
            handler.supersede(this);
        }

        @Override
        public int weight() {
            return OVERHEAD;
        }
    }

    /** This session hears from here on what happens in a room, or in all for {@link #ALL_ROOMS}. */
    record Observe(long session, long question, String room) implements OfEveryHome, Question {
        @Override
        public void handledBy(OfEveryHome.Handler handler) {
            handler.observe(this);
        }

        static final String ALL_ROOMS = "";
    }

    /** This session observes nothing any more. */
    record ObserveNoMore(long session) implements OfEveryHome {
        @Override
        public void handledBy(OfEveryHome.Handler handler) {
            handler.observeNoMore(this);
        }

        @Override
        public boolean isFarewell() {
            return true;
        }
    }

    /** The hub has dealt with so much of what one of its sessions observes. */
    record Observed(long session, long observation, int bytes) implements Ask {
        @Override
        public <C> void handledBy(Ask.Handler<C> handler, C context) {
            handler.observed(this, context);
        }
    }
}
