package io.hubbub.config;

/** A file that cannot be used; the message says why in a few plain words, without naming it. */
final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String why) {
        super(why);
    }

    Unusable(String why, Throwable cause) {
        super(why, cause);
    }
}
