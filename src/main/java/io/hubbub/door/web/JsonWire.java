package io.hubbub.door.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.hubbub.hub.Wire;
import io.hubbub.room.Event;
import io.hubbub.room.Speech;
import io.vertx.core.buffer.Buffer;

/**
 * A room in JSON: an object on a line for each event, with the room, its number, name and time, who did it, what kind of event it is,
 * and a text. A client that asked for something with an id finds that in the event that came of it. Of what programs tell
 * programs, and of what is said to others in the room, there is the number alone, so that a client that misses a number has lost
 * something.
 */
final class JsonWire implements Wire {
    static final JsonWire WIRE = new JsonWire();

    private JsonWire() {}

    @Override
    public boolean isPersonal() {
        return true;
    }

    @Override
    public void encode(String room, Event event, Buffer out) {
        encode(room, event, null, out);
    }

    /** An event that is given to somebody who comes in later, or has missed it. */
    static void encodePast(String room, Event event, Buffer out) {
        if (isForPeople(event)) {
            event.handledBy(new JsonEvent(begin(room, event, null, out).put("past", true)))
                    .toBuffer();
        } else {
            passed(room, event, out);
        }
    }

    /** The same with the id of the request that the event came of, if there is one. */
    static void encode(String room, Event event, JsonNode id, Buffer out) {
        if (!isForPeople(event)) {
            passed(room, event, out);
            return;
        }
        event.handledBy(new JsonEvent(begin(room, event, id, out))).toBuffer();
    }

    private static JsonLine begin(String room, Event event, JsonNode id, Buffer out) {
        return JsonLine.behind(out, "event")
                .id(id)
                .put("room", room)
                .put("seq", event.seq())
                .put("msgid", event.id().toString())
                .put("time", event.timeMs());
    }

    @Override
    public void encodeUnseen(String room, Event event, Buffer out) {
        passed(room, event, out);
    }

    private static void passed(String room, Event event, Buffer out) {
        JsonLine.behind(out, "passed").put("room", room).put("seq", event.seq()).toBuffer();
    }

    /** Whether there is something to be read in it. */
    static boolean isForPeople(Event event) {
        Speech.Kind spoken = spoken(event);
        return spoken == null ? !(event instanceof Event.Unknown) : spoken.isForPeople();
    }

    /** How the words were meant that an event is about; null if it is about none. */
    private static Speech.Kind spoken(Event event) {
        if (event instanceof Event.Said said) {
            return said.speech().kind();
        } else if (event instanceof Event.Erased erased) {
            return erased.kind();
        }
        return event instanceof Event.Redacted redacted ? redacted.erased().kind() : null;
    }
}
