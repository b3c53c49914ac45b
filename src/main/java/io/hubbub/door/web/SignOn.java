package io.hubbub.door.web;

import io.hubbub.credential.Token;
import io.hubbub.hub.AccountAccess;
import io.hubbub.hub.Accounts;
import io.hubbub.hub.Login;
import io.hubbub.hub.Provider;
import io.hubbub.hub.Subject;
import io.hubbub.room.Account;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The way of a browser to the provider at which people sign on, and back. It takes a cookie along, which no other browser has; without it nothing that comes back is
 * believed. What the page gets in the end is a token, as after a login with a password; it fetches that itself, so that it stands in no address. Runs on the
 * instance's event loop.
 */
final class SignOn {
    /** The addresses below the door's own. */
    static final Set<String> PLACES = Set.of("signon", "signon/done", "signon/token");

    private static final String TRIP = "hubbub-signon";
    private static final String HANDOVER = "hubbub-signed-on";

    /** As long as somebody takes who looks for a password and a second factor. */
    private static final long TRIP_SECONDS = TimeUnit.MINUTES.toSeconds(15);

    private static final int RANDOM_BYTES = 32;
    private static final int MOST_LABEL = 40;

    private final Provider provider;
    private final AccountAccess access;
    private final Handovers handovers;
    private final Sources sources;
    private final String path;
    private final LongSupplier clockNs;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param handovers shared by all web doors of the server
     * @param sources from where requests come
     * @param path with which the door's addresses begin
     * @param clockNs a clock for durations
     */
    SignOn(
            Provider provider,
            AccountAccess access,
            Handovers handovers,
            Sources sources,
            String path,
            LongSupplier clockNs) {
        this.provider = provider;
        this.access = access;
        this.handovers = handovers;
        this.sources = sources;
        this.path = path;
        this.clockNs = clockNs;
    }

    /** @param name one of {@link #PLACES} */
    void answer(RoutingContext context, String name) {
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (!context.request().method().equals(HttpMethod.GET)) {
            // To be looked at alone it must not be gone.
            WebServer.say(context, 405, "Expected GET.");
            return;
        }
        switch (name) {
            case "signon" -> leave(context);
            case "signon/done" -> comeBack(context);
            default -> handOver(context);
        }
    }

    /** The same future, whose handlers run on this loop: whatever is asked may answer on another thread. */
    private static <T> Future<T> here(Future<T> asked) {
        Context loop = Vertx.currentContext();
        Promise<T> answered = Promise.promise();
        asked.onComplete(done -> loop.runOnContext(nothing -> answered.handle(done)));
        return answered.future();
    }

    private String secret() {
        byte[] secret = new byte[RANDOM_BYTES];
        random.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    // There.

    private void leave(RoutingContext context) {
        Provider.Trip trip = new Provider.Trip(secret(), secret(), secret());
        here(provider.address(trip, back(context.request())))
                .onSuccess(address -> {
                    setCookie(
                            context, TRIP, String.join(".", trip.state(), trip.nonce(), trip.verifier()), TRIP_SECONDS);
                    redirect(context, address);
                })
                .onFailure(unreachable -> toPage(context, "UNAVAILABLE"));
    }

    private String back(HttpServerRequest request) {
        return provider.page().orElseGet(() -> Addressing.origin(request) + path) + "signon/done";
    }

    private void setCookie(RoutingContext context, String name, String value, long seconds) {
        context.response()
                .addCookie(Cookie.cookie(name, value)
                        .setPath(path)
                        .setHttpOnly(true)
                        .setSecure(back(context.request()).startsWith("https:"))
                        .setSameSite(CookieSameSite.LAX)
                        .setMaxAge(seconds));
    }

    private static Optional<String> cookie(RoutingContext context, String name) {
        return Optional.ofNullable(context.request().getCookie(name)).map(Cookie::getValue);
    }

    // Back.

    private void comeBack(RoutingContext context) {
        Optional<Provider.Trip> trip = cookie(context, TRIP).flatMap(SignOn::trip);
        setCookie(context, TRIP, "", 0);
        String code = parameter(context, "code");
        boolean isOurs = trip.isPresent() && areSame(trip.get().state(), parameter(context, "state"));
        if (!isOurs) {
            toPage(context, "EXPIRED");
        } else if (code.isEmpty()) {
            // The provider has something against it, or somebody has thought better of it.
            toPage(context, "REFUSED");
        } else {
            here(provider.subject(trip.get(), back(context.request()), code))
                    .onSuccess(subject ->
                            subject.ifPresentOrElse(who -> logIn(context, who), () -> toPage(context, "REFUSED")))
                    .onFailure(unreachable -> toPage(context, "UNAVAILABLE"));
        }
    }

    private static Optional<Provider.Trip> trip(String cookie) {
        String[] parts = cookie.split("\\.", -1);
        return parts.length == 3 && !parts[0].isEmpty()
                ? Optional.of(new Provider.Trip(parts[0], parts[1], parts[2]))
                : Optional.empty();
    }

    private static String parameter(RoutingContext context, String name) {
        String said = context.request().getParam(name);
        return said == null ? "" : said;
    }

    private static boolean areSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private void logIn(RoutingContext context, Subject subject) {
        here(access.logins().subject(sources.of(context.request()).address(), subject))
                .onSuccess(login -> {
                    if (login instanceof Login.Granted granted) {
                        String handover = secret();
                        handovers.add(handover, granted.account(), clockNs.getAsLong());
                        setCookie(context, HANDOVER, handover, TimeUnit.NANOSECONDS.toSeconds(Handovers.PATIENCE_NS));
                        toPage(context, "DONE");
                    } else if (login instanceof Login.Refused refused) {
                        toPage(context, AccountFault.code(refused.why()));
                    }
                });
    }

    /** What has become of it stands behind the page's address, which is told to nobody. */
    private void toPage(RoutingContext context, String outcome) {
        redirect(context, path + "#signon=" + outcome);
    }

    private static void redirect(RoutingContext context, String address) {
        context.response().putHeader(HttpHeaders.LOCATION, address);
        WebServer.say(context, 302, "What you look for is elsewhere.");
    }

    // The token.

    private void handOver(RoutingContext context) {
        Optional<Account> account =
                cookie(context, HANDOVER).flatMap(handover -> handovers.take(handover, clockNs.getAsLong()));
        setCookie(context, HANDOVER, "", 0);
        if (account.isEmpty()) {
            WebServer.say(context, 404, "Nobody has signed on.");
            return;
        }
        Token token = Token.make(random);
        long expiresMs = access.sessionMs() == 0 ? 0 : access.logins().nowMs() + access.sessionMs();
        Future<Accounts.Device> made =
                access.accounts().addToken(account.get().id(), token, label(context), expiresMs, true, access.tokens());
        here(made)
                .onSuccess(device -> WebServer.answer(
                        context.response(),
                        "application/json;charset=UTF-8",
                        JsonLine.of("signedOn")
                                .put("account", account.get().name())
                                .put("token", device.id())
                                .put("secret", token.text())
                                .toBuffer()))
                .onFailure(cannot -> WebServer.say(context, 503, "The accounts can't be written at the moment."));
    }

    /** By which its owner knows this browser. */
    private static String label(RoutingContext context) {
        String said = parameter(context, "device");
        return Accounts.isLabel(said) && said.length() <= MOST_LABEL ? said : "a browser";
    }
}
