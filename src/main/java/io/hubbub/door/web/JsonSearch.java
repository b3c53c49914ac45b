package io.hubbub.door.web;

import io.hubbub.hub.SearchQuery;
import io.hubbub.room.MessageId;
import io.hubbub.room.Sought;

/** Searches in what is kept of rooms, as JSON asks for them and tells what was found. */
final class JsonSearch {
    /** Messages of an answer where nothing else is said: a screenful. */
    private static final int USUAL_COUNT = 20;

    private JsonSearch() {}

    static SearchQuery query(Request request) throws BadRequest {
        String words = request.optional("words").orElse("");
        Sought sought = Sought.parse(words);
        String nick = request.optional("nick").orElse("");
        if (sought.isAnything() && (nick.isEmpty() || !words.isBlank())) {
            throw request.expected("words", "a letter, a digit or an emoji to look for, or no words and a nick");
        }
        long after = request.number("afterTime", 0, Long.MAX_VALUE - 1).orElse(-1);
        long before = request.number("beforeTime", 0, Long.MAX_VALUE).orElse(Long.MAX_VALUE);
        int count = (int) request.number("count", 1, SearchQuery.MOST).orElse(USUAL_COUNT);
        return new SearchQuery(sought, nick, after + 1, before, place(request), count);
    }

    private static MessageId place(Request request) throws BadRequest {
        String before = request.optional("before").orElse("");
        if (before.isEmpty()) {
            return null;
        }
        return MessageId.parse(before).orElseThrow(() -> request.expected("before", "the msgid of a message"));
    }

    /** What was found, in answer to a request. */
    static JsonLine found(JsonLine out, SearchQuery.Result result) {
        out.putIf("stopped", result.isStopped());
        if (result.next() != null) {
            out.put("next", result.next().toString());
        }
        return out.objects("events", result.hits(), JsonSearch::hit);
    }

    private static void hit(JsonLine out, SearchQuery.Hit hit) {
        JsonPast.event(out.put("room", hit.room()), hit.event());
    }
}
