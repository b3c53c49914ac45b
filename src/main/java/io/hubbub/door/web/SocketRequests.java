package io.hubbub.door.web;

import io.hubbub.net.ConnectionLimiter;
import io.hubbub.net.Door;
import io.hubbub.net.ListenOptions;
import io.hubbub.net.RepeatLimiter;
import io.hubbub.net.WebSocketFraming;
import io.hubbub.net.WebSockets;
import io.hubbub.room.CloseReason;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The requests for WebSockets of a web door at one instance: opens one for a page that may talk to the door, and says to all others what was
 * expected. Runs on the instance's event loop.
 */
final class SocketRequests {
    private static final Logger LOG = LoggerFactory.getLogger(SocketRequests.class);

    /** Every origin that is refused is worth a line in the log, and a few lines a day are enough for it. */
    private static final long REFUSED_ORIGIN_NS = TimeUnit.HOURS.toNanos(1);

    private static final int REFUSED_ORIGINS = 100;

    /** When the places of a full server may be free again, in seconds: people who leave take their time. */
    private static final String TRY_AGAIN_SECONDS = "10";

    /** A page of somebody banned asks no more often, in seconds. */
    private static final String BANNED_TRY_AGAIN_SECONDS = "300";

    private static final String BINARY_IRC = "binary.ircv3.net";
    private static final String TEXT_IRC = "text.ircv3.net";
    private static final String JSON = "v1.hubbub";

    private final ListenOptions listen;
    private final Guests guests;
    private final Origins origins;
    private final Sources sources;
    private final LongSupplier clockNs;
    private final RepeatLimiter refusedOrigins = new RepeatLimiter(REFUSED_ORIGIN_NS, REFUSED_ORIGINS);

    /**
     * @param guests the connections that are no WebSockets yet
     * @param sources from where requests come
     * @param clockNs a clock for durations
     */
    SocketRequests(ListenOptions listen, Guests guests, Origins origins, Sources sources, LongSupplier clockNs) {
        this.listen = listen;
        this.guests = guests;
        this.origins = origins;
        this.sources = sources;
        this.clockNs = clockNs;
    }

    /** How a WebSocket's lines stand in messages, and by which name that was agreed on. */
    record Agreement(WebSocketFraming framing, Optional<String> subprotocol) {}

    /** By whom it is counted, and who takes it. */
    record Way(ConnectionLimiter limiter, WebSockets webSockets) {}

    interface Agreeing {
        Agreement on(HttpServerRequest request);
    }

    void open(RoutingContext context, Door door, Agreeing agreeing, Way way) {
        HttpServerRequest request = context.request();
        Optional<String> foreign = origins.refused(request);
        Optional<WebSockets.Fault> fault = WebSockets.fault(request);
        if (foreign.isPresent()) {
            refuseOrigin(context, foreign.get());
        } else if (fault.isPresent()) {
            refuse(context, fault.get(), way.limiter());
        } else if (guests.hasEnded(request.connection())) {
            WebServer.say(context, 400, "Expected a connection that stays open.");
        } else {
            Agreement agreed = agreeing.on(request);
            HttpConnection connection = request.connection();
            way.webSockets()
                    .accept(
                            request,
                            sources.of(request),
                            door,
                            agreed.framing(),
                            agreed.subprotocol(),
                            () -> guests.converses(connection))
                    .ifPresent(why -> sayBarred(context, why, way.limiter()));
        }
    }

    private void refuseOrigin(RoutingContext context, String origin) {
        HttpServerRequest request = context.request();
        if (refusedOrigins.isDue(origin, clockNs.getAsLong())) {
            LOG.info(
                    "{}: {} turned away: {}",
                    listen.name(),
                    sources.of(request).address(),
                    Origins.sentence(request, origin));
        }
        WebServer.say(context, 403, Origins.sentence(request, origin));
    }

    /** A page asks like this after its WebSocket was refused: browsers keep the reason from it. */
    private void refuse(RoutingContext context, WebSockets.Fault fault, ConnectionLimiter limiter) {
        Optional<CloseReason> full = limiter.bars(sources.of(context.request()).address());
        if (full.isPresent()) {
            sayBarred(context, full.get(), limiter);
            return;
        }
        context.response().putHeader("Sec-WebSocket-Version", "13");
        if (fault.status() == 426) {
            context.response().putHeader(HttpHeaders.UPGRADE, "websocket").putHeader(HttpHeaders.CONNECTION, "Upgrade");
        }
        WebServer.say(context, fault.status(), fault.sentence());
    }

    private void sayBarred(RoutingContext context, CloseReason why, ConnectionLimiter limiter) {
        boolean isBanned = why == CloseReason.BANNED;
        context.response().putHeader(HttpHeaders.RETRY_AFTER, isBanned ? BANNED_TRY_AGAIN_SECONDS : TRY_AGAIN_SECONDS);
        WebServer.say(
                context,
                isBanned ? 403 : 503,
                limiter.sorry(why, sources.of(context.request()).address()));
    }

    static Agreement json(HttpServerRequest request) {
        return new Agreement(WebSocketFraming.TOGETHER, WebSockets.subprotocol(request, Set.of(JSON)));
    }

    /** By <a href="https://ircv3.net/specs/extensions/websocket">IRCv3</a>; who asks for nothing gets text, as browsers like it. */
    static Agreement irc(HttpServerRequest request) {
        Optional<String> agreed = WebSockets.subprotocol(request, Set.of(BINARY_IRC, TEXT_IRC));
        boolean binary = agreed.filter(BINARY_IRC::equals).isPresent();
        return new Agreement(binary ? WebSocketFraming.BINARY_LINES : WebSocketFraming.TEXT_LINES, agreed);
    }
}
