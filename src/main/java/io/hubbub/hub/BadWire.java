package io.hubbub.hub;

/**
 * A batch can't be encoded for a wire, or framed: thrown at each member that looks through it, the same one for all of them, so
 * that the cause is counted and logged once.
 */
final class BadWire extends RuntimeException {
    private static final long serialVersionUID = 1;

    private boolean told;

    BadWire(String message, Throwable cause) {
        super(message, cause, false, false);
    }

    /** Whether nobody has told of it yet; asked once by everyone who would. */
    boolean isNews() {
        boolean isNews = !told;
        told = true;
        return isNews;
    }
}
