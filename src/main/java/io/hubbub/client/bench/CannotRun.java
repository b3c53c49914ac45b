package io.hubbub.client.bench;

/** The load could not even begin. The message is one line for the user. */
final class CannotRun extends Exception {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    CannotRun(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
