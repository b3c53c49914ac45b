package io.hubbub.door.web;

import io.hubbub.room.Address;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may look behind the scenes of one door: without a token only who sits at this machine, with a token everybody who knows it.
 * A request that a proxy passes on comes from this machine, too, and so does one of a page elsewhere whose name was made to stand
 * for this machine; neither counts. Thread-safe.
 */
public final class Operator {
    private static final Logger LOG = LoggerFactory.getLogger(Operator.class);

    private static final String BEARER = "Bearer ";
    private static final String ONLY_HERE =
            "Only this machine may see this, under its own name (localhost) and not through a proxy, as long as no \"consoleToken\" is"
                    + " configured.";

    private final String door;
    private final Optional<String> token;
    private final WrongTokens wrongTokens;
    private final LongSupplier clockNs;

    /** What became of a token that somebody has said. */
    enum Verdict {
        RIGHT,
        WRONG,
        /** Wrong ones came too often from there: this one wasn't looked at. */
        TOO_OFTEN
    }

    /**
     * @param door its name, for the log
     * @param token that operators have to know
     * @param wrongTokens shared by all doors of the server
     * @param clockNs a clock for durations
     */
    public Operator(String door, Optional<String> token, WrongTokens wrongTokens, LongSupplier clockNs) {
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

    /** Whether a request may be answered. If not, it is answered with that. */
    boolean mayRead(RoutingContext context) {
        if (!hasToken()) {
            return isHere(context);
        }
        String said = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (said == null || !said.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return deny(context, 401, "Expected Authorization: Bearer and the \"consoleToken\" of the configuration.");
        }
        return switch (judge(
                said.substring(BEARER.length()),
                Address.canonical(context.request().remoteAddress().hostAddress()))) {
            case RIGHT -> true;
            case WRONG -> deny(context, 401, "That is not the \"consoleToken\" of the configuration.");
            case TOO_OFTEN ->
                deny(context, 429, "Too many wrong tokens came from your address; try again in a minute.");
        };
    }

    private static boolean deny(RoutingContext context, int status, String sentence) {
        context.response().putHeader("WWW-Authenticate", "Bearer");
        WebServer.say(context, status, sentence);
        return false;
    }

    /** Whether that is the token, which takes a time that tells nothing. Wrong ones are remembered. */
    Verdict judge(String said, String address) {
        long nowNs = clockNs.getAsLong();
        if (!wrongTokens.mayTry(address, nowNs)) {
            return Verdict.TOO_OFTEN;
        } else if (isToken(said)) {
            return Verdict.RIGHT;
        }
        wrongTokens.add(address, nowNs);
        LOG.warn("{}: {}: a wrong console token", door, address);
        return Verdict.WRONG;
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
