package io.hubbub.hub;

import io.hubbub.room.Account;

/** What has become of somebody's wish to have an account, or another password. */
public sealed interface Registration {
    /** The account is there, and kept. */
    record Done(Account account) implements Registration {}

    /** The account has another password. */
    record Changed(Account account, int edition) implements Registration {}

    /**
     * Nothing has changed.
     *
     * @param waitNs how long there is to wait until the next try; 0 if it makes no difference
     * @param reason what there is to say beyond {@code why}, in a sentence without its end; may be empty
     */
    record Refused(Why why, long waitNs, String reason) implements Registration {
        /** Where that says all there is to say. */
        public Refused(Why why) {
            this(why, 0, "");
        }
    }

    /** Why. */
    enum Why {
        /** This server makes no accounts for people who ask, or keeps none. */
        CLOSED,
        /** Only those get an account who are invited, and it has shown no invitation. */
        INVITATION_NEEDED,
        /** There is no such invitation, or it was used up or revoked, or is too old. Nobody is told which. */
        BAD_INVITATION,
        /** Somebody has that name, or one that looks like it, or is called so at the moment. */
        NAME_TAKEN,
        /** Nobody may be called so. */
        BAD_NAME,
        /** There is a reason not to take the password. */
        BAD_PASSWORD,
        /** It is logged in already. */
        LOGGED_IN,
        /** Too many have registered from that network, or from everywhere. */
        TOO_MANY,
        /** Too many passwords wait to be hashed. */
        BUSY,
        /** The accounts can't be read or written at the moment. */
        UNAVAILABLE
    }
}
