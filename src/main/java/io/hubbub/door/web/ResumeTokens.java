package io.hubbub.door.web;

import io.hubbub.room.Claim;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens by which a client that comes back is known again. A token (in JSON: {@code ticket}) is the number of a session, a code that only
 * this process can make of it, and a secret of the client's, which every later token of the same client has as well. The code shows that an
 * earlier session, which the server still takes for alive, was its own; that is worth nothing after the process's end. The secret is a
 * {@link Claim} in rooms, and nothing has to be kept to know it again: nobody can guess another's, and who makes one up holds what nobody
 * has given any role. One of these for the process. Thread-safe.
 */
public final class ResumeTokens {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_BYTES = 32;

    /** As many as nobody can guess. */
    private static final int CODE_BYTES = 16;

    private static final int CLIENT_BYTES = 16;
    private static final int TICKET_BYTES = Long.BYTES + CODE_BYTES + CLIENT_BYTES;

    private final SecureRandom random = new SecureRandom();
    private SecretKeySpec secret;

    /** What a client has shown, or is given if it has shown nothing. */
    static final class Token {
        private final byte[] client;
        private final OptionalLong earlier;

        private Token(byte[] client, OptionalLong earlier) {
            this.client = client;
            this.earlier = earlier;
        }

        /** The earlier session that is proved to be the client's; empty if none is. */
        OptionalLong earlier() {
            return earlier;
        }

        /** By what the client is known again. */
        Claim claim() {
            return Claim.ofSecret(client);
        }
    }

    /** Made for the first who needs it: that takes a while, and a start shouldn't. */
    private synchronized SecretKeySpec secret() {
        if (secret == null) {
            secret = new SecretKeySpec(random(SECRET_BYTES), ALGORITHM);
        }
        return secret;
    }

    private byte[] random(int bytes) {
        byte[] made = new byte[bytes];
        random.nextBytes(made);
        return made;
    }

    /** The token that a client of this session shows when it comes back: letters, digits, dashes and underlines. */
    String next(long session, Token token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(session, token.client));
    }

    /** What is to be known from a ticket; a client whose ticket is none of ours is a new one. */
    Token read(String ticket) {
        return decoded(ticket).map(this::token).orElseGet(() -> new Token(random(CLIENT_BYTES), OptionalLong.empty()));
    }

    private static Optional<byte[]> decoded(String ticket) {
        try {
            byte[] said = Base64.getUrlDecoder().decode(ticket);
            return said.length == TICKET_BYTES ? Optional.of(said) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private Token token(byte[] said) {
        long session = ByteBuffer.wrap(said).getLong();
        byte[] client = Arrays.copyOfRange(said, TICKET_BYTES - CLIENT_BYTES, TICKET_BYTES);
        boolean isOurs = MessageDigest.isEqual(said, bytes(session, client));
        return new Token(client, isOurs ? OptionalLong.of(session) : OptionalLong.empty());
    }

    private byte[] bytes(long session, byte[] client) {
        ByteBuffer proved =
                ByteBuffer.allocate(Long.BYTES + CLIENT_BYTES).putLong(session).put(client);
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret());
            byte[] code = Arrays.copyOf(mac.doFinal(proved.array()), CODE_BYTES);
            return ByteBuffer.allocate(TICKET_BYTES)
                    .putLong(session)
                    .put(code)
                    .put(client)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }
}
