package io.hubbub.task;

/** Reads the one whole number that a built-in task takes. */
final class WholeNumber {
    private WholeNumber() {}

    /**
     * @param max the largest number the task takes; the smallest is 0
     * @throws IllegalArgumentException with one sentence that says what was expected and what was got
     */
    static long parse(String arguments, long max) {
        try {
            long number = Long.parseLong(arguments);
            if (number >= 0 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw unexpected(arguments, max, e);
        }
        throw unexpected(arguments, max, null);
    }

    private static IllegalArgumentException unexpected(String arguments, long max, NumberFormatException cause) {
        return new IllegalArgumentException(
                "expected a whole number from 0 to " + max + ", got " + Wording.quoted(arguments), cause);
    }
}
