package io.hubbub.codec;

/** Bytes that can't be read: cut, damaged, of an unknown kind, or written by a version that is too new. */
public final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param complaint what is wrong with them */
    public MalformedException(String complaint) {
        super(complaint);
    }

    MalformedException(String complaint, Throwable cause) {
        super(complaint, cause);
    }
}
