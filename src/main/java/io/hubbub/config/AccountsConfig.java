package io.hubbub.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** Who may have an account, and by what. */
public final class AccountsConfig extends Options {
    private static final Rule GUESTS =
            Rule.matching(Pattern.compile("all|readonly|none"), "\"all\", \"readonly\" or \"none\"");

    private static final Rule REGISTRATION =
            Rule.matching(Pattern.compile("open|invite|closed"), "\"open\", \"invite\" or \"closed\"");

    /** What people may do who are not logged in: {@code all}, {@code readonly} or {@code none}. */
    public final String guests = keys.text(
            "guests",
            GUESTS,
            "all",
            "what people may do who are not logged in: what others may, see what happens, or come into no room");

    /** Who gets an account: {@code open}, {@code invite} or {@code closed}. */
    public final String registration = keys.text(
            "registration",
            REGISTRATION,
            "open",
            "whoever asks gets an account, or who shows an invitation, or with \"closed\" only those for whom operators make one");

    public final int registrationsPerHour = keys.number(
            "registrationsPerHour",
            1,
            10_000,
            3,
            "accounts that one network gets in an hour: as many as people in one home ask for on one day");
    public final int passwordRounds = keys.number(
            "passwordRounds",
            4096,
            1_000_000,
            100_000,
            "how much work it is to try a password, for the server and for who has stolen the database: 50 ms");
    public final int sessionDays = keys.number(
            "sessionDays",
            0,
            3650,
            30,
            "days that somebody stays logged in on the page who does not come back; 0 is for ever");
    public final int tokensPerAccount = keys.number(
            "tokensPerAccount", 1, 1000, 10, "tokens of one account; the one that was not used for longest makes room");

    public final int roomsPerAccount = keys.number(
            "roomsPerAccount", 0, 10_000, 15, "rooms that one account may own: more than most people look after");
    public final int ownerGoneDays = keys.number(
            "ownerGoneDays",
            1,
            3650,
            90,
            "days after which the operators of a room may own it whose owner has not logged in: a season");

    /** Whose signed tokens let people in; empty for nobody's. */
    public final Optional<JwtConfig> jwt = keys.optionalObject(
            "jwt",
            JwtConfig::new,
            "tokens of your own provider or program that let people in (JWT); without it none do");

    /** Where people sign on with a browser; empty for nowhere. */
    public final Optional<OidcConfig> oidc = keys.optionalObject(
            "oidc", OidcConfig::new, "your own provider at which people sign on from the page (OpenID Connect)");

    AccountsConfig(Keys keys) {
        super(keys);
    }
}
