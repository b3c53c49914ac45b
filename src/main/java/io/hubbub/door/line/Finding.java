package io.hubbub.door.line;

import io.hubbub.hub.SearchQuery;
import io.hubbub.room.MessageId;
import io.hubbub.room.Refusal;
import io.hubbub.room.Sought;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** One search of a person at the line door, and how far they have seen what it found. */
final class Finding {
    /** Messages that are shown at a time: a screenful. */
    private static final int SHOWN = 20;

    private static final LineWire ONE_ROOM = LineWire.PAST;
    private static final LineWire ROOMS = LineWire.PAST_OF_ROOMS;

    private static final List<String> HELP = List.of(
            "/search WORDS finds what has all the words; \"two words\" follow each other, and word* may go on",
            "Where to look: from:NICK, in:ROOM or in:* for all your rooms",
            "When it was said, in UTC: after:2026-11-01, before:2026-11-02T18:30");

    private final Talk talk;
    private final SearchLine line;

    /** The room that is looked in; empty for all. */
    private final String room;

    /** The message before which it goes on; null at the beginning, and at the end. */
    private MessageId next;

    private Finding(Talk talk, SearchLine line, String room) {
        this.talk = talk;
        this.line = line;
        this.room = room;
    }

    /** The answer to {@code /search}. */
    static void search(Talk talk, String typed) {
        if (typed.isEmpty()) {
            HELP.forEach(talk::say);
            return;
        }
        SearchLine line;
        try {
            line = SearchLine.parse(typed);
        } catch (SearchLine.Malformed complaint) {
            talk.say("/search: " + complaint.getMessage());
            return;
        }
        if (line.room().isEmpty()) {
            talk.inRoom(here -> new Finding(talk, line, here.name()).begin());
        } else {
            new Finding(talk, line, line.isEverywhere() ? "" : line.room()).begin();
        }
    }

    /** The answer to {@code /more}. */
    static void more(Talk talk) {
        if (talk.finding() == null || talk.finding().next == null) {
            talk.say("/more: there is no more; /search WORDS looks for something else");
        } else {
            talk.finding().goOn();
        }
    }

    private void begin() {
        talk.finds(this);
        goOn();
    }

    private void goOn() {
        SearchQuery query =
                new SearchQuery(Sought.parse(line.words()), line.nick(), line.fromMs(), line.toMs(), next, SHOWN);
        talk.steps.<SearchQuery.Result>ask(answer -> talk.session().past().search(room, query, answer), this::show);
    }

    private void show(SearchQuery.Result result) {
        if (result.isRefused()) {
            talk.refused(new Refusal(result.why(), room.isEmpty() ? "/search" : room));
            return;
        }
        boolean isFirst = next == null;
        next = result.next();
        talk.steps.inTurn(
                () -> talk.steps.inPortions(result.hits(), this::show), () -> talk.say(end(result.hits(), isFirst)));
        if (result.isStopped()) {
            talk.steps.inTurn(
                    () -> talk.say("The search took too long, and there may be more. Say more words, or when it was"));
        }
    }

    private void show(SearchQuery.Hit hit) {
        Buffer out = Buffer.buffer();
        (room.isEmpty() ? ROOMS : ONE_ROOM).encode(hit.room(), hit.event(), out);
        talk.session().reply(out);
    }

    private String end(List<SearchQuery.Hit> hits, boolean isFirst) {
        if (next != null) {
            return "There is more, from before that: /more shows it";
        }
        return hits.isEmpty() && isFirst ? "Nothing was found" : "That was all";
    }
}
