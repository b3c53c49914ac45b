package io.hubbub.door.raw;

import io.hubbub.hub.Wire;
import io.hubbub.net.Text;
import io.hubbub.room.Event;
import io.hubbub.room.Speech;
import io.vertx.core.buffer.Buffer;

/**
 * A room as a stream of bytes: chunks of other streams bit for bit, lines as {@code nick:text} with a line end, what somebody
 * does as {@code nick:*text*}. Nothing else that happens is seen. There is no framing that anybody could break.
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

    /** Whatever the words are, it is one line, and the name of who says them stands in front. */
    static void line(String nick, Speech speech, Buffer out) {
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
