package io.hubbub.net;

import io.hubbub.room.CloseReason;

/**
 * The code of a close frame, by <a href="https://www.rfc-editor.org/rfc/rfc6455#section-7.4">RFC 6455, section 7.4</a> and the <a
 * href="https://www.iana.org/assignments/websocket/websocket.xhtml">registry</a>.
 */
final class CloseCode {
    static final int NORMAL = 1000;
    static final int GOING_AWAY = 1001;
    static final int PROTOCOL_ERROR = 1002;
    static final int NOT_UTF8 = 1007;
    static final int POLICY = 1008;
    static final int OUR_MISTAKE = 1011;
    static final int TRY_AGAIN_LATER = 1013;

    /** As HTTP's 408: nothing speaks against coming back at once. */
    static final int TIMEOUT = 3008;

    private static final int FIRST_REGISTERED = 3000;
    private static final int LAST_PRIVATE = 4999;

    private CloseCode() {}

    /** The code for the end of a session. */
    static int of(CloseReason why) {
        return switch (why) {
            case PEER_CLOSED, QUIT, SERVED, SUPERSEDED -> NORMAL;
            case SHUTDOWN -> GOING_AWAY;
            case PROTOCOL_ERROR, FOREIGN_PROTOCOL -> PROTOCOL_ERROR;
            case INTERNAL_ERROR -> OUR_MISTAKE;
            case SERVER_FULL, DOOR_FULL, ADDRESS_FULL -> TRY_AGAIN_LATER;
            case PING_TIMEOUT -> TIMEOUT;
            case TOO_SLOW,
                    IDLE,
                    NETWORK_ERROR,
                    REFUSED,
                    KILLED,
                    SUSPENDED,
                    ACCOUNT_DELETED,
                    BANNED,
                    LOGIN_EXPIRED,
                    PASSWORD_CHANGED,
                    BAD_PASSWORD,
                    UNREGISTERED -> POLICY;
        };
    }

    /** Whether a peer may send this code. */
    static boolean isLegal(int code) {
        boolean defined = code >= NORMAL && code <= 1014 && (code < 1004 || code > 1006);
        return defined || (FIRST_REGISTERED <= code && code <= LAST_PRIVATE);
    }
}
