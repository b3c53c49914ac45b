package io.hubbub.task;

/**
 * A blocking computation that chat users ask for by name. The one instance of a task serves everybody, so it keeps no
 * state between two calls, or guards it. Tasks are found by {@link java.util.ServiceLoader}: see the package's story.
 */
public interface Task {
    /** The name by which users ask for it: 1 to 32 letters, digits and {@code -}; upper and lower case are the same. */
    String name();

    /** One line for the list of tasks: what to write after the name and what comes back. */
    String usage();

    /**
     * Looks at the arguments before the task is given a place. Called on an event loop: must not block.
     *
     * @param arguments what the asker wrote after the name, without blanks around it; may be empty
     * @throws IllegalArgumentException if {@link #run} can't use them; its message, one sentence that says what was
     *     expected, is the answer
     */
    default void check(String arguments) {}

    /**
     * Computes the answer. Called on a worker thread, on several at once when several users ask; may block, and should
     * end soon when its thread is interrupted, which happens at the deadline and when the asker leaves. A task that goes
     * on all the same keeps its worker from everybody else.
     *
     * @param arguments as in {@link #check}
     * @return the answer; it may hold any characters (the front doors neutralise what their wire can't carry) and is cut
     *     at {@link TaskResult#LIMIT_CHARS}
     * @throws IllegalArgumentException if the arguments turn out to be the asker's mistake; the message is the answer
     * @throws Exception if the task fails: the asker gets the message in one line, the log gets the stack trace
     */
    String run(String arguments) throws Exception;
}
