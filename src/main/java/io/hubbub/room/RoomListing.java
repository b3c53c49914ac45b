package io.hubbub.room;

/**
 * One room in a list of rooms.
 *
 * @param createdMs when it was founded, in milliseconds since 1970
 */
public record RoomListing(String room, int members, Topic topic, long createdMs) {

    /** Whether a text, folded, is somewhere in its name or topic. */
    public boolean mentions(String folded) {
        return Names.fold(room).contains(folded) || Names.fold(topic.text()).contains(folded);
    }
}
