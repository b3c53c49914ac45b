package io.hubbub.hub;

/** What people may do who are not logged in to an account. */
public enum Guests {
    /** What others may. */
    ALL,
    /** To see what happens, and to say and change nothing. */
    READ_ONLY,
    /** To log in, and nothing in any room. */
    NONE
}
