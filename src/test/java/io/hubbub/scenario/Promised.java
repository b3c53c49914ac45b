package io.hubbub.scenario;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What something at the server is, as far as somebody knows who changes it alone: what was answered last, or that or what was asked for, if
 * the answer never came. For one thread.
 */
final class Promised<T> {
    private final Set<T> possible = new LinkedHashSet<>();

    Promised(T now) {
        possible.add(now);
    }

    /** It may be that from now on. */
    void asked(T wanted) {
        possible.add(wanted);
    }

    /** It is that for sure, as the server says or as was found out. */
    void is(T now) {
        possible.clear();
        possible.add(now);
    }

    /** Fails unless that is what it may be. */
    void found(T found, Object about) {
        if (!possible.contains(found)) {
            throw new AssertionError(about + " is " + found + " and should be one of " + possible);
        }
        is(found);
    }

    /** What it is, if that is known. */
    T value() {
        if (possible.size() != 1) {
            throw new AssertionError("one of " + possible);
        }
        return possible.iterator().next();
    }

    List<T> possible() {
        return List.copyOf(possible);
    }
}
