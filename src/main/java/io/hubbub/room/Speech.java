package io.hubbub.room;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Objects;

/**
 * Words that somebody said, and their shape. The bytes are shared by everyone who gets to see them: nobody may change
 * them once they are in a speech.
 *
 * @param shape what the speaker's door could promise about the bytes
 * @param kind how it is meant
 * @param bytes a chunk of a stream as it came, or one line of UTF-8 without its end
 * @param plain the same without anything that only doors of the speaker's kind understand, for the others; mostly the same
 *     buffer
 * @param tags what the speaker's program says to others' beside the words
 * @param to the role that one has to have to see it; null for everybody
 */
public record Speech(Shape shape, Kind kind, Buffer bytes, Buffer plain, Map<String, String> tags, Role to) {

    /** The shape of a speech's bytes. */
    public enum Shape {
        /** A chunk of an unframed stream: any bytes at all, cut anywhere. */
        STREAM,
        /** One line of text in UTF-8, without control characters that end a line. */
        LINE
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
