package io.hubbub.room;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A room as somebody may see it, to be read and not changed. There is no key in it: a room's key stays at its home. */
public interface Room {
    /** The room's name as its first visitor wrote it. */
    String name();

    /** Where the last event that this includes stands. */
    Position position();

    /** The number of that event. */
    default long seq() {
        return position().seq();
    }

    /** The topic, {@link Topic#NONE} when there is none. */
    Topic topic();

    /** What is told of the room; none unless it {@link #showsProperties}. */
    Properties properties();

    /** Whether its properties are shown: to its members always, and to all others while it is open to all. */
    default boolean showsProperties() {
        return showsAll() || modes().areOpen();
    }

    /** The modes of the room. */
    Modes modes();

    /** When the room's first event happened, in milliseconds since 1970. */
    long createdMs();

    /** How many are in the room, the hidden ones included: as many as the list of rooms says. */
    int size();

    /** Those in the room that can be seen, in the order they came. A view: don't keep it. */
    Collection<Member> members();

    /**
     * Whether the room is shown whole, as it is to its members and with the right {@link Right#SEE_ALL}. If not, hidden members are
     * missing, and all masks.
     */
    boolean showsAll();

    /** The entries of one of the lists, in the order they came; none unless it {@link #showsAll}. A view: don't keep it. */
    List<MaskEntry> list(MaskList list);

    /** The member with a nick, if one can be seen. */
    default Optional<Member> memberCalled(String nick) {
        String folded = Names.fold(nick);
        return members().stream()
                .filter(member -> Names.fold(member.nick()).equals(folded))
                .findFirst();
    }

    /** The member of a session, if it is in the room and can be seen. */
    default Optional<Member> member(long session) {
        return members().stream().filter(member -> member.session() == session).findFirst();
    }
}
