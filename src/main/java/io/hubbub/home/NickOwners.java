package io.hubbub.home;

/**
 * Whose nicks are whose: those of accounts belong to their owners, whether these are here or not. Asked on the loop of any home, and
 * answers at once.
 */
@FunctionalInterface
public interface NickOwners {
    /** Stands for no account. */
    long NOBODY = 0;

    /** No nick belongs to anybody. */
    NickOwners NONE = nick -> NOBODY;

    /** The account that a nick belongs to, however it is written; {@link #NOBODY} if anybody may have it. */
    long ownerOf(String nick);

    /** The account that a nick is one of; {@link #NOBODY} if it is none's, though it may look like one. */
    default long accountOf(String nick) {
        return ownerOf(nick);
    }
}
