package io.hubbub.door.web;

/** A request that can't be dealt with, for a reason that its sender can mend: the message says what was expected. */
final class BadRequest extends Exception {
    private static final long serialVersionUID = 1;

    private final String code;

    BadRequest(String message) {
        this("BAD_REQUEST", message);
    }

    BadRequest(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** The kind of mistake, in one word. */
    String code() {
        return code;
    }
}
