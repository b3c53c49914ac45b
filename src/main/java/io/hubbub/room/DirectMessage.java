package io.hubbub.room;

/**
 * Words that somebody said to one nick alone. Immutable.
 *
 * @param number unique in the whole server: sender and receiver know it by the same. A key as {@link MessageId} has it
 * @param timeMs when the home of the nick passed it on, in milliseconds since 1970
 * @param to the nick, as the sender wrote it
 */
public record DirectMessage(long number, long timeMs, Member from, String to, Speech speech) {

    /** Its name, the same at every door. */
    public MessageId id() {
        return new MessageId(timeMs, number);
    }
}
