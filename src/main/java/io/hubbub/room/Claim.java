package io.hubbub.room;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * By what somebody is known again in rooms, whatever their nick is: a session that holds a claim shows it when it comes in, and is given
 * the roles that the holder of that claim had there. It comes from a secret that only its holder knows, and tells nothing of that secret.
 * Others never see it. Immutable.
 *
 * @param id unlike that of any other claim; empty for none
 */
public record Claim(String id) {
    private static final String ACCOUNT = "account:";

    /** The claim of those who have nothing by which they could be known again. */
    public static final Claim NONE = new Claim("");

    /** The claim of whoever knows a secret that nobody can guess. */
    public static Claim ofSecret(byte[] secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("hubbub claim ".getBytes(StandardCharsets.US_ASCII));
            return new Claim("ticket:" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest(secret)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** The claim of whoever is logged in to an account. */
    public static Claim ofAccount(Account account) {
        return new Claim(ACCOUNT + account.id());
    }

    /** Whether it is an account's. */
    public boolean isOfAccount() {
        return id.startsWith(ACCOUNT);
    }

    /** The number of the account whose it is; 0 if it is none's. */
    public long account() {
        return isOfAccount() ? Long.parseLong(id.substring(ACCOUNT.length())) : 0;
    }

    /** Whether there is none. */
    public boolean isNone() {
        return id.isEmpty();
    }
}
