package io.hubbub.room;

/**
 * What others may know about somebody beside the nick. Immutable.
 *
 * @param user a short name of the account or program at the peer's end
 * @param host where the peer is: its address, unless something else shall be shown
 * @param realName what the peer calls itself at length; may be empty
 */
public record Profile(String user, String host, String realName) {

    /** Nothing is known. */
    static final Profile UNKNOWN = new Profile("", "", "");

    /** Who that is under a nick, in one word: {@code nick!user@host}. That is what masks are about. */
    public String source(String nick) {
        return nick + "!" + user + "@" + host;
    }
}
