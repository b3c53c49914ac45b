package io.hubbub.hub;

import io.hubbub.room.Account;

/** What has become of somebody's wish to be logged in. */
public sealed interface Login {
    /**
     * It may be logged in: {@link Requests#login}.
     *
     * @param untilMs how long that holds, in milliseconds since 1970; 0 for as long as it stays
     * @param edition that of the account's password; with another one it ends
     */
    record Granted(Account account, long untilMs, int edition) implements Login {
        /** For as long as it stays, to an account with its first password. */
        public Granted(Account account) {
            this(account, 0, 0);
        }
    }

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
        /** A provider has said who it is; but it has no account here, and is given none. */
        NO_ACCOUNT,
        /** The same, and somebody else has the name that its account would have, or one that looks like it: that is {@code reason}. */
        NAME_TAKEN,
        /** The same, and nobody may be called what its account would be called. */
        BAD_NAME,
        /** Too many passwords wait to be checked. */
        BUSY,
        /** The accounts can't be read at the moment. */
        UNAVAILABLE
    }
}
