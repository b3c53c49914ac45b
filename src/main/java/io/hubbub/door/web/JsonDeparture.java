package io.hubbub.door.web;

import io.hubbub.room.DepartureHandler;
import io.hubbub.room.Event;

/**
 * How a client came to be in a room no more, as it is told itself.
 *
 * @param line the line, which each method continues and returns
 */
record JsonDeparture(JsonLine line) implements DepartureHandler<JsonLine> {
    @Override
    public JsonLine left(Event.Left left) {
        return line.put("kind", "leave");
    }

    @Override
    public JsonLine quit(Event.Quit quit) {
        return line.put("kind", "leave");
    }

    @Override
    public JsonLine kicked(Event.Kicked kicked) {
        return line.put("kind", "kick").put("nick", kicked.by().nick());
    }
}
