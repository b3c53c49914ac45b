package io.hubbub.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** Whose signed tokens (JWT, RFC 7519) let people in. */
public final class JwtConfig extends Options {
    /** RFC 7518, 3.2: no key of HS256 is shorter. */
    private static final int SHORTEST_SECRET = 32;

    /** Plain HTTP only where nobody is on the way. */
    static final Rule URL = Rule.matching(
            Pattern.compile("https://[^\\s\"#]+|http://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?(/[^\\s\"#]*)?"),
            "an address that begins with https://, or with http://localhost");

    static final Rule TEXT = new Rule("a text of 1 to 255 characters", text -> !text.isEmpty() && text.length() <= 255);

    /** The secret that the provider signs with; empty if it has a key pair. */
    public final Optional<String> hmac = keys.secret(
            "hmac",
            new Rule(
                    "a secret of " + SHORTEST_SECRET + " or more printable characters without spaces",
                    text -> text.length() >= SHORTEST_SECRET && Rule.isPrintable(text)),
            "the secret that the tokens are signed with (HS256)");

    public final Optional<String> jwks = keys.optional(
            "jwks", URL, "in its place, where the public keys are that the tokens are signed with (JWKS)");

    public final String issuer = keys.required("issuer", TEXT, "who signs the tokens, as they say it (iss)");
    public final String audience =
            keys.required("audience", TEXT, "for whom they are (aud): with those for other programs nobody comes in");
    public final String claim = keys.text(
            "claim",
            TEXT,
            "preferred_username",
            "what of a token a new account is called by; of a mail address what is before the @");
    public final boolean creates = keys.choice(
            "create",
            "yes",
            "no",
            "whether people get an account when they first come; with \"no\" operators link some");

    JwtConfig(Keys keys) {
        super(keys);
        keys.expectOneOf("hmac", "jwks");
    }
}
