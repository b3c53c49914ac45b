package io.hubbub.room;

import java.util.HashSet;
import java.util.Set;

/**
 * The rights of a session beyond those that all have. They are no part of the {@link Profile} that others see: whatever a profile says,
 * it grants nothing. A request for something that needs one carries them to the home or hub that decides. Immutable.
 */
public record Rights(Set<Right> set) {

    /** The rights of nearly everybody: none. */
    public static final Rights NONE = of();

    /** The rights of an operator of the server at a chat door. */
    public static final Rights OPERATOR = of(Right.SEE_ALL, Right.KILL, Right.ANNOUNCE, Right.MEND_ROOMS, Right.BAN);

    /** The rights of a console. */
    public static final Rights CONSOLE =
            of(Right.INSPECT, Right.KILL, Right.ANNOUNCE, Right.MEND_ROOMS, Right.BAN, Right.MANAGE_ACCOUNTS);

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

    /** These and others. */
    public Rights and(Rights others) {
        Set<Right> all = new HashSet<>(set);
        all.addAll(others.set);
        return new Rights(all);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return set.isEmpty();
    }
}
