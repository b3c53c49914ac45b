package io.hubbub.door.line;

import io.hubbub.net.News;
import io.hubbub.net.Text;
import io.hubbub.room.Event;
import io.hubbub.room.Speech;
import io.hubbub.room.Wire;
import io.vertx.core.buffer.Buffer;

/**
 * A room for a person at a terminal: {@code nick: text} for speech, lines with a star for the rest. Whatever anybody said,
 * each line of it stays a line with the speaker's nick, and nothing in it drives the terminal.
 */
final class LineWire implements Wire {
    /** The room that the person talks to: nothing in front. */
    static final LineWire HERE = new LineWire(false);
    /** Another room that the person is in: its name in front. */
    static final LineWire ELSEWHERE = new LineWire(true);

    private final boolean namesRoom;

    private LineWire(boolean namesRoom) {
        this.namesRoom = namesRoom;
    }

    @Override
    public void encode(String room, Event event, Buffer out) {
        if (event instanceof Event.Said said) {
            if (said.speech().kind().isForPeople()) {
                speech(room, said.from().nick(), said.speech(), out);
            }
        } else {
            News.of(event).ifPresent(text -> notice(room, text, out));
        }
    }

    private void speech(String room, String nick, Speech speech, Buffer out) {
        Buffer words = speech.plain();
        if (speech.kind() == Speech.Kind.ACTION) {
            notice(room, nick + " " + Text.decode(words), out);
            return;
        }
        if (speech.shape() == Speech.Shape.LINE && Text.isPlain(words)) {
            start(room, nick, out).appendBuffer(words).appendByte((byte) '\n');
            return;
        }
        for (String line : Text.decode(words).split("\r\n|\n|\r", 0)) {
            String text = Text.harmless(Text.withoutName(line, nick));
            start(room, nick, out).appendString(text).appendByte((byte) '\n');
        }
    }

    private Buffer start(String room, String nick, Buffer out) {
        if (namesRoom) {
            out.appendString("[").appendString(room).appendString("] ");
        }
        return out.appendString(nick).appendString(": ");
    }

    private void notice(String room, String text, Buffer out) {
        out.appendString(namesRoom ? "[" + room + "] * " : "* ")
                .appendString(Text.harmless(text))
                .appendByte((byte) '\n');
    }
}
