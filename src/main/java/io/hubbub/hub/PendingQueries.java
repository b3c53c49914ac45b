package io.hubbub.hub;

import io.hubbub.bus.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The queries of one session that are not answered yet. A query may go to several instances, each of which answers it once. Runs on the
 * hub's loop.
 */
final class PendingQueries {
    private final Map<Long, Open<?>> open = new HashMap<>();
    private long last;

    /** A query, and the instances that have not answered it. */
    private static final class Open<A extends Answer> {
        private final Class<A> kind;
        private final Set<Integer> awaited;
        private final Consumer<List<A>> then;
        private final List<A> answers = new ArrayList<>();

        Open(Class<A> kind, Collection<Integer> awaited, Consumer<List<A>> then) {
            this.kind = kind;
            this.awaited = new HashSet<>(awaited);
            this.then = then;
        }

        boolean take(int from, Answer answer) {
            boolean isExpected = kind.isInstance(answer) && awaited.remove(from);
            if (isExpected) {
                answers.add(kind.cast(answer));
            }
            return isExpected;
        }

        void tell() {
            then.accept(answers);
        }
    }

    /** The number of the next query. */
    long next() {
        return ++last;
    }

    /**
     * Opens a query.
     *
     * @param query the number under which it is asked
     * @param from the instances that will answer it
     * @param then takes all answers; one is missing for each instance that is gone
     */
    <A extends Answer> void open(long query, Class<A> kind, Collection<Integer> from, Consumer<List<A>> then) {
        open.put(query, new Open<>(kind, from, then));
    }

    /** Takes an answer in; with the last one the asker is told. Returns whether the answer was awaited. */
    boolean answer(long query, int from, Answer answer) {
        Open<?> asked = open.get(query);
        if (asked == null || !asked.take(from, answer)) {
            return false;
        }
        tellIfComplete(query, asked);
        return true;
    }

    /** An instance is gone, and answers nothing more. */
    void gone(int instance) {
        List.copyOf(open.keySet()).forEach(query -> {
            Open<?> asked = open.get(query);
            if (asked != null && asked.awaited.remove(instance)) {
                tellIfComplete(query, asked);
            }
        });
    }

    private void tellIfComplete(long query, Open<?> asked) {
        if (asked.awaited.isEmpty()) {
            open.remove(query);
            asked.tell();
        }
    }
}
