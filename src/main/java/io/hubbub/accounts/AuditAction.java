package io.hubbub.accounts;

import java.util.Locale;

/** What may be done to an account, under the words that it has in the database and for people. */
enum AuditAction {
    /** Its owner made it. */
    REGISTERED,
    /** An administrator made it. */
    ADDED,
    PASSWORD_CHANGED,
    SUSPENDED,
    RESUMED,
    GRANTED,
    GRANT_REVOKED,
    DELETED,
    TOKEN_ADDED,
    TOKEN_REVOKED,
    CERTIFICATE_ADDED,
    CERTIFICATE_REMOVED,
    /** A room belongs to it. */
    ROOM_OWNED,
    /** A room belongs to nobody any more. */
    ROOM_GIVEN_UP;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
