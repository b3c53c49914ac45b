package io.hubbub.hub;

import io.hubbub.room.Account;

/** What has become of somebody's wish to be logged in. */
public sealed interface Login {
    /** It may be logged in: {@link Requests#login}. */
    record Granted(Account account) implements Login {}

    /**
     * It is not logged in.
     *
     * @param waitNs how long there is to wait until the next try; 0 if it makes no difference
     * @param reason what there is to say beyond {@code why}; may be empty
     */
    record Refused(Why why, long waitNs, String reason) implements Login {
        Refused(Why why) {
            this(why, 0, "");
        }
    }

    /** Why somebody is not logged in. */
    enum Why {
        /** There is no such account, or that is not its password, or no account has that token or certificate. Nobody is told which. */
        WRONG,
        /** Too many tries from that network have failed. */
        TOO_MANY_TRIES,
        /** Its account is suspended. Only told to who has proved to be its owner. */
        SUSPENDED,
        /** Its account is banned from the server. Only told to who has proved to be its owner. */
        BANNED,
        /** Too many passwords wait to be checked. */
        BUSY,
        /** The accounts can't be read at the moment. */
        UNAVAILABLE
    }
}
