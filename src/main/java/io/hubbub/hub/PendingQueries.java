package io.hubbub.hub;

import io.hubbub.bus.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What one session has asked and not been told yet. A question may go to several homes or hubs, each of which answers it
 * once. Runs on the hub's loop.
 */
final class PendingQueries {
    private final Map<Long, Open<?>> open = new HashMap<>();
    private long last;

    private static final class Open<T> {
        private final int expected;
        private final Consumer<List<T>> then;
        private final List<T> answers = new ArrayList<>();

        Open(int expected, Consumer<List<T>> then) {
            this.expected = expected;
            this.then = then;
        }

        /**
         * What a question is answered with is of the kind that its asker expects: {@link Queries} or {@link Admin} name it,
         * and {@link Request} says it of each question.
         */
        @SuppressWarnings("unchecked")
        boolean isComplete(Object answer) {
            answers.add((T) answer);
            return answers.size() == expected;
        }

        void tell() {
            then.accept(answers);
        }
    }

    /**
     * Opens a question.
     *
     * @param expected how many answers will come
     * @param then takes all of them
     * @return the number under which it is asked
     */
    <T> long open(int expected, Consumer<List<T>> then) {
        open.put(++last, new Open<>(expected, then));
        return last;
    }

    /**
     * Takes an answer in; with the last one the asker is told.
     *
     * @throws IllegalStateException if nothing is asked under this number
     */
    void answer(long question, Object answer) {
        Open<?> asked = open.get(question);
        if (asked == null) {
            throw new IllegalStateException("question " + question + " is not open, but was answered");
        }
        if (asked.isComplete(answer)) {
            open.remove(question);
            asked.tell();
        }
    }
}
