package io.hubbub.credential;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;

/**
 * What is kept in a password's place: enough to check the password, and to check that somebody knows it who doesn't send it
 * (SCRAM-SHA-256, RFC 5802 section 3), and nothing by which one could log in. Whoever has it can pretend to be the server, so it is as secret as
 * the database. Passwords are bytes, in UTF-8 as they were typed; they are not normalised. Immutable, thread-safe.
 */
public final class ScramCredential {
    /**
     * Bytes of the longest password: longer than anybody types, and no more work to hash than a short one. With a name it is two pieces of a SASL
     * response.
     */
    public static final int LONGEST_PASSWORD = 600;

    /** As few rounds as RFC 7677 section 4 allows, and so many that a check takes half a second. */
    public static final int LEAST_ROUNDS = 4096;

    public static final int MOST_ROUNDS = 1_000_000;

    private static final int SALT_BYTES = 16;
    private static final String NAME = "SCRAM-SHA-256";
    private static final Pattern WRITTEN =
            Pattern.compile(NAME + "\\$(\\d{1,7}):([A-Za-z0-9+/=]{1,128})\\$([A-Za-z0-9+/=]{44}):([A-Za-z0-9+/=]{44})");

    private final int rounds;
    private final byte[] salt;
    private final byte[] storedKey;
    private final byte[] serverKey;

    private ScramCredential(int rounds, byte[] salt, byte[] storedKey, byte[] serverKey) {
        this.rounds = rounds;
        this.salt = salt;
        this.storedKey = storedKey;
        this.serverKey = serverKey;
    }

    /**
     * Makes one for a password. Takes tens of milliseconds on purpose: 50 with 100,000 rounds.
     *
     * @throws IllegalArgumentException if there is a reason not to take the password: {@link #fault}
     */
    public static ScramCredential of(byte[] password, int rounds, SecureRandom random) {
        Optional<String> fault = fault(password);
        if (fault.isPresent()) {
            throw new IllegalArgumentException(fault.get());
        }
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return ofSalted(salted(password, salt, rounds), rounds, salt);
    }

    /** A password as it was typed, in bytes: the same at every door, and on the command line. */
    public static byte[] bytes(String typed) {
        return typed.getBytes(StandardCharsets.UTF_8);
    }

    /** Why a password can't be taken, in a sentence without its end; empty if it can. */
    public static Optional<String> fault(byte[] password) {
        if (password.length == 0 || password.length > LONGEST_PASSWORD) {
            return Optional.of("expected a password of 1 to " + LONGEST_PASSWORD + " bytes");
        }
        for (byte one : password) {
            if (one == 0) {
                return Optional.of("expected a password without NUL");
            }
        }
        return Optional.empty();
    }

    /**
     * One that no password fits, for a name that nobody has: to who asks, it looks like anybody else's, and the same each time.
     *
     * @param secret the server's own
     */
    public static ScramCredential ofNobody(byte[] secret, String name, int rounds) {
        byte[] seed = Hmac.of(secret, name.getBytes(StandardCharsets.UTF_8));
        byte[] salt = new byte[SALT_BYTES];
        System.arraycopy(seed, 0, salt, 0, SALT_BYTES);
        return new ScramCredential(rounds, salt, Hmac.of(secret, seed), Hmac.of(seed, seed));
    }

    static ScramCredential ofSalted(byte[] saltedPassword, int rounds, byte[] salt) {
        byte[] clientKey = Hmac.of(saltedPassword, ascii("Client Key"));
        return new ScramCredential(rounds, salt, Hmac.sha256(clientKey), Hmac.of(saltedPassword, ascii("Server Key")));
    }

    /** Hi() of RFC 5802 section 2.2, which is PBKDF2 (RFC 8018) for one block. */
    static byte[] salted(byte[] password, byte[] salt, int rounds) {
        Mac mac = Hmac.keyed(password);
        mac.update(salt);
        byte[] last = mac.doFinal(new byte[] {0, 0, 0, 1});
        byte[] sum = last.clone();
        try {
            for (int i = 1; i < rounds; i++) {
                mac.update(last);
                mac.doFinal(last, 0);
                for (int at = 0; at < sum.length; at++) {
                    sum[at] ^= last[at];
                }
            }
        } catch (ShortBufferException impossible) {
            throw new IllegalStateException("a MAC of SHA-256 has " + Hmac.BYTES + " bytes", impossible);
        }
        return sum;
    }

    /** Whether this is the password that it was made of. Takes as long as {@link #of}, so not on an event loop. */
    public boolean accepts(byte[] password) {
        return fault(password).isEmpty() && isKey(Hmac.of(salted(password, salt, rounds), ascii("Client Key")));
    }

    /** Whether a key is the one that only who knows the password can make. Takes microseconds. */
    boolean isKey(byte[] clientKey) {
        return MessageDigest.isEqual(storedKey, Hmac.sha256(clientKey));
    }

    /** What a client that proves to know the password has to sign its proof with. */
    byte[] clientSignature(byte[] authMessage) {
        return Hmac.of(storedKey, authMessage);
    }

    /** By what a client knows that the server has this credential. */
    byte[] serverSignature(byte[] authMessage) {
        return Hmac.of(serverKey, authMessage);
    }

    int rounds() {
        return rounds;
    }

    String salt() {
        return base64(salt);
    }

    /** Reads one that was {@link #written}; empty if that is none. */
    public static Optional<ScramCredential> read(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int rounds = Integer.parseInt(parts.group(1));
        try {
            ScramCredential read = new ScramCredential(
                    rounds, decoded(parts.group(2)), decoded(parts.group(3)), decoded(parts.group(4)));
            boolean isWhole = read.storedKey.length == Hmac.BYTES && read.serverKey.length == Hmac.BYTES;
            return isWhole && rounds >= LEAST_ROUNDS && rounds <= MOST_ROUNDS ? Optional.of(read) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** As it is kept, in the form in which PostgreSQL and others keep theirs: {@code SCRAM-SHA-256$rounds:salt$StoredKey:ServerKey}. */
    public String written() {
        return NAME + "$" + rounds + ":" + base64(salt) + "$" + base64(storedKey) + ":" + base64(serverKey);
    }

    /** Tells nothing of it. */
    @Override
    public String toString() {
        return NAME + " with " + rounds + " rounds";
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String base64(byte[] some) {
        return Base64.getEncoder().encodeToString(some);
    }

    private static byte[] decoded(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
