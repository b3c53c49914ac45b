package io.hubbub.accounts;

/**
 * Something that was done to an account.
 *
 * @param timeMs in milliseconds since 1970
 * @param actor who did it: the name of an account, or what it was done with
 * @param action a word of {@link AuditAction}, or one of a newer version's
 * @param target the name that the account had
 * @param detail what else there is to say; may be empty, and is never a secret
 */
public record AuditEntry(long timeMs, String actor, String action, String target, String detail) {}
