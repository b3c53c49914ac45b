package io.hubbub.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The worst of many things: what an operator wants to see first, and never more than {@link #MOST}, however many there are.
 *
 * @param total how many there are
 * @param matching how many of them are what the operator looks for
 * @param worst the first of these
 */
public record Inspection<T>(int total, int matching, List<T> worst) {

    /** Most things in one. */
    public static final int MOST = 200;

    /** Looks at everything once, and keeps no more than it shows. */
    public static <T> Inspection<T> of(Collection<T> all, Predicate<T> matches, Comparator<T> worstFirst) {
        PriorityQueue<T> kept = new PriorityQueue<>(worstFirst.reversed());
        int matching = 0;
        for (T each : all) {
            if (matches.test(each)) {
                matching++;
                keep(kept, each, worstFirst);
            }
        }
        return new Inspection<>(
                all.size(), matching, kept.stream().sorted(worstFirst).toList());
    }

    private static <T> void keep(PriorityQueue<T> kept, T candidate, Comparator<T> worstFirst) {
        if (kept.size() < MOST) {
            kept.add(candidate);
        } else if (worstFirst.compare(candidate, kept.peek()) < 0) {
            kept.poll();
            kept.add(candidate);
        }
    }

    /** Puts together the parts of several instances, each about its own sessions and rooms. */
    public static <T> Inspection<T> joined(List<Inspection<T>> parts, Comparator<T> worstFirst) {
        List<T> all = new ArrayList<>();
        int total = 0;
        int matching = 0;
        for (Inspection<T> part : parts) {
            all.addAll(part.worst);
            total += part.total;
            matching += part.matching;
        }
        return new Inspection<>(
                total, matching, all.stream().sorted(worstFirst).limit(MOST).toList());
    }

    public <V> Inspection<V> map(Function<T, V> view) {
        return new Inspection<>(total, matching, worst.stream().map(view).toList());
    }
}
