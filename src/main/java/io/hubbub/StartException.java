package io.hubbub;

/** The server can't start, for a reason that its operator can mend. The message is one line, and says what to mend. */
public final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
