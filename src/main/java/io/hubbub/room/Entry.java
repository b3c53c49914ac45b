package io.hubbub.room;

import java.util.Set;

/**
 * The words with which somebody asks to come into a room.
 *
 * @param displayName the room's name as they write it, which becomes the room's own if it is not there yet
 * @param key the word that lets them in; empty if they have none
 * @param foundingModes the rules that the room begins with if it is not there yet
 */
public record Entry(String displayName, String key, Set<Mode> foundingModes) {

    /** With nothing but the name. */
    public Entry(String displayName) {
        this(displayName, "", Set.of());
    }

    /** The same for another way of writing the name. */
    public Entry to(String room) {
        return new Entry(room, key, foundingModes);
    }
}
