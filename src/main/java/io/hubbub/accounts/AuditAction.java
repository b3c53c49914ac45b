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
    ROOM_GIVEN_UP,
    /** Somebody is let in by the word of a provider. */
    LINKED,
    UNLINKED,
    /** People may make accounts by an invitation. */
    INVITED,
    INVITATION_REVOKED;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
