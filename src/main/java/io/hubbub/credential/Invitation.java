package io.hubbub.credential;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A code by which people may make an account at a server that doesn't let everybody do so. Nobody can guess one, so its hash needs no salt and no rounds.
 * Immutable.
 *
 * @param text what is given to those who are invited
 */
public record Invitation(String text) {
    private static final String PREFIX = "inv_";
    private static final int SECRET_BYTES = 16;
    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{22}");

    public static Invitation make(SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new Invitation(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** What somebody shows as an invitation; empty if it can be none of ours, so that nothing has to be looked up. */
    public static Optional<Invitation> read(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Invitation(text)) : Optional.empty();
    }

    /** What is kept of it: 32 bytes, by which it is found again. */
    public byte[] hash() {
        return Hmac.sha256(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Tells nothing of it. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
