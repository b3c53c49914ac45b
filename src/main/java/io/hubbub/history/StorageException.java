package io.hubbub.history;

/** The database can't be used. Its message is a sentence for the operator, without its end: which database, what is wrong, what to do. */
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StorageException(String message) {
        super(message);
    }

    StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
