package io.hubbub.config;

import java.util.Optional;

/** Knows the tasks there are, so that a wrong one is noticed before the start. */
@FunctionalInterface
public interface TaskCheck {
    /**
     * The fault, in a few plain words that follow "task: " or "arguments: ", or nothing.
     *
     * @param arguments absent: only the name is asked about
     */
    Optional<String> complaint(String task, Optional<String> arguments);

    /** For those who run no tasks. */
    static TaskCheck acceptAll() {
        return (task, arguments) -> Optional.empty();
    }
}
