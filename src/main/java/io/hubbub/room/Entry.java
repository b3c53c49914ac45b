package io.hubbub.room;

import java.util.Set;

/**
 * The words with which somebody asks to come into a room, and what they show.
 *
 * @param displayName the room's name as they write it, which becomes the room's own if it is not there yet
 * @param key the word that lets them in; empty if they have none
 * @param foundingModes the rules that the room begins with if it is not there yet
 * @param claim by what they are known again in it
 */
public record Entry(String displayName, String key, Set<Mode> foundingModes, Claim claim) {

    /** Without a claim. */
    public Entry(String displayName, String key, Set<Mode> foundingModes) {
        this(displayName, key, foundingModes, Claim.NONE);
    }

    /** With nothing but the name. */
    public Entry(String displayName) {
        this(displayName, "", Set.of());
    }

    /** The same for another way of writing the name. */
    public Entry to(String room) {
        return new Entry(room, key, foundingModes, claim);
    }

    /** The same of one who shows a claim. */
    public Entry with(Claim shown) {
        return new Entry(displayName, key, foundingModes, shown);
    }
}
