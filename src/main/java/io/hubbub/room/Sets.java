package io.hubbub.room;

import java.util.HashSet;
import java.util.Set;

/** Sets that are never changed, and so made anew. */
final class Sets {
    private Sets() {}

    /** The same set with something in it or not. */
    static <T> Set<T> with(Set<T> set, T element, boolean in) {
        Set<T> changed = new HashSet<>(set);
        if (in) {
            changed.add(element);
        } else {
            changed.remove(element);
        }
        return Set.copyOf(changed);
    }
}
