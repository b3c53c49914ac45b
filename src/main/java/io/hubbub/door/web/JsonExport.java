package io.hubbub.door.web;

import io.hubbub.hub.Archive;
import io.hubbub.room.Event;
import io.hubbub.room.RoomLog;
import java.nio.charset.StandardCharsets;

/** What is kept of a room as lines of JSON for a file: its events are as those of {@code history}. */
public final class JsonExport {
    private JsonExport() {}

    /** What there is of an incarnation of a room; its events follow. */
    public static String room(RoomLog log) {
        JsonLine out = JsonLine.of("room")
                .put("room", log.room())
                .put("log", log.number())
                .put("first", log.first())
                .put("last", log.last())
                .put("events", log.events());
        if (log.events() > 0) {
            out.put("fromTime", log.firstMs()).put("toTime", log.lastMs());
        }
        return text(out.put("open", log.isOpen()));
    }

    /** Whether the event is for people to read; others are in no history. */
    public static boolean isForPeople(Event event) {
        return JsonWire.isForPeople(event);
    }

    public static String event(String room, Event event) {
        JsonLine out = JsonLine.of("event").put("room", room);
        JsonPast.event(out, event);
        return text(out);
    }

    /** Numbers of which nothing is kept. */
    public static String gap(String room, Archive.Gap gap) {
        return text(JsonPast.gap(room, gap.from(), gap.to(), gap.most()));
    }

    private static String text(JsonLine line) {
        return line.toBuffer().toString(StandardCharsets.UTF_8);
    }
}
