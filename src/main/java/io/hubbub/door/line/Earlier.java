package io.hubbub.door.line;

import io.hubbub.hub.Archive;
import io.hubbub.hub.Past;
import io.hubbub.hub.PastQuery;
import io.hubbub.room.Event;
import io.hubbub.room.Refusal;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** What is kept of rooms, as one person at the line door is told it: on joining, after falling behind, and when asked for. */
final class Earlier {
    /** Events that are shown where no number is given: a screenful. */
    private static final int USUAL = 20;

    private final Talk talk;

    /** Whether lines of what was before have begun, and those of now have not. */
    private boolean hasBegun;

    Earlier(Talk talk) {
        this.talk = talk;
    }

    /** The answer to {@code /history}, of the room that the person talks in or of what was said with somebody alone. */
    static void history(Talk talk, String typed) {
        String[] parts = Talk.words(typed);
        boolean isWithSomebody = !typed.isEmpty() && !Character.isDigit(typed.charAt(0));
        String number = isWithSomebody ? parts[1] : typed;
        int count = number.isEmpty() ? USUAL : count(number);
        if (count == 0) {
            talk.say("/history: expected a number from 1 to " + Archive.MOST_EVENTS + ", a nick or both");
        } else if (isWithSomebody) {
            Post.history(talk, parts[0], count);
        } else {
            inRoom(talk, count);
        }
    }

    private static void inRoom(Talk talk, int count) {
        talk.inRoom(room -> talk.steps.<Past.Result>ask(
                answer -> talk.session().past().read(room.name(), PastQuery.latest(Archive.Kind.SPEECH, count), answer),
                result -> show(talk, room.name(), result)));
    }

    /** 0 if it is no number that can be had. */
    private static int count(String typed) {
        return typed.matches("[0-9]{1,4}") && Integer.parseInt(typed) <= Archive.MOST_EVENTS
                ? Integer.parseInt(typed)
                : 0;
    }

    private static void show(Talk talk, String room, Past.Result result) {
        if (result.isRefused()) {
            talk.refused(new Refusal(result.why(), room));
            return;
        }
        List<Event> events = result.page().events();
        talk.steps.inTurn(
                () -> talk.steps.inPortions(events, event -> show(talk, room, event)),
                () -> talk.say(
                        events.isEmpty() ? "Nothing of what was said here is kept" : "That was what was said last"));
    }

    private static void show(Talk talk, String room, Event event) {
        Buffer out = Buffer.buffer();
        LineWire.PAST.encode(room, event, out);
        talk.session().reply(out);
    }

    void encode(String room, Event event, Buffer out) {
        if (!hasBegun) {
            hasBegun = true;
            Talk.notice("What was said in " + room + " before:", out);
        }
        LineWire.PAST.encode(room, event, out);
    }

    /** Where fewer events may be missing than there are numbers, a server died: so the number of events says nothing to people. */
    void gap(long numbers, long most) {
        if (most < numbers) {
            talk.say("The server died here: what was said in the last moments before that may be missing");
        } else {
            talk.say(most == 1 ? "A message is missing here" : most + " messages are missing here");
        }
    }

    void unreadable(String room) {
        talk.say("What was said in " + room + " can't be read at the moment; some of it may be missing");
    }

    void ended() {
        if (hasBegun) {
            talk.say("That was before; this is now");
        }
        hasBegun = false;
    }

    void fellBehind(String room) {
        talk.say("People in " + room + " talk faster than you read. What you missed follows");
    }
}
