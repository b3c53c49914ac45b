package io.hubbub.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** A client's side of SCRAM-SHA-256, written after RFC 5802 by itself: it shares nothing with the server's. */
public final class ScramClient {
    private final byte[] salted;
    private final String unproved;
    private final String authMessage;

    /**
     * @param bare the client's first message without what is before the name
     * @param challenge the server's answer
     */
    public ScramClient(String password, String bare, String challenge) {
        this(salted(password, challenge), bare, challenge);
    }

    /** The same for a client that keeps what it derived from the password. */
    public ScramClient(byte[] salted, String bare, String challenge) {
        this.salted = salted.clone();
        this.unproved = "c=biws," + challenge.split(",")[0];
        this.authMessage = bare + "," + challenge + "," + unproved;
    }

    /** What is derived from a password, by the salt and the rounds of a challenge. */
    public static byte[] salted(String password, String challenge) {
        String[] parts = challenge.split(",");
        byte[] salt = Base64.getDecoder().decode(parts[1].substring(2));
        int rounds = Integer.parseInt(parts[2].substring(2));
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, rounds, 256))
                    .getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The client's last message. */
    public byte[] last() {
        try {
            byte[] key = mac(salted, "Client Key");
            byte[] signature = mac(MessageDigest.getInstance("SHA-256").digest(key), authMessage);
            for (int i = 0; i < key.length; i++) {
                key[i] ^= signature[i];
            }
            return (unproved + ",p=" + Base64.getEncoder().encodeToString(key)).getBytes(UTF_8);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What the server has to answer if it is the right one. */
    public byte[] expectedSignature() {
        byte[] signature = mac(mac(salted, "Server Key"), authMessage);
        return ("v=" + Base64.getEncoder().encodeToString(signature)).getBytes(UTF_8);
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
