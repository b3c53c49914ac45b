package io.hubbub.door.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Access to the console, health and metrics of one door: without a token only for people at this machine, with a token for everybody
 * who knows it. A request that a proxy passes on comes from this machine, too, and so does one of a page elsewhere whose name was made
 * to stand for this machine; neither counts. Thread-safe.
 */
public final class AdminAccess {
    private static final Logger LOG = LoggerFactory.getLogger(AdminAccess.class);

    /** So long an answer takes while somebody guesses. */
    static final long SLOW_NS = TimeUnit.SECONDS.toNanos(2);

    private static final String BEARER = "Bearer ";
    private static final String ONLY_HERE =
            "Only this machine may see this, under its own name (localhost) and not through a proxy, as long as no \"consoleToken\" is"
                    + " configured.";

    private final String door;
    private final Optional<String> token;
    private final WrongTokens wrongTokens;
    private final LongSupplier clockNs;

    /**
     * From where a token comes.
     *
     * @param peer the address at the other end of the connection
     * @param forwarded for whom the peer, a proxy, says it asks; empty if it says nothing. Peers may invent it
     */
    record Source(String peer, String forwarded) {
        /** Texts that are no address are not remembered, nor written to a log. */
        private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:\\[\\]]{1,64}");

        static Source of(String peer) {
            return new Source(peer, "");
        }

        /** Each proxy appends whom it saw: only what the last one says is worth anything. */
        static Source of(HttpServerRequest request) {
            String list = String.join(",", request.headers().getAll("X-Forwarded-For"));
            String last = list.substring(list.lastIndexOf(',') + 1).strip();
            return new Source(Addressing.peer(request), ADDRESS.matcher(last).matches() ? last : "");
        }

        @Override
        public String toString() {
            return forwarded.isEmpty() ? peer : peer + " for " + forwarded;
        }
    }

    /** The verdict about a token that somebody has said. */
    enum Verdict {
        RIGHT,
        WRONG,
        /** Wrong, and not the first ones from there. */
        WRONG_AGAIN
    }

    /**
     * @param door its name, for the log
     * @param token that operators have to know
     * @param wrongTokens shared by all doors of the server
     * @param clockNs a clock for durations
     */
    public AdminAccess(String door, Optional<String> token, WrongTokens wrongTokens, LongSupplier clockNs) {
        this.door = door;
        this.token = token;
        this.wrongTokens = wrongTokens;
        this.clockNs = clockNs;
    }

    boolean hasToken() {
        return token.isPresent();
    }

    /** Whether a WebSocket may be opened; who has to know a token is asked for it there. If not, the request is answered. */
    boolean mayCome(RoutingContext context) {
        return hasToken() || isHere(context);
    }

    /**
     * Answers a request if it may be, and refuses it if not.
     *
     * @param then answers it
     */
    void admit(RoutingContext context, Runnable then) {
        if (!hasToken()) {
            if (isHere(context)) {
                then.run();
            }
            return;
        }
        String said = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (said == null || !said.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            deny(context, 401, "Expected Authorization: Bearer and the \"consoleToken\" of the configuration.");
            return;
        }
        String token = said.substring(BEARER.length()).strip();
        Source source = Source.of(context.request());
        if (isSlow(source)) {
            context.vertx()
                    .setTimer(TimeUnit.NANOSECONDS.toMillis(SLOW_NS), timer -> admitLate(context, token, source, then));
        } else {
            admit(context, token, source, then);
        }
    }

    /** The router is out of it by now. */
    private void admitLate(RoutingContext context, String said, Source source, Runnable then) {
        try {
            admit(context, said, source, then);
        } catch (Throwable mistake) {
            context.fail(mistake);
        }
    }

    private void admit(RoutingContext context, String said, Source source, Runnable then) {
        if (context.response().closed()) {
            return;
        }
        switch (judge(said, source)) {
            case RIGHT -> then.run();
            case WRONG -> deny(context, 401, "That is not the \"consoleToken\" of the configuration.");
            case WRONG_AGAIN ->
                deny(
                        context,
                        429,
                        "That is not the \"consoleToken\" of the configuration. Too many wrong ones came from your address: answers"
                                + " take two seconds for a minute.");
        }
    }

    private static void deny(RoutingContext context, int status, String sentence) {
        context.response().putHeader("WWW-Authenticate", "Bearer");
        WebServer.say(context, status, sentence);
    }

    /**
     * Whether tokens from there are answered only after {@link #SLOW_NS}, right ones and wrong ones alike, since too many wrong
     * ones came from there. Nobody is shut out by that: the right token is always let in. A guess takes a connection and two
     * seconds, connections are limited, and a token has twelve characters or more.
     */
    boolean isSlow(Source source) {
        return wrongTokens.areTooMany(source, clockNs.getAsLong());
    }

    /** Whether that is the token, which takes a time that tells nothing. Wrong ones are remembered. */
    Verdict judge(String said, Source source) {
        if (isToken(said)) {
            return Verdict.RIGHT;
        }
        long nowNs = clockNs.getAsLong();
        boolean again = wrongTokens.areTooMany(source, nowNs);
        int wrong = wrongTokens.add(source, nowNs);
        if (!again || wrongTokens.isWorthALine(source, nowNs)) {
            LOG.warn("{}: {}: a wrong console token, number {} within a minute of another", door, source, wrong);
        }
        return again ? Verdict.WRONG_AGAIN : Verdict.WRONG;
    }

    private boolean isToken(String said) {
        return MessageDigest.isEqual(
                said.getBytes(StandardCharsets.UTF_8), token.orElseThrow().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isHere(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean here = Addressing.isFromHere(request)
                && Addressing.isToThisMachine(request)
                && !Addressing.isPassedOn(request);
        if (!here) {
            WebServer.say(context, 403, ONLY_HERE);
        }
        return here;
    }
}
