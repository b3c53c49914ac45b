package io.hubbub.door.line;

import io.hubbub.hub.Wire;
import io.hubbub.net.Sentences;
import io.hubbub.net.SpeechLines;
import io.hubbub.net.Text;
import io.hubbub.room.Event;
import io.hubbub.room.Speech;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A room for a person at a terminal: {@code nick: text} for speech and {@code nick: *text*} for what somebody does, lines with
 * a star for the rest, which no name can begin with. Whatever anybody said, each line of it stays a line with the speaker's nick,
 * and nothing in it drives the terminal.
 */
final class LineWire implements Wire {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss ", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss ", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** For what happened before: the day and the time (UTC) stand in front of all. */
    static final LineWire PAST = new LineWire(2, DAY_AND_TIME);

    /** The same, where it happened in several rooms. */
    static final LineWire PAST_OF_ROOMS = new LineWire(3, DAY_AND_TIME);

    private static final List<LineWire> ALL =
            IntStream.range(0, 8).mapToObj(number -> new LineWire(number, TIME)).toList();

    private final boolean namesRoom;
    private final boolean showsTime;
    private final boolean personal;

    private final DateTimeFormatter time;

    private LineWire(int number, DateTimeFormatter time) {
        this.time = time;
        this.namesRoom = (number & 1) != 0;
        this.showsTime = (number & 2) != 0;
        this.personal = (number & 4) != 0;
    }

    /**
     * The wire for a room of a person's.
     *
     * @param namesRoom whether the room's name stands in front
     * @param showsTime whether the time (UTC) stands in front of all
     * @param personal whether the person sees its own doings in another way than others do, see {@link Talk#encodeOwn}
     */
    static LineWire of(boolean namesRoom, boolean showsTime, boolean personal) {
        return ALL.get((namesRoom ? 1 : 0) + (showsTime ? 2 : 0) + (personal ? 4 : 0));
    }

    @Override
    public boolean isPersonal() {
        return personal;
    }

    @Override
    public void encode(String room, Event event, Buffer out) {
        if (event instanceof Event.Said said) {
            if (said.speech().kind().isForPeople()) {
                speech(inFront(room, event), said.from().nick(), said.speech(), out);
            }
        } else {
            Sentences.of(event).ifPresent(text -> notice(room, event, text, out));
        }
    }

    private static void speech(String front, String nick, Speech speech, Buffer out) {
        boolean isAction = speech.kind() == Speech.Kind.ACTION;
        if (!isAction && speech.shape() == Speech.Shape.LINE && Text.isPlain(speech.plain())) {
            start(front, nick, out).appendBuffer(speech.plain()).appendByte((byte) '\n');
            return;
        }
        for (String line : SpeechLines.of(speech, nick)) {
            start(front, nick, out).appendString(isAction ? action(line) : line).appendByte((byte) '\n');
        }
    }

    /**
     * An action, behind the name like all that people say: a star in front is the server's. What turns the direction of
     * the words ends before the star behind them.
     *
     * @param words harmless already
     */
    static String action(String words) {
        return "*" + words + "*";
    }

    /** The day and the time (UTC), in front of what was said then. */
    static String dayAndTime(long timeMs) {
        return DAY_AND_TIME.format(Instant.ofEpochMilli(timeMs));
    }

    private String inFront(String room, Event event) {
        if (!namesRoom && !showsTime) {
            return "";
        }
        String when = showsTime ? time.format(Instant.ofEpochMilli(event.timeMs())) : "";
        return namesRoom ? when + "[" + room + "] " : when;
    }

    private static Buffer start(String front, String nick, Buffer out) {
        return out.appendString(front).appendString(nick).appendString(": ");
    }

    /** Appends a sentence of the server's about something that happened in a room. */
    void notice(String room, Event event, String text, Buffer out) {
        notice(inFront(room, event), text, out);
    }

    private static void notice(String front, String text, Buffer out) {
        out.appendString(front)
                .appendString("* ")
                .appendString(Text.harmless(text))
                .appendByte((byte) '\n');
    }
}
