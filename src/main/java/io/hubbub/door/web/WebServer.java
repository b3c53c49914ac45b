package io.hubbub.door.web;

import io.hubbub.net.Door;
import io.hubbub.net.DoorServer;
import io.hubbub.net.Gate;
import io.hubbub.net.ListenOptions;
import io.hubbub.net.Listening;
import io.hubbub.net.Text;
import io.hubbub.net.WebSocketFraming;
import io.hubbub.net.WebSockets;
import io.hubbub.room.Address;
import io.hubbub.room.Census;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Hub;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A web door's HTTP server at one instance: pages, WebSockets, health and figures. Runs on the instance's event loop. */
public final class WebServer implements DoorServer {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    private static final long TICK_MS = 1000;

    /** A connection that brings no whole request for so long is closed: browsers open another when they need one. */
    private static final long SILENT_NS = TimeUnit.SECONDS.toNanos(30);

    private static final String BINARY_IRC = "binary.ircv3.net";
    private static final String TEXT_IRC = "text.ircv3.net";
    private static final String JSON = "v1.hubbub";

    private static final String OUR_MISTAKE = "The server made a mistake; its log has the details.";
    private static final String PLAIN = "text/plain; charset=utf-8";

    /** Nothing from anywhere else, nothing inline, nothing that makes text into code. */
    private static final String CONTENT_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            // The page's one policy names the address of its own worker, without which some browsers show no
            // notifications.
            "trusted-types notices");

    private final Vertx vertx;
    private final Census census;
    private final Gate gate;
    private final ListenOptions listen;
    private final WebOptions options;
    private final Site site;
    private final LongSupplier clockNs;
    private final Origins origins;
    private final Operator operator;
    private final WebSockets webSockets;
    private final HttpServer server;
    private final Map<HttpConnection, Guest> guests = new HashMap<>();

    /** A connection that is no WebSocket, or not yet. */
    private static final class Guest {
        private final Optional<CloseReason> barred;
        private long heardNs;
        private boolean overdue;

        Guest(Optional<CloseReason> barred, long nowNs) {
            this.barred = barred;
            this.heardNs = nowNs;
        }
    }

    /**
     * @param gate shared by this door's servers at all instances
     * @param operator who may see the console and the figures
     * @param clockNs a clock for durations
     */
    public WebServer(
            Vertx vertx,
            Hub hub,
            Census census,
            Gate gate,
            ListenOptions listen,
            WebOptions options,
            Operator operator,
            Site site,
            LongSupplier clockNs) {
        this.vertx = vertx;
        this.census = census;
        this.gate = gate;
        this.listen = listen;
        this.options = options;
        this.site = site;
        this.clockNs = clockNs;
        this.origins = new Origins(options.allowedOrigins());
        this.operator = operator;
        this.webSockets = new WebSockets(hub, gate, listen, options.pingSeconds(), options.pongSeconds(), clockNs);
        HttpServerOptions http = new HttpServerOptions().setUseAlpn(false).setHttp2ClearTextEnabled(false);
        this.server = vertx.createHttpServer(Listening.setUp(http, listen));
    }

    @Override
    public Future<Integer> open() {
        Router router = router();
        server.connectionHandler(this::accept);
        server.exceptionHandler(error -> LOG.info("{}: no connection: {}", listen.name(), Listening.shortly(error)));
        server.requestHandler(request -> {
            try {
                if (admits(request) && isSound(request)) {
                    router.handle(request);
                }
            } catch (Throwable mistake) {
                census.mistakes().made(listen.name(), mistake);
                turnAway(request, 500, OUR_MISTAKE);
            }
        });
        vertx.setPeriodic(TICK_MS, timer -> tick());
        return server.listen(listen.port(), listen.host()).map(HttpServer::actualPort);
    }

    @Override
    public Future<Void> present(KeyCertOptions certificate) {
        return server.updateSSLOptions(Listening.tls(certificate), true).mapEmpty();
    }

    @Override
    public Future<Void> shutdown(Duration within) {
        return server.shutdown(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    // Connections.

    private void accept(HttpConnection connection) {
        String address = Address.canonical(connection.remoteAddress().hostAddress());
        Guest guest = new Guest(gate.enter(address), clockNs.getAsLong());
        guests.put(connection, guest);
        // More requests in advance than Vert.x takes; it says so for each of them.
        connection.exceptionHandler(error -> {
            LOG.debug("{}: {}", listen.name(), address, error);
            connection.close();
        });
        connection.closeHandler(nothing -> {
            if (guests.remove(connection) != null) {
                gate.leave(address);
                census.served(listen.name(), address, reason(guest));
            }
        });
    }

    private static CloseReason reason(Guest guest) {
        return guest.barred.orElse(guest.overdue ? CloseReason.IDLE : CloseReason.SERVED);
    }

    private boolean admits(HttpServerRequest request) {
        Guest guest = guests.get(request.connection());
        guest.heardNs = clockNs.getAsLong();
        guest.barred.ifPresent(why -> turnAway(request, 503, why.sentence()));
        return guest.barred.isEmpty();
    }

    private static boolean isSound(HttpServerRequest request) {
        Optional<String> fault = Addressing.fault(request);
        fault.ifPresent(sentence -> turnAway(request, 400, sentence));
        return fault.isEmpty();
    }

    /** Nothing more is read on its connection. */
    private static void turnAway(HttpServerRequest request, int status, String sentence) {
        request.response()
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .putHeader(HttpHeaders.CONTENT_TYPE, PLAIN)
                .setStatusCode(status)
                .end(sentence + "\n")
                // Vert.x leaves that to the client.
                .onComplete(told -> request.connection().close());
    }

    private void tick() {
        webSockets.tick();
        long nowNs = clockNs.getAsLong();
        List.copyOf(guests.entrySet()).forEach(each -> {
            if (nowNs - each.getValue().heardNs > SILENT_NS) {
                each.getValue().overdue = true;
                census.mistakes().contain(listen.name(), each.getKey()::close);
            }
        });
    }

    // What is where.

    private Router router() {
        Router router = Router.router(vertx);
        String path = options.path();
        router.route().handler(WebServer::protect);
        router.get(path + "ws").handler(context -> webSocket(context, site.chat(), WebServer::json));
        router.get(path + "irc").handler(context -> webSocket(context, site.irc(), WebServer::irc));
        router.get(path + "console/ws").handler(context -> {
            if (operator.mayCome(context)) {
                webSocket(context, site.console(), WebServer::json);
            }
        });
        forReading(router.route(path + "health/live")).handler(site.live());
        forReading(router.route(path + "health/ready")).handler(site.ready());
        forReading(router.route(path + "metrics")).handler(context -> {
            if (operator.mayRead(context)) {
                site.metrics()
                        .apply(context.request().getHeader(HttpHeaders.ACCEPT))
                        .onSuccess(text -> context.response()
                                .putHeader(HttpHeaders.CONTENT_TYPE, text.type())
                                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                                .end(text.text()))
                        .onFailure(context::fail);
            }
        });
        // The page says where one will be before one has come in.
        forReading(router.route(path + "first-room")).handler(context -> say(context, 200, options.room()));
        forReading(router.route(path + "*")).handler(this::page);
        router.errorHandler(404, context -> say(context, 404, "There is nothing at this address."));
        router.errorHandler(405, context -> {
            boolean isSocket = sockets().contains(context.request().path());
            context.response().putHeader(HttpHeaders.ALLOW, isSocket ? "GET" : "GET, HEAD");
            say(context, 405, "Expected GET.");
        });
        router.errorHandler(500, context -> {
            census.mistakes().uncaught(listen.name(), context.failure());
            say(context, 500, OUR_MISTAKE);
        });
        return router;
    }

    private static Route forReading(Route route) {
        return route.method(HttpMethod.GET).method(HttpMethod.HEAD);
    }

    private Set<String> sockets() {
        return Set.of(options.path() + "ws", options.path() + "irc", options.path() + "console/ws");
    }

    /** By its address as it stands: what a page's own addresses lead to depends on that. */
    private void page(RoutingContext context) {
        String path = context.request().path();
        if (!path.startsWith(options.path())) {
            context.redirect(options.path());
            return;
        } else if (sockets().contains(path)) {
            context.fail(405);
            return;
        }
        String name = path.substring(options.path().length());
        switch (name) {
            case "" -> Pages.all().serve(context, "index.html");
            case "console" -> Pages.all().serve(context, "console.html");
            case "console/" -> context.redirect(path.substring(0, path.length() - 1));
            default -> Pages.all().serve(context, name);
        }
    }

    private static void protect(RoutingContext context) {
        context.response()
                .putHeader("Content-Security-Policy", CONTENT_POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        context.next();
    }

    static void say(RoutingContext context, int status, String sentence) {
        HttpServerResponse response = context.response();
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, PLAIN)
                .end(sentence + "\n");
    }

    // WebSockets.

    /** How a WebSocket's lines stand in messages, and by which name that was agreed on. */
    private record Agreement(WebSocketFraming framing, Optional<String> subprotocol) {}

    private interface Agreeing {
        Agreement on(HttpServerRequest request);
    }

    private void webSocket(RoutingContext context, Door door, Agreeing agreeing) {
        HttpServerRequest request = context.request();
        Optional<WebSockets.Fault> fault = WebSockets.fault(request);
        if (fault.isPresent()) {
            context.response().putHeader("Sec-WebSocket-Version", "13");
            say(context, fault.get().status(), fault.get().sentence());
        } else if (!origins.allows(request)) {
            LOG.info(
                    "{}: {} turned away: a page from {} is not in allowedOrigins",
                    listen.name(),
                    Address.canonical(request.remoteAddress().hostAddress()),
                    Text.harmless(Listening.shortly(request.getHeader(HttpHeaders.ORIGIN))));
            say(context, 403, "Pages from this origin may not talk to this server.");
        } else {
            Agreement agreed = agreeing.on(request);
            HttpConnection connection = request.connection();
            webSockets.accept(request, door, agreed.framing(), agreed.subprotocol(), () -> guests.remove(connection));
        }
    }

    private static Agreement json(HttpServerRequest request) {
        return new Agreement(WebSocketFraming.TOGETHER, WebSockets.subprotocol(request, Set.of(JSON)));
    }

    /** By <a href="https://ircv3.net/specs/extensions/websocket">IRCv3</a>; who asks for nothing gets text, as browsers like it. */
    private static Agreement irc(HttpServerRequest request) {
        Optional<String> agreed = WebSockets.subprotocol(request, Set.of(BINARY_IRC, TEXT_IRC));
        boolean binary = agreed.filter(BINARY_IRC::equals).isPresent();
        return new Agreement(binary ? WebSocketFraming.BINARY_LINES : WebSocketFraming.TEXT_LINES, agreed);
    }
}
