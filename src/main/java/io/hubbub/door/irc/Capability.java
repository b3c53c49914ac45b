package io.hubbub.door.irc;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A capability: something that a client can ask to have otherwise than in RFC 1459. See <a href="https://ircv3.net/irc/">the
 * specifications</a> of these names.
 */
enum Capability {
    ACCOUNT_NOTIFY,
    ACCOUNT_TAG,
    AWAY_NOTIFY,
    BATCH,
    CAP_NOTIFY,
    CHGHOST,
    ECHO_MESSAGE,
    EXTENDED_JOIN,
    EXTENDED_MONITOR,
    INVITE_NOTIFY,
    LABELED_RESPONSE,
    MESSAGE_TAGS,
    MULTI_PREFIX,
    NO_IMPLICIT_NAMES,
    SERVER_TIME,
    SETNAME,
    STANDARD_REPLIES,
    USERHOST_IN_NAMES;

    /** As clients write it. */
    String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Capability> find(String written) {
        return Arrays.stream(values())
                .filter(capability -> capability.written().equals(written))
                .findFirst();
    }
}
