package io.hubbub.room;

/** A room's topic, who set it and when. */
public record Topic(String text, String by, long atMs) {

    /** No topic. */
    public static final Topic NONE = new Topic("", "", 0);

    /** Whether there is none. */
    public boolean isEmpty() {
        return text.isEmpty();
    }
}
