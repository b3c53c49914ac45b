package io.hubbub.net;

import io.hubbub.room.Event;
import io.hubbub.room.Speech;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Words in a room for programs that know of no framing: chunks of other streams bit for bit, each line as {@code nick:text} with a line
 * end, what somebody does as {@code nick:*text*}.
 */
public final class SpokenBytes {
    /** Less room for words than this is none: a name may be longer than what fits. */
    private static final int LEAST_ROOM_BYTES = 16;

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

    /**
     * The same where pieces may be lost or change places: words that are too long for one are several lines, each with the name in
     * front. A stream stays as it is. The buffers must not be changed.
     *
     * @param most bytes of a line, if the name leaves room for words
     */
    public static List<Buffer> pieces(Event event, int most) {
        if (!isSpoken(event) || !(event instanceof Event.Said said)) {
            return List.of();
        } else if (said.speech().shape() == Speech.Shape.STREAM) {
            return List.of(said.speech().bytes());
        }
        return pieces(said.from().nick(), said.speech(), most);
    }

    /** Words as such lines; several that fit into one piece stand together in it. */
    public static List<Buffer> pieces(String nick, Speech speech, int most) {
        Buffer lines = Buffer.buffer();
        line(nick, speech, lines);
        Buffer head = Buffer.buffer(head(nick, speech));
        Buffer tail = Buffer.buffer(tail(speech));
        int room = most - head.length() - tail.length();
        if (lines.length() <= most || room < LEAST_ROOM_BYTES) {
            return List.of(lines);
        }
        List<Buffer> pieces = new ArrayList<>();
        for (String text : texts(nick, speech)) {
            Buffer words = Buffer.buffer(text);
            int at = 0;
            do {
                int until = Datagrams.end(words, at, room);
                add(head.copy().appendBuffer(words, at, until - at).appendBuffer(tail), most, pieces);
                at = until;
            } while (at < words.length());
        }
        return pieces;
    }

    private static void add(Buffer line, int most, List<Buffer> pieces) {
        Buffer last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
        if (last != null && last.length() + line.length() <= most) {
            last.appendBuffer(line);
        } else {
            pieces.add(line);
        }
    }

    private static boolean isSpoken(Event event) {
        return event instanceof Event.Said said && said.speech().kind().isForPeople();
    }

    /** Appends words: whatever they are, the speaker's name stands in front of each line of them. */
    public static void line(String nick, Speech speech, Buffer out) {
        String head = head(nick, speech);
        String tail = tail(speech);
        if (Text.isPlain(speech.plain())) {
            out.appendString(head).appendBuffer(speech.plain()).appendString(tail);
        } else {
            texts(nick, speech)
                    .forEach(text -> out.appendString(head).appendString(text).appendString(tail));
        }
    }

    /** The lines without the name, none of which ends anything. What is said as bytes is one as well where it has to be. */
    private static List<String> texts(String nick, Speech speech) {
        return speech.shape() == Speech.Shape.STREAM
                ? List.of(Text.formatted(Text.decode(speech.plain())))
                : SpeechLines.formatted(speech, nick);
    }

    private static String head(String nick, Speech speech) {
        return speech.kind() == Speech.Kind.ACTION ? nick + ":*" : nick + ":";
    }

    private static String tail(Speech speech) {
        return speech.kind() == Speech.Kind.ACTION ? "*\n" : "\n";
    }
}
