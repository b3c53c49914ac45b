package io.hubbub.signon;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs tokens, right ones and all kinds of wrong ones, knowing no library: RFC 7515. */
public final class Signer {
    private final String id;
    private final KeyPair pair;

    /** @param id the key's name */
    public Signer(String id) {
        this.id = id;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            this.pair = generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** What a subject's token says that is good for an hour. */
    public static JsonObject claims(String issuer, String audience, String subject, String name) {
        return new JsonObject()
                .put("iss", issuer)
                .put("aud", audience)
                .put("sub", subject)
                .put("preferred_username", name)
                .put("exp", seconds(3600));
    }

    /** The time so many seconds from now. */
    public static long seconds(long fromNow) {
        return System.currentTimeMillis() / 1000 + fromNow;
    }

    /** The public key as it is published. */
    public JsonObject published() {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        return new JsonObject()
                .put("kty", "RSA")
                .put("kid", id)
                .put("use", "sig")
                .put("n", base64(unsigned(key.getModulus())))
                .put("e", base64(unsigned(key.getPublicExponent())));
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    public String sign(JsonObject claims) {
        return sign(new JsonObject().put("alg", "RS256").put("kid", id), claims);
    }

    /** With a header of the test's. */
    public String sign(JsonObject header, JsonObject claims) {
        String signed = base64(header.encode().getBytes(UTF_8)) + "."
                + base64(claims.encode().getBytes(UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(signed.getBytes(UTF_8));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** By a shared secret. */
    public static String sign(byte[] secret, JsonObject header, JsonObject claims) {
        String signed = base64(header.encode().getBytes(UTF_8)) + "."
                + base64(claims.encode().getBytes(UTF_8));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return signed + "." + base64(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** By nobody. */
    public static String unsigned(JsonObject claims) {
        return base64("{\"alg\":\"none\"}".getBytes(UTF_8)) + "."
                + base64(claims.encode().getBytes(UTF_8)) + ".";
    }

    /** The published key's bytes, as who takes it for a secret would have them. */
    byte[] publicBytes() {
        return pair.getPublic().getEncoded();
    }

    static String base64(byte[] some) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(some);
    }
}
