package io.hubbub.task;

import java.time.Duration;
import java.util.Collection;
import java.util.Locale;

/**
 * How a request ended.
 *
 * @param text for {@link Kind#DONE} what the task computed, of any characters, line breaks included; for every other
 *     kind one harmless line that tells the asker what went wrong
 */
public record TaskResult(Kind kind, String text) {
    /** Longer results are cut here, with a note of their full length. */
    public static final int LIMIT_CHARS = 64 * 1024;

    /** The ways a request can end. */
    public enum Kind {
        /** The task ran to its end. */
        DONE,
        /** The task threw: the asker can do nothing about it, the log has the stack trace. */
        FAILED,
        /** All workers and the whole queue are taken, or the server is stopping. */
        BUSY,
        /** The deadline passed first. */
        LATE,
        /** The task cannot use these arguments. */
        BAD_ARGUMENTS,
        /** There is no task of that name. */
        UNKNOWN
    }

    /** Whether the text is what the task computed. */
    public boolean isDone() {
        return kind == Kind.DONE;
    }

    static TaskResult done(String text) {
        return new TaskResult(Kind.DONE, text.length() <= LIMIT_CHARS ? text : cut(text));
    }

    static TaskResult failed(String task, Throwable failure) {
        return new TaskResult(Kind.FAILED, task + " failed: " + reason(failure));
    }

    static TaskResult busy(int workers, int queue) {
        return new TaskResult(
                Kind.BUSY,
                String.format(Locale.ROOT, "busy: %d tasks run and %d wait, ask again later", workers, queue));
    }

    static TaskResult stopping() {
        return new TaskResult(Kind.BUSY, "busy: the server is stopping");
    }

    static TaskResult late(String task, Duration deadline) {
        return new TaskResult(Kind.LATE, task + " was given up: no answer within " + Wording.span(deadline));
    }

    static TaskResult badArguments(String task, IllegalArgumentException mistake) {
        return new TaskResult(Kind.BAD_ARGUMENTS, task + ": " + reason(mistake));
    }

    static TaskResult unknown(String task, Collection<String> known) {
        return new TaskResult(
                Kind.UNKNOWN, "there is no task %s, only %s".formatted(Wording.quoted(task), String.join(", ", known)));
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : Wording.oneLine(message);
    }

    private static String cut(String text) {
        boolean splitsPair = Character.isHighSurrogate(text.charAt(LIMIT_CHARS - 1));
        String head = text.substring(0, splitsPair ? LIMIT_CHARS - 1 : LIMIT_CHARS);
        return String.format(Locale.ROOT, "%s… (cut, %d characters in all)", head, text.length());
    }
}
