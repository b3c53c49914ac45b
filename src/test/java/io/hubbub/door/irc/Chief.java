package io.hubbub.door.irc;

import at.favre.lib.crypto.bcrypt.BCrypt;

/** The operator of a test's server. */
final class Chief {
    static final String NAME = "chief";
    static final String PASSWORD = "opensesame";

    private static final int CHEAPEST = 4;

    /** Keys for the door of a test's configuration. */
    static final String KEYS = ", 'operators': [{'name': '%s', 'passwordHash': '%s'}]"
            .formatted(NAME, BCrypt.with(BCrypt.Version.VERSION_2Y).hashToString(CHEAPEST, PASSWORD.toCharArray()));

    private Chief() {}
}
