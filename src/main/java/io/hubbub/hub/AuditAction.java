package io.hubbub.hub;

import java.util.Locale;

/** What may be done that the log has, under the words that it has in the database and for people. */
public enum AuditAction {
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
    BANNED,
    UNBANNED,
    /** A room belongs to it. */
    ROOM_OWNED,
    /** A room belongs to nobody any more. */
    ROOM_GIVEN_UP,
    /** Everybody had to leave a room. */
    ROOM_CLOSED,
    /** Somebody got a role in a room, or lost it, by one who looks after the server. */
    ROLE_CHANGED,
    /** Something was said to everybody. */
    ANNOUNCED,
    /** A session was ended. */
    DISCONNECTED,
    /** Somebody is let in by the word of a provider. */
    LINKED,
    UNLINKED,
    /** People may make accounts by an invitation. */
    INVITED,
    INVITATION_REVOKED;

    /** By which programs and people know it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
