package io.hubbub.room;

/**
 * The session that asks for something, and its rights at that moment. Immutable.
 *
 * @param session which session it is
 * @param rights what it may do beyond others
 */
public record Asker(long session, Rights rights) {

    /** Whether the session has this right. */
    public boolean may(Right right) {
        return rights.has(right);
    }
}
