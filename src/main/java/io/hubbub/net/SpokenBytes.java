package io.hubbub.net;

import io.hubbub.room.Event;
import io.hubbub.room.Speech;
import io.vertx.core.buffer.Buffer;

/**
 * Words in a room for programs that know of no framing: chunks of other streams bit for bit, lines as {@code nick:text} with a line end,
 * what somebody does as {@code nick:*text*}.
 */
public final class SpokenBytes {
    private SpokenBytes() {}

    /** Appends what such programs get of an event: nothing of what only happens. */
    public static void append(Event event, Buffer out) {
        if (isSpoken(event) && event instanceof Event.Said said) {
            if (said.speech().shape() == Speech.Shape.STREAM) {
                out.appendBuffer(said.speech().bytes());
            } else {
                line(said.from().nick(), said.speech(), out);
            }
        }
    }

    /** The same by itself, in a buffer that must not be changed. */
    public static Buffer of(Event event) {
        if (event instanceof Event.Said said && said.speech().shape() == Speech.Shape.STREAM && isSpoken(event)) {
            return said.speech().bytes();
        }
        Buffer out = Buffer.buffer();
        append(event, out);
        return out;
    }

    private static boolean isSpoken(Event event) {
        return event instanceof Event.Said said && said.speech().kind().isForPeople();
    }

    /** Appends words: whatever they are, it is one line, and the name of who says them stands in front. */
    public static void line(String nick, Speech speech, Buffer out) {
        boolean action = speech.kind() == Speech.Kind.ACTION;
        out.appendString(action ? nick + ":*" : nick + ":");
        if (Text.isPlain(speech.plain())) {
            out.appendBuffer(speech.plain());
        } else {
            out.appendString(Text.formatted(Text.decode(speech.plain())));
        }
        out.appendString(action ? "*\n" : "\n");
    }
}
