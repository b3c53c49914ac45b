package io.hubbub.store;

/** The database can't be used. Its message is a sentence for the operator, without its end: which database, what is wrong, what to do. */
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StorageException(String message) {
        super(message);
    }

    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
