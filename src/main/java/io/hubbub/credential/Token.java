package io.hubbub.credential;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A secret that the server makes, for whatever logs in by itself: a page, a bot, an old client of somebody who signs on elsewhere. Nobody can guess one, so its hash needs no salt
 * and no rounds. It begins with {@code hub_}, by which scanners find those that leaked. Immutable.
 *
 * @param text what is shown to its owner once, and by which one logs in
 */
public record Token(String text) {
    private static final String PREFIX = "hub_";
    private static final int SECRET_BYTES = 32;
    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

    public static Token make(SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new Token(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** What somebody shows as a token; empty if it can be none of ours, so that nothing has to be looked up. */
    public static Optional<Token> read(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Token(text)) : Optional.empty();
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
