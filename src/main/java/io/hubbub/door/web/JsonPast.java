package io.hubbub.door.web;

import io.hubbub.hub.Archive;
import io.hubbub.hub.PastQuery;
import io.hubbub.hub.PastQuery.Place;
import io.hubbub.hub.Recall;
import io.hubbub.room.Event;
import io.hubbub.room.Verdict;
import java.util.List;
import java.util.OptionalLong;

/** What is kept of rooms, as JSON asks for it and tells it. */
final class JsonPast {
    /** Events of a page where nothing else is said: some screens. */
    private static final int USUAL_COUNT = 100;

    private JsonPast() {}

    /** With what of a room's past a client wants to come in. */
    static Recall recall(Request join) throws BadRequest {
        String since = join.optional("since").orElse("");
        int last = (int) join.number("last", 0, Archive.MOST_EVENTS).orElse(0);
        int most = (int) join.number("most", 1, Integer.MAX_VALUE).orElse(Integer.MAX_VALUE);
        var seen = Recall.Seen.parse(since);
        if (!since.isEmpty() && seen.isEmpty()) {
            throw join.expected("since", "a position, as joined has it, or the msgid of an event");
        }
        return new Recall(seen, most, last, Archive.Kind.EVENTS, true);
    }

    /** The page that a client asks for. */
    static PastQuery query(Request request) throws BadRequest {
        Place after = place(request, "after", "afterTime");
        Place before = place(request, "before", "beforeTime");
        boolean isForwards = before == PastQuery.OPEN && after != PastQuery.OPEN;
        Archive.Side usual = isForwards ? Archive.Side.OLDEST : Archive.Side.NEWEST;
        Archive.Side side =
                request.has("side") ? JsonModeChanges.constant(request, "side", Archive.Side.values()) : usual;
        int count = (int) request.number("count", 1, Archive.MOST_EVENTS).orElse(USUAL_COUNT);
        return new PastQuery(after, before, Archive.Kind.EVENTS, side, count);
    }

    private static Place place(Request request, String number, String time) throws BadRequest {
        OptionalLong seq = request.number(number, 0, Long.MAX_VALUE);
        OptionalLong ms = request.number(time, 0, Long.MAX_VALUE);
        if (seq.isPresent() && ms.isPresent()) {
            throw request.wrong(number, "expected this or " + time + ", not both");
        }
        return seq.isPresent()
                ? new Place.Seq(seq.getAsLong())
                : ms.isPresent() ? new Place.Time(ms.getAsLong()) : PastQuery.OPEN;
    }

    /** A page, in answer to a request. */
    static JsonLine page(JsonLine out, String room, Archive.Page page) {
        List<Event> shown = page.events().stream().filter(JsonWire::isForPeople).toList();
        out.put("room", room)
                .put("from", page.from())
                .put("to", page.to())
                .put("first", page.first())
                .put("end", page.isEnd());
        if (!page.gaps().isEmpty()) {
            out.objects("gaps", page.gaps(), JsonPast::gap);
        }
        return out.objects("events", shown, JsonPast::event);
    }

    static void event(JsonLine out, Event event) {
        out.put("seq", event.seq()).put("msgid", event.id().toString()).put("time", event.timeMs());
        event.handledBy(new JsonEvent(out));
    }

    private static void gap(JsonLine out, Archive.Gap gap) {
        out.put("from", gap.from()).put("to", gap.to()).put("most", gap.most());
    }

    /** A hole in what a client is given as it comes in or catches up. */
    static JsonLine gap(String room, long from, long to, long most) {
        JsonLine out = JsonLine.of("gap").put("room", room);
        gap(out, new Archive.Gap(from, to, most));
        return out;
    }

    static void verdict(JsonLine out, Verdict verdict) {
        out.put("verdict", People.word(verdict.kind()));
        if (verdict.kind() == Verdict.Kind.PARTIAL) {
            out.put("missing", verdict.missing());
        }
    }
}
