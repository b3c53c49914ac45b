package io.hubbub.room;

/**
 * A room's topic.
 *
 * @param by the nick of the member that set it; empty if the asker may not know
 * @param atMs when, in milliseconds since 1970
 */
public record Topic(String text, String by, long atMs) {

    /** No topic. */
    public static final Topic NONE = new Topic("", "", 0);

    /** The same from somebody of whom nothing is told. */
    Topic withoutBy() {
        return new Topic(text, "", atMs);
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return text.isEmpty();
    }
}
