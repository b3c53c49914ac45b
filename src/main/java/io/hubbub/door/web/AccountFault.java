package io.hubbub.door.web;

import io.hubbub.hub.Login;
import io.hubbub.hub.Registration;
import io.hubbub.net.AccountSentences;

/**
 * What speaks against something that a client asks for about accounts.
 *
 * @param code by which programs know it
 * @param waitSeconds how long there is to wait until the next try; 0 if it makes no difference
 */
record AccountFault(String code, String sentence, long waitSeconds) {
    static final AccountFault DOOR_PASSWORD = new AccountFault("DOOR_PASSWORD", AccountSentences.DOOR_PASSWORD);
    static final AccountFault NO_ACCOUNTS = new AccountFault("NO_ACCOUNTS", AccountSentences.NO_ACCOUNTS);
    static final AccountFault NEEDS_TLS = new AccountFault("NEEDS_TLS", AccountSentences.NEEDS_TLS);
    static final AccountFault NOT_LOGGED_IN = new AccountFault("NOT_LOGGED_IN", AccountSentences.NOT_LOGGED_IN);
    static final AccountFault NO_SUCH_TOKEN = new AccountFault("NO_SUCH_TOKEN", AccountSentences.NO_SUCH_TOKEN);
    static final AccountFault UNAVAILABLE = new AccountFault("ACCOUNTS_UNAVAILABLE", AccountSentences.UNAVAILABLE);

    private AccountFault(String code, String sentence) {
        this(code, sentence, 0);
    }

    static AccountFault of(Login.Refused refused) {
        return new AccountFault(
                code(refused.why()), AccountSentences.of(refused), AccountSentences.waitSeconds(refused.waitNs()));
    }

    /** The wrong password of a door. */
    static AccountFault ofDoor(long waitNs) {
        return new AccountFault(
                waitNs == 0 ? "WRONG_DOOR_PASSWORD" : code(Login.Why.TOO_MANY_TRIES),
                AccountSentences.wrongDoorPassword(waitNs),
                AccountSentences.waitSeconds(waitNs));
    }

    static AccountFault of(Registration.Refused refused) {
        return new AccountFault(
                code(refused.why()), AccountSentences.of(refused), AccountSentences.waitSeconds(refused.waitNs()));
    }

    static String code(Login.Why why) {
        return switch (why) {
            case WRONG -> "WRONG_LOGIN";
            case TOO_MANY_TRIES -> "TOO_MANY_TRIES";
            case SUSPENDED -> "ACCOUNT_SUSPENDED";
            case BANNED -> "ACCOUNT_BANNED";
            case NO_ACCOUNT -> "NOT_REGISTERED";
            case NAME_TAKEN -> "ACCOUNT_TAKEN";
            case BAD_NAME -> "BAD_ACCOUNT";
            case BUSY -> "ACCOUNTS_BUSY";
            case UNAVAILABLE -> "ACCOUNTS_UNAVAILABLE";
        };
    }

    static String code(Registration.Why why) {
        return switch (why) {
            case CLOSED -> "REGISTRATION_CLOSED";
            case INVITATION_NEEDED -> "INVITATION_NEEDED";
            case BAD_INVITATION -> "BAD_INVITATION";
            case NAME_TAKEN -> "ACCOUNT_TAKEN";
            case BAD_NAME -> "BAD_ACCOUNT";
            case BAD_PASSWORD -> "BAD_PASSWORD";
            case LOGGED_IN -> "LOGGED_IN";
            case TOO_MANY -> "TOO_MANY_REGISTRATIONS";
            case BUSY -> "ACCOUNTS_BUSY";
            case UNAVAILABLE -> "ACCOUNTS_UNAVAILABLE";
        };
    }

    /** In an error, or in what else tells of it. */
    JsonLine write(JsonLine out) {
        out.put("code", code).put("text", sentence);
        return waitSeconds > 0 ? out.put("waitSeconds", waitSeconds) : out;
    }
}
