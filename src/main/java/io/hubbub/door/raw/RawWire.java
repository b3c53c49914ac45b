package io.hubbub.door.raw;

import io.hubbub.room.Event;
import io.hubbub.room.Speech;
import io.hubbub.room.Wire;
import io.vertx.core.buffer.Buffer;

/**
 * A room as a stream of bytes: chunks of other streams bit for bit, lines as {@code nick:text} with a line end. Nothing
 * else that happens is seen. There is no framing that anybody could break.
 */
final class RawWire implements Wire {
    static final RawWire INSTANCE = new RawWire();

    private RawWire() {}

    @Override
    public void encode(String room, Event event, Buffer out) {
        if (event instanceof Event.Said said && said.speech().kind().isForPeople()) {
            if (said.speech().shape() == Speech.Shape.STREAM) {
                out.appendBuffer(said.speech().bytes());
            } else {
                line(said.from().nick(), said.speech(), out);
            }
        }
    }

    static void line(String nick, Speech speech, Buffer out) {
        if (speech.kind() == Speech.Kind.ACTION) {
            out.appendString("* " + nick + " ").appendBuffer(speech.plain()).appendByte((byte) '\n');
        } else {
            line(nick, speech.plain(), out);
        }
    }

    private static void line(String nick, Buffer text, Buffer out) {
        out.appendString(nick).appendString(":").appendBuffer(text).appendByte((byte) '\n');
    }
}
