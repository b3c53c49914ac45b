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

    /** Bytes to count against what a hub may have under way. */
    default int weight() {
        return OVERHEAD;
    }

    /** What goes to the home of a room. */
    sealed interface InRoom extends Ask {
        /** The room's folded name. */
        String room();
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
    sealed interface ByMember extends InRoom {}

    /** What somebody may ask of a room without being in it. */
    sealed interface FromOutside extends InRoom {}

    /** What goes to the home of a nick. */
    sealed interface OfName extends Ask {
        /** The nick, as it was written. */
        String nick();
    }

    /** What goes to every home. */
    sealed interface OfEveryHome extends Ask {}

    /** What every home passes on to the hub of its instance, which answers it. */
    sealed interface OfEveryHub extends OfEveryHome, Question {}

    /** What is answered with {@link Note.Answered} under its number, by each home or hub that it reaches. */
    sealed interface Question extends Ask {
        /** The number by which the asker knows it. */
        long question();
    }

    /** Let this member into the room, which is made if it isn't there. */
    record Join(String room, Member who, Entry entry) implements InRoom {
        @Override
        public long session() {
            return who.session();
        }
    }

    /** This session leaves the room. */
    record Leave(String room, long session, String reason) implements ByMember {
        @Override
        public int weight() {
            return OVERHEAD + reason.length();
        }
    }

    /** This session is gone from the server, and from this room. */
    record Quit(String room, long session, CloseReason cause, String reason) implements ByMember {
        @Override
        public boolean isFarewell() {
            return true;
        }
    }

    /** This session speaks in the room. */
    record Say(String room, long session, Speech speech) implements Speaks {}

    /** Somebody who may not be in the room speaks there. */
    record SayInto(String room, Member from, Speech speech) implements Speaks, FromOutside {
        @Override
        public long session() {
            return from.session();
        }
    }

    /** This session changes the room's rules. */
    record ChangeModes(String room, long session, List<ModeChange> changes) implements ByMember {
        @Override
        public int weight() {
            return OVERHEAD * (1 + changes.size());
        }
    }

    /** This session throws the member with that nick out. */
    record Kick(String room, long session, String nick, String reason) implements ByMember {
        @Override
        public int weight() {
            return OVERHEAD + reason.length();
        }
    }

    /** This session invites somebody, who was found by the nick. */
    record Invite(String room, long session, Member who) implements ByMember {}

    /** What may be known about this session is something else, in this room. */
    record Reprofile(String room, long session, Profile profile, int edition) implements ByMember {}

    /** What is to be seen of a room, who is in it included: an {@code Optional<RoomState>}. */
    record InquireRoom(String room, long session, long question) implements FromOutside, Question {}

    /** This session has another nick, in this room. */
    record Rename(String room, long session, String nick, int edition) implements ByMember {}

    /** This session sets the room's topic. */
    record SetTopic(String room, long session, String topic) implements ByMember {
        @Override
        public int weight() {
            return OVERHEAD + topic.length();
        }
    }

    /** So many of this hub's members of the room can't be written to at the moment. */
    record Lagging(String room, int members) implements InRoom {
        @Override
        public long session() {
            return NOBODY;
        }
    }

    /** Here is somebody under this nick, or something else may be known about them from here on; no answer. */
    record Introduce(Member who) implements OfName {
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
    record Claim(long session, String nick) implements OfName {}

    /** This session gives a nick back. */
    record Release(long session, String nick) implements OfName {
        @Override
        public boolean isFarewell() {
            return true;
        }
    }

    /** This member says something to whoever has that nick. */
    record Tell(Member from, String nick, Speech speech) implements OfName {
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
    record FindToInvite(long session, String nick, String room) implements OfName {}

    /** Who has that nick, and what others may know of them: an {@code Optional<Description>}. */
    record Inquire(long session, long question, String nick) implements OfName, Question {}

    /** Who had that nick, the last first: a {@code List<PastNick>}. */
    record InquirePast(long session, long question, String nick) implements OfName, Question {}

    /** Who has that nick, an {@code Optional<Member>}; and from here on who gets it and who loses it. */
    record Watch(long session, long question, String nick) implements OfName, Question {}

    /** This session wants to hear no more about that nick. */
    record Unwatch(long session, String nick) implements OfName {
        @Override
        public boolean isFarewell() {
            return true;
        }
    }

    /** This member throws whoever has that nick off the server. */
    record Kill(Member by, String nick, String reason) implements OfName {
        @Override
        public long session() {
            return by.session();
        }
    }

    /** Nothing, an {@code Optional} that is empty: when it is answered, whatever reached the home before has come of it. */
    record Sync(long session, long question) implements OfEveryHome, Question {}

    /** The rooms that live at a home: a {@code List<RoomListing>}. */
    record ListRooms(long session, long question) implements OfEveryHome, Question {}

    /**
     * Who is called something like that, in one way or another: a {@code List<Description>}.
     *
     * @param rooms the folded names of those whose members the asker sees in any case
     */
    record Search(long session, long question, Sought whom, Set<String> rooms) implements OfEveryHub {
        @Override
        public int weight() {
            return OVERHEAD * (1 + rooms.size());
        }
    }

    /** This member says something to everybody on the server who wants to hear such things. */
    record Announce(Member from, Speech speech) implements OfEveryHome {
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
        public int weight() {
            return OVERHEAD + filter.length();
        }
    }

    /** Rooms as an operator sees them: an {@code Inspection<RoomView>}. */
    record InspectRooms(long session, long question, String filter) implements OfEveryHome, Question {
        @Override
        public int weight() {
            return OVERHEAD + filter.length();
        }
    }

    /** An operator closes a session: whether it was there, a {@code Boolean}. */
    record Close(long session, long question, long id, Member by, String reason) implements OfEveryHub {
        @Override
        public int weight() {
            return OVERHEAD + reason.length();
        }
    }

    /** The same user's earlier session ends; answered with a {@code Boolean}, once its nick and its rooms are free of it. */
    record Supersede(long session, long question, long id) implements OfEveryHub {
        @Override
        public int weight() {
            return OVERHEAD;
        }
    }

    /** This session hears from here on what happens in a room, or in all for {@link #ALL_ROOMS}. */
    record Observe(long session, long question, String room) implements OfEveryHome, Question {
        static final String ALL_ROOMS = "";
    }

    /** This session observes nothing any more. */
    record ObserveNoMore(long session) implements OfEveryHome {
        @Override
        public boolean isFarewell() {
            return true;
        }
    }

    /** The hub has dealt with so much of what one of its sessions observes. */
    record Observed(long session, long observation, int bytes) implements Ask {}
}
