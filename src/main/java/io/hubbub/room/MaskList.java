package io.hubbub.room;

/** The lists of masks that a room has. */
public enum MaskList {
    /** People who can't come in and can't speak. */
    BAN,
    /** People who can, though a ban says otherwise. */
    EXCEPTION,
    /** People who need no invitation. */
    INVITATION
}
