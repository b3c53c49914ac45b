package io.hubbub.room;

/**
 * A search for people: a pattern for a nick, a user, a host or a real name, a mask for all but the last, or an address or a network.
 * Immutable.
 */
public final class PersonFilter {
    private final String typed;
    private final Mask pattern;
    private final Mask mask;

    private PersonFilter(String typed, Mask pattern, Mask mask) {
        this.typed = typed;
        this.pattern = pattern;
        this.mask = mask;
    }

    /** A search for people, as somebody typed it. */
    public static PersonFilter of(String typed) {
        boolean isMask = typed.indexOf('!') >= 0 || typed.indexOf('@') >= 0 || isPlace(typed);
        return new PersonFilter(typed, Mask.glob(typed), isMask ? Mask.of(typed) : null);
    }

    /** The text as it was typed: the same text makes the same filter. */
    public String typed() {
        return typed;
    }

    /** Whether this is an address or a network, and so nobody's nick. */
    public static boolean isPlace(String typed) {
        return Network.of(typed).isPresent();
    }

    public boolean finds(String nick, Profile known) {
        return pattern.fits(nick)
                || pattern.fits(known.user())
                || pattern.fits(known.host())
                || pattern.fits(known.realName())
                || (mask != null && mask.matches(new MaskSubject(nick, known)));
    }
}
