package io.hubbub.net;

import io.hubbub.hub.Accounts;
import io.hubbub.hub.Login;
import io.hubbub.hub.Registration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Sentences about accounts, the same at every door: begun with a small letter and without a full stop. */
public final class AccountSentences {
    public static final String DOOR_PASSWORD = "this server has a password, which has to be said first";
    public static final String NO_ACCOUNTS = "this server keeps no accounts";
    public static final String NOT_LOGGED_IN = "you are not logged in";
    public static final String NO_SUCH_TOKEN = "your account has no such token";
    public static final String BAD_LABEL =
            "expected a label of 1 to " + Accounts.LONGEST_LABEL + " characters, and no control characters";
    public static final String UNAVAILABLE = "the accounts can't be read or written at the moment; try again later";

    /** Somebody may have read it on its way. */
    public static final String NEEDS_TLS =
            "passwords and tokens are taken over TLS alone, or from this machine; what you sent may have been read on its way";

    private AccountSentences() {}

    /** Why somebody does not come in at a door, who has said the wrong password of that door. */
    public static String wrongDoorPassword(long waitNs) {
        return waitNs == 0 ? "that is not the password of this server" : tooManyTries(waitNs);
    }

    private static String tooManyTries(long waitNs) {
        return "too many tries from your network have failed; try again in " + seconds(waitNs);
    }

    /** Why somebody is not logged in. */
    public static String of(Login.Refused refused) {
        return switch (refused.why()) {
            case WRONG -> "there is no such account, or that is not its password or token";
            case TOO_MANY_TRIES -> tooManyTries(refused.waitNs());
            case SUSPENDED -> "that account is suspended" + inBrackets(refused.reason());
            case BANNED -> "that account is banned from this server" + inBrackets(refused.reason());
            case NO_ACCOUNT -> "you have no account here; ask the operator of the server for one";
            case NAME_TAKEN ->
                "somebody else here has the name that your provider gives you" + inBrackets(refused.reason())
                        + "; ask the operator of the server whose account that is";
            case BAD_NAME -> "no account can have the name that your provider gives you" + inBrackets(refused.reason());
            case BUSY -> "too many passwords wait to be checked; try again in a moment";
            case UNAVAILABLE -> UNAVAILABLE;
        };
    }

    /** Why somebody has no account, or no other password. */
    public static String of(Registration.Refused refused) {
        return switch (refused.why()) {
            case CLOSED -> "nobody can register here; ask the operator of the server for an account";
            case INVITATION_NEEDED -> "only those can register here who are invited; ask the operator of the server";
            case BAD_INVITATION -> "that is no invitation, or it has expired or was used";
            case NAME_TAKEN -> "somebody has that name, or one that looks like it";
            case BAD_NAME -> "no account can have that name" + inBrackets(refused.reason());
            case BAD_PASSWORD -> "that can't be a password" + inBrackets(refused.reason());
            case LOGGED_IN -> "you are logged in already";
            case TOO_MANY -> "too many accounts were made lately; try again in " + seconds(refused.waitNs());
            case BUSY -> "too many passwords wait to be taken; try again in a moment";
            case UNAVAILABLE -> UNAVAILABLE;
        };
    }

    /** How long there is to wait, in whole seconds; at least one if at all. */
    public static long waitSeconds(long waitNs) {
        return (waitNs + TimeUnit.SECONDS.toNanos(1) - 1) / TimeUnit.SECONDS.toNanos(1);
    }

    private static String seconds(long waitNs) {
        long seconds = waitSeconds(waitNs);
        long minutes = (seconds + 59) / 60;
        return seconds <= 90
                ? String.format(Locale.ROOT, seconds == 1 ? "%d second" : "%d seconds", seconds)
                : String.format(Locale.ROOT, "%d minutes", minutes);
    }

    private static String inBrackets(String reason) {
        return reason.isEmpty() ? "" : " (" + Text.harmless(reason) + ")";
    }
}
