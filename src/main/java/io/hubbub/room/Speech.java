package io.hubbub.room;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Words that somebody said, and their shape. The bytes are shared by everyone who gets to see them: nobody may change
 * them once they are in a speech.
 *
 * @param shape what the speaker's door could promise about the bytes
 * @param kind how it is meant
 * @param bytes a chunk of a stream as it came, one line of UTF-8 without its end, or several with {@link #LINE_END} between them; of
 *     several, a line may have {@link #CUT} where the speaker's program cut it, which is nothing to read
 * @param plain the same without anything that only doors of the speaker's kind understand, for the others; mostly the same
 *     buffer
 * @param tags what the speaker's program says to others' beside the words
 * @param to the role that one has to have to see it; null for everybody
 */
public record Speech(Shape shape, Kind kind, Buffer bytes, Buffer plain, Map<String, String> tags, Role to) {
    /** What stands between two lines of a speech of several. */
    public static final char LINE_END = '\n';

    /** What stands where the speaker's program cut a line that it could not send in one piece; never in the plain words. */
    public static final char CUT = '\r';

    /** Tags of messages without words that mean something later, too; the others are for the moment: somebody is typing. */
    private static final Set<String> LASTING_TAGS = Set.of("+draft/persist", "+draft/react", "+react");

    /** So many bytes of a speech of several lines count as one message. */
    private static final int MESSAGE_BYTES = 512;

    /** What each of several lines counts for beside its words: at some doors it goes out with as much around it. */
    private static final int LINE_BYTES = 64;

    /** The shape of a speech's bytes. */
    public enum Shape {
        /** A chunk of an unframed stream: any bytes at all, cut anywhere. */
        STREAM,
        /** One line of text in UTF-8, without control characters that end a line. */
        LINE,
        /** Several lines of such text, said at once: one message. */
        LINES
    }

    /** How a speech is meant. */
    public enum Kind {
        /** Somebody speaks. */
        MESSAGE,
        /** Somebody says what they do, in the third person. */
        ACTION,
        /** A program tells people something; programs never answer it. */
        NOTICE,
        /** A program asks others' programs something. */
        REQUEST,
        /** An answer that a program gives to that. */
        RESPONSE,
        /** Nothing is said: there are only tags, from program to program. */
        SIGNAL;

        /** Whether it is meant for people, and not for their programs alone. */
        public boolean isForPeople() {
            return this == MESSAGE || this == ACTION || this == NOTICE;
        }

        /** Whether its speaker is told nothing when it can't be passed on. */
        public boolean isUnanswered() {
            return this == NOTICE || this == RESPONSE;
        }
    }

    public Speech {
        Objects.requireNonNull(shape);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(bytes);
        Objects.requireNonNull(plain);
        tags = Map.copyOf(tags);
    }

    private Speech(Shape shape, Kind kind, Buffer bytes) {
        this(shape, kind, bytes, bytes, Map.of(), null);
    }

    /** A chunk of a byte stream, to be passed on bit for bit where the listener's door can. */
    public static Speech stream(Buffer bytes) {
        return new Speech(Shape.STREAM, Kind.MESSAGE, bytes);
    }

    /** One line of text. */
    public static Speech line(Buffer utf8) {
        return line(Kind.MESSAGE, utf8);
    }

    /** One line of text. */
    public static Speech line(String text) {
        return line(Buffer.buffer(text));
    }

    /** One line of text that is meant in a certain way. */
    public static Speech line(Kind kind, Buffer utf8) {
        return new Speech(Shape.LINE, kind, utf8);
    }

    /**
     * Text of one line or of several.
     *
     * @param text with nothing but {@link #LINE_END} between its lines
     */
    public static Speech text(Kind kind, String text) {
        return new Speech(text.indexOf(LINE_END) < 0 ? Shape.LINE : Shape.LINES, kind, Buffer.buffer(text));
    }

    /** Whether it means something to those who see it later: words for people, or a signal with a tag that lasts. */
    public boolean lasts() {
        return kind.isForPeople()
                || (kind == Kind.SIGNAL && tags.keySet().stream().anyMatch(LASTING_TAGS::contains));
    }

    /** How many lines it was sent in, the pieces of one that was cut counted each; a chunk of a stream is one. */
    public int lines() {
        return shape == Shape.LINES ? 1 + count(LINE_END) + count(CUT) : 1;
    }

    /** How many bytes of text it is, whatever pieces it was sent in. */
    public int textBytes() {
        return shape == Shape.LINES ? bytes.length() - count(CUT) : bytes.length();
    }

    /** As how many messages it counts where somebody may send only so many. */
    public int messages() {
        return shape == Shape.LINES ? messages(bytes.length(), lines()) : 1;
    }

    /** As how many messages so many lines count, with so many bytes together. */
    public static int messages(int bytes, int lines) {
        return 1 + (bytes + lines * LINE_BYTES) / MESSAGE_BYTES;
    }

    private int count(char sign) {
        int count = 0;
        for (int i = 0; i < bytes.length(); i++) {
            count += bytes.getByte(i) == sign ? 1 : 0;
        }
        return count;
    }

    /** How much it carries, in bytes or nearly so: tags may be more than the words. */
    public int weight() {
        int weight = bytes.length();
        if (!tags.isEmpty()) {
            for (Map.Entry<String, String> tag : tags.entrySet()) {
                weight += tag.getKey().length() + tag.getValue().length();
            }
        }
        return weight;
    }
}
