package io.hubbub.accounts;

/**
 * An invitation, as an administrator sees it, without its code. Times are in milliseconds since 1970.
 *
 * @param label whom it is for
 * @param uses how many accounts can still be made by it
 * @param expiresMs 0 if never
 */
public record InvitationView(long id, String label, int uses, long createdMs, long expiresMs) {}
