package io.hubbub.door.irc;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a client can ask to have otherwise than RFC 1459 has it. See <a href="https://ircv3.net/irc/">the specifications</a>
 * of these names.
 */
enum Capability {
    CAP_NOTIFY,
    ECHO_MESSAGE,
    EXTENDED_JOIN,
    INVITE_NOTIFY,
    MESSAGE_TAGS,
    MULTI_PREFIX,
    SERVER_TIME,
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
