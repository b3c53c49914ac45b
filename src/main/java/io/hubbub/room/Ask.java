package io.hubbub.room;

import java.util.List;

/**
 * What a hub asks of a home for one of its sessions. Rooms are named in their folded form. Immutable; travels in an {@link
 * AskBatch}.
 */
sealed interface Ask {
    /** What an ask weighs beside the bytes it carries, in bytes: the objects around them. */
    int OVERHEAD = 64;

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
            return OVERHEAD + speech().length();
        }
    }

    /** What only a member may ask for. */
    sealed interface ByMember extends InRoom {
        /** The member's session. */
        long session();
    }

    /** What goes to the home of a nick. */
    sealed interface OfName extends Ask {
        /** The nick, as it was written. */
        String nick();
    }

    /** Let this member into the room, which is made if it isn't there. */
    record Join(String room, Member who, Entry entry) implements InRoom {}

    /** This session leaves the room. */
    record Leave(String room, long session, String reason) implements ByMember {}

    /** This session is gone from the server, and from this room. */
    record Quit(String room, long session, String reason) implements ByMember {}

    /** This session speaks in the room. */
    record Say(String room, long session, Speech speech) implements Speaks {}

    /** Somebody who may not be in the room speaks there. */
    record SayInto(String room, Member from, Speech speech) implements Speaks {}

    /** This session changes the room's rules. */
    record ChangeModes(String room, long session, List<ModeChange> changes) implements ByMember {
        @Override
        public int weight() {
            return OVERHEAD * (1 + changes.size());
        }
    }

    /** This session throws the member with that nick out. */
    record Kick(String room, long session, String nick, String reason) implements ByMember {}

    /** This session invites somebody, who was found by the nick. */
    record Invite(String room, long session, Member who) implements ByMember {}

    /** This session has another nick, in this room. */
    record Rename(String room, long session, String nick) implements ByMember {}

    /** This session sets the room's topic. */
    record SetTopic(String room, long session, String topic) implements ByMember {}

    /** So many of this hub's members of the room can't be written to at the moment. */
    record Lagging(String room, int members) implements InRoom {}

    /** This session has this nick, which can't be anybody else's; no answer. */
    record Register(long session, String nick) implements OfName {}

    /** This session wants this nick. */
    record Claim(long session, String nick) implements OfName {}

    /** This session gives a nick back. */
    record Release(long session, String nick) implements OfName {}

    /** This member says something to whoever has that nick. */
    record Tell(Member from, String nick, Speech speech) implements OfName {
        @Override
        public int weight() {
            return OVERHEAD + speech.length();
        }
    }

    /** This session wants to invite whoever has that nick into a room. */
    record FindToInvite(long session, String nick, String room) implements OfName {}

    /** This session wants to know who has that nick, and what others may know of them. */
    record Inquire(long session, String nick) implements OfName {}

    /** This session wants to know which rooms live at this home. */
    record ListRooms(long session) implements Ask {}
}
