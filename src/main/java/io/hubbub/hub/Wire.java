package io.hubbub.hub;

import io.hubbub.room.Event;
import io.vertx.core.buffer.Buffer;

/**
 * A way of looking at a room's events: how they stand on one kind of connection. Stateless and shared by every connection
 * that looks that way, so that an event is encoded once however many see it. Two connections that shall see different bytes
 * need two wires.
 */
public interface Wire {

    /**
     * Appends what this kind of connection sees of an event; nothing, if it doesn't see it. Must make harmless whatever
     * could be taken for this protocol's own framing in what users of other doors said.
     *
     * @param room the room's name, as it is displayed
     * @param event what happened in it
     * @param out where to append
     */
    void encode(String room, Event event, Buffer out);

    /**
     * Appends what stands in the place of an event that one viewer doesn't see, as words for others in the room are; nothing, if
     * nobody counts the events. Must tell nothing of what happened but its number.
     *
     * @param room the room's name, as it is displayed
     * @param event what happened in it
     * @param out where to append
     */
    default void encodeUnseen(String room, Event event, Buffer out) {}

    /**
     * True if a client sees its own doings in another way than others do: {@link Listener#encodeOwn} says how.
     * Costs nothing for the doings of others.
     */
    default boolean isPersonal() {
        return false;
    }

    /**
     * True if a client sees QUIT, NICK and the like of one person once, and not once for each room that they share: in the
     * last of these rooms. Costs nothing for other events.
     */
    default boolean showsNewsOnce() {
        return false;
    }
}
