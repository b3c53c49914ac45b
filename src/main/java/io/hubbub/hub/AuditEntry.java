package io.hubbub.hub;

/**
 * Something that was done by those who look after the server, or by an account's owner.
 *
 * @param id greater than that of any that was done before
 * @param timeMs in milliseconds since 1970
 * @param actor who did it: the name of an account, or what it was done with
 * @param action in a word, which programs know it by
 * @param target to whom or to what: the name that an account had, whom a ban is about, a room
 * @param detail what else there is to say; may be empty, and is never a secret
 */
public record AuditEntry(long id, long timeMs, String actor, String action, String target, String detail) {

    /** One that has no number yet. */
    public AuditEntry(long timeMs, String actor, String action, String target, String detail) {
        this(0, timeMs, actor, action, target, detail);
    }
}
