package io.hubbub.credential;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server's side of one SCRAM-SHA-256 exchange (RFC 5802 section 3, RFC 7677): a client proves that it knows a password, which never
 * travels. {@link #begin} reads the client's first message and has the name; with the credential of that name {@link #challenge} makes the answer,
 * and {@link #finish} checks the proof. Channel binding isn't offered. A message that is not as it should be is a value, not an exception. Not thread-safe.
 */
public final class ScramExchange {
    /** Bytes of the longest nonce taken; clients send some 20. */
    private static final int LONGEST_NONCE = 256;

    private static final String VALUE = "[^,\\x00]";
    private static final String PRINTABLE = "[\\x21-\\x2b\\x2d-\\x7e]";

    /** gs2-header client-first-message-bare, without the reserved extension that RFC 5802 has servers refuse. */
    private static final Pattern FIRST = Pattern.compile("(?<gs2>[ny],(?:a=(?<authorize>" + VALUE + "+))?,)"
            + "(?<bare>n=(?<name>" + VALUE + "+),r=(?<nonce>" + PRINTABLE + "{1," + LONGEST_NONCE + "})(?:,.*)?)");

    private static final Pattern FINAL = Pattern.compile("(?<unproved>c=(?<binding>[A-Za-z0-9+/=]+),r=(?<nonce>"
            + PRINTABLE + "+)(?:,(?!p=)[^,]*)*),p=(?<proof>[A-Za-z0-9+/=]{44})");

    private final String gs2;
    private final String bare;
    private final String name;
    private final String authorize;
    private final String clientNonce;
    private String nonce;
    private String serverFirst;
    private ScramCredential credential;

    private ScramExchange(String gs2, String bare, String name, String authorize, String clientNonce) {
        this.gs2 = gs2;
        this.bare = bare;
        this.name = name;
        this.authorize = authorize;
        this.clientNonce = clientNonce;
    }

    /** Begins with the client's first message; empty if that is none, or wants what is not offered. */
    public static Optional<ScramExchange> begin(byte[] message) {
        Matcher parts = FIRST.matcher(new String(message, StandardCharsets.UTF_8));
        if (!parts.matches()) {
            return Optional.empty();
        }
        String given = parts.group("authorize");
        return unescaped(parts.group("name"))
                .flatMap(name -> unescaped(given == null ? "" : given)
                        .map(authorize -> new ScramExchange(
                                parts.group("gs2"), parts.group("bare"), name, authorize, parts.group("nonce"))));
    }

    /** A name as it is meant; empty if it has an equals sign that stands for nothing. */
    private static Optional<String> unescaped(String name) {
        String plain = name.replace("=2C", ",");
        return plain.replace("=3D", "").contains("=") ? Optional.empty() : Optional.of(plain.replace("=3D", "="));
    }

    /** The name of which the client knows the password, as it was sent. */
    public String name() {
        return name;
    }

    /** As whom the client wants to act; empty for as itself. */
    public String authorize() {
        return authorize;
    }

    /**
     * The server's first message, for a credential of that name.
     *
     * @param serverNonce printable and unlike any other, without commas
     */
    public byte[] challenge(ScramCredential ofName, String serverNonce) {
        credential = ofName;
        nonce = clientNonce + serverNonce;
        serverFirst = "r=" + nonce + ",s=" + ofName.salt() + ",i=" + ofName.rounds();
        return serverFirst.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Checks the client's final message. Returns the server's, by which the client knows the server; empty if the client doesn't know the
     * password, or the message is none of this exchange. To be called once, after {@link #challenge}.
     */
    public Optional<byte[]> finish(byte[] message) {
        Matcher parts = FINAL.matcher(new String(message, StandardCharsets.UTF_8));
        boolean isOurs = parts.matches()
                && parts.group("nonce").equals(nonce)
                && parts.group("binding").equals(base64(gs2.getBytes(StandardCharsets.UTF_8)));
        if (!isOurs) {
            return Optional.empty();
        }
        byte[] signed = (bare + "," + serverFirst + "," + parts.group("unproved")).getBytes(StandardCharsets.UTF_8);
        return clientKey(parts.group("proof"), credential.clientSignature(signed))
                .filter(credential::isKey)
                .map(key -> ("v=" + base64(credential.serverSignature(signed))).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<byte[]> clientKey(String proof, byte[] signature) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(proof);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (key.length != signature.length || !base64(key).equals(proof)) {
            return Optional.empty();
        }
        for (int at = 0; at < key.length; at++) {
            key[at] ^= signature[at];
        }
        return Optional.of(key);
    }

    private static String base64(byte[] some) {
        return Base64.getEncoder().encodeToString(some);
    }
}
