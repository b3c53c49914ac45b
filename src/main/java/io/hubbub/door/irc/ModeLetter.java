package io.hubbub.door.irc;

/**
 * One letter of a MODE command, with its parameter.
 *
 * @param set whether it stood after a plus, or after no sign at all
 * @param letter the mode; U+FFFD for a character that is no letter of any alphabet IRC knows
 * @param parameter empty if there is none
 */
record ModeLetter(Kind kind, boolean set, char letter, String parameter) {

    /** The kind of action that it asks for. */
    enum Kind {
        /** Set it or unset it. */
        CHANGE,
        /** Send the list: no parameter was given for it. At most one for each list in a command. */
        QUERY,
        /** There is no such mode: {@link Numeric#ERR_UNKNOWNMODE}. It took no parameter. */
        UNKNOWN,
        /** Its parameter is missing: {@link Numeric#ERR_INVALIDMODEPARAM}, or nothing at all. */
        MISSING
    }

    static ModeLetter change(boolean set, char letter, String parameter) {
        return new ModeLetter(Kind.CHANGE, set, letter, parameter);
    }
}
