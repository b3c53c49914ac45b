package io.hubbub.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** The provider at which people sign on with a browser (OpenID Connect). */
public final class OidcConfig extends Options {
    private static final Rule SCOPES = Rule.matching(
            Pattern.compile("openid( [!#-\\[\\]-~]+)*"),
            "words with blanks between them, of which openid is the first");

    private static final Rule PAGE = Rule.matching(
            Pattern.compile("https?://[^\\s\"#?/]+(/[^\\s\"#?]*)?/"),
            "an address that begins with http and ends with /");

    public final String issuer = keys.required(
            "issuer",
            JwtConfig.URL,
            "the provider's address, below which it describes itself (/.well-known/openid-configuration)");
    public final String clientId = keys.required("clientId", JwtConfig.TEXT, "what this server is called there");
    public final Optional<String> clientSecret =
            keys.secret("clientSecret", JwtConfig.TEXT, "what it proves that by; without it PKCE alone does");
    public final String scopes = keys.text("scopes", SCOPES, "openid profile", "what of people it asks to know");
    public final String claim = keys.text(
            "claim",
            JwtConfig.TEXT,
            "preferred_username",
            "what a new account is called by; of a mail address what is before the @");
    public final boolean creates = keys.choice(
            "create",
            "yes",
            "no",
            "whether people get an account when they first come; with \"no\" operators link some");
    public final String label =
            keys.text("label", JwtConfig.TEXT, "Single sign-on", "what stands on the button of the page");
    public final Optional<String> url = keys.optional(
            "url",
            PAGE,
            "the page's address, if requests don't tell it: the provider is told that people come back to it");

    OidcConfig(Keys keys) {
        super(keys);
    }
}
