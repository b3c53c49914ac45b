package io.hubbub.door.web;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens by which a client that comes back shows that an earlier session, which the server still takes for alive, was its own. A token
 * (in JSON: {@code ticket}) is the session's number and a code that only this server can make of it; nothing is kept. One for the
 * process, whose end makes all tokens worthless. Thread-safe.
 */
public final class ResumeTokens {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_BYTES = 32;

    /** As many as nobody can guess. */
    private static final int CODE_BYTES = 16;

    private static final int TICKET_BYTES = Long.BYTES + CODE_BYTES;

    private SecretKeySpec secret;

    /** Made for the first who needs it: that takes a while, and a start shouldn't. */
    private synchronized SecretKeySpec secret() {
        if (secret == null) {
            byte[] random = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(random);
            secret = new SecretKeySpec(random, ALGORITHM);
        }
        return secret;
    }

    /** The token of a session: letters, digits, dashes and underlines. */
    String of(long session) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(session));
    }

    /** The session of a token; empty if this server didn't make it. */
    OptionalLong session(String ticket) {
        byte[] said;
        try {
            said = Base64.getUrlDecoder().decode(ticket);
        } catch (IllegalArgumentException notBase64) {
            return OptionalLong.empty();
        }
        if (said.length != TICKET_BYTES) {
            return OptionalLong.empty();
        }
        long session = ByteBuffer.wrap(said).getLong();
        return MessageDigest.isEqual(said, bytes(session)) ? OptionalLong.of(session) : OptionalLong.empty();
    }

    private byte[] bytes(long session) {
        byte[] number = ByteBuffer.allocate(Long.BYTES).putLong(session).array();
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret());
            byte[] code = Arrays.copyOf(mac.doFinal(number), CODE_BYTES);
            return ByteBuffer.allocate(TICKET_BYTES).put(number).put(code).array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }
}
