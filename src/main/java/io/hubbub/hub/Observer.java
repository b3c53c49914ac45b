package io.hubbub.hub;

import io.hubbub.room.Event;
import java.util.List;

/**
 * Hears what happens in rooms without being in them, as far as it can take it; speakers never wait for it. Called on the
 * loop of the session that observes.
 */
public interface Observer {

    /** Something happened in a room: its events, in order, though maybe not all ({@link #missed}). */
    void happened(String room, List<Event> events);

    /** So many events more were left out, of all rooms that are observed. */
    void missed(int events);
}
