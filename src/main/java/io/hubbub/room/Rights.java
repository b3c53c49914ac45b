package io.hubbub.room;

import java.util.Set;

/**
 * What a session may do beyond what all others may. They are no part of the {@link Profile} that others see: whatever a profile says,
 * it grants nothing. A request for something that needs one carries them to whoever decides. Immutable.
 */
public record Rights(Set<Right> set) {

    /** What nearly everybody has. */
    public static final Rights NONE = of();

    /** What an operator of the server has who chats. */
    public static final Rights OPERATOR = of(Right.SEE_ALL, Right.KILL, Right.ANNOUNCE, Right.MEND_ROOMS);

    /** What a console has. */
    public static final Rights CONSOLE = of(Right.INSPECT, Right.KILL);

    public Rights {
        set = Set.copyOf(set);
    }

    public static Rights of(Right... rights) {
        return new Rights(Set.of(rights));
    }

    /** Whether this is one of them. */
    public boolean has(Right right) {
        return set.contains(right);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return set.isEmpty();
    }
}
