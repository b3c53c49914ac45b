package io.hubbub.room;

/** The lists of masks that a room has. */
public enum MaskList {
    /** Who can't come in and can't speak. */
    BAN,
    /** Who can, though a ban says otherwise. */
    EXCEPTION,
    /** Who needs no invitation. */
    INVITATION
}
