package io.hubbub.door.web;

import io.hubbub.hub.AccountAccess;
import io.hubbub.hub.Hub;
import io.hubbub.net.ConnectionLimiter;
import io.hubbub.net.DoorServer;
import io.hubbub.net.ListenOptions;
import io.hubbub.net.Listening;
import io.hubbub.net.RequestLine;
import io.hubbub.net.WebSockets;
import io.hubbub.room.Address;
import io.hubbub.room.CloseReason;
import io.hubbub.stats.ConnectionStats;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.ext.healthchecks.CheckResult;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A web door's HTTP server at one instance: pages, documents, WebSockets, health and figures. Runs on the instance's event loop. */
public final class WebServer implements DoorServer {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    private static final long TICK_MS = 1000;

    private static final String OUR_MISTAKE = "The server made a mistake; its log has the details.";
    private static final String PLAIN = "text/plain; charset=utf-8";

    private static final String READING = "GET, HEAD, OPTIONS";
    private static final String ASKING = "GET, OPTIONS";

    /** A name that nothing has. */
    private static final String NOTHING = "*";

    private static final String HEALTH = "health/";

    /** Where WebSockets are opened. */
    private static final Set<String> SOCKETS = Set.of("ws", "irc", "console/ws");

    /** The paths that can be read beside the files. */
    private static final Set<String> PLACES = Set.of(
            "", "accounts", "console", "console/", "docs", "first-room", "health/live", "health/ready", "metrics");

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
    private final ConnectionStats stats;
    private final ConnectionLimiter limiter;
    private final ConnectionLimiter consoles;
    private final ListenOptions listen;
    private final WebOptions options;
    private final Site site;
    private final AccountAccess access;
    private final SocketRequests sockets;
    private final Sources sources;
    private final AdminAccess operator;
    private final Optional<SignOn> signOn;
    private final WebSockets webSockets;
    /** The consoles of a server that is full. */
    private final WebSockets consolesBeyond;

    private final HttpServer server;
    private final Guests guests;

    /**
     * @param limiter shared by this door's servers at all instances
     * @param consoles for consoles that the limiter doesn't let in; shared like that one
     * @param connections shared by all web doors of the server
     * @param operator who may see the console and the figures
     * @param handovers shared by all web doors of the server
     * @param clockNs a clock for durations
     */
    public WebServer(
            Vertx vertx,
            Hub hub,
            ConnectionStats stats,
            ConnectionLimiter limiter,
            ConnectionLimiter consoles,
            HttpConnections connections,
            ListenOptions listen,
            WebOptions options,
            AdminAccess operator,
            Site site,
            Handovers handovers,
            LongSupplier clockNs) {
        this.vertx = vertx;
        this.stats = stats;
        this.limiter = limiter;
        this.consoles = consoles;
        this.listen = listen;
        this.options = options;
        this.site = site;
        this.access = hub.access();
        this.operator = operator;
        this.signOn = access.provider()
                .map(provider -> new SignOn(
                        provider, access, handovers, new Sources(options.proxies), options.wiring.path, clockNs));
        this.guests = new Guests(vertx, stats, connections, listen, clockNs);
        this.sources = new Sources(options.proxies);
        this.sockets = new SocketRequests(listen, guests, new Origins(options.allowedOrigins), sources, clockNs);
        this.webSockets =
                new WebSockets(hub, stats, limiter, listen, options.pingSeconds, options.pongSeconds, clockNs);
        this.consolesBeyond =
                new WebSockets(hub, stats, consoles, listen, options.pingSeconds, options.pongSeconds, clockNs);
        HttpServerOptions http = new HttpServerOptions()
                .setUseAlpn(false)
                .setHttp2ClearTextEnabled(false)
                .setMaxHeaderSize(options.wiring.headerBytes)
                .setMaxInitialLineLength(options.wiring.urlBytes);
        this.server = vertx.createHttpServer(Listening.setUp(http, listen));
    }

    @Override
    public Future<Integer> open() {
        Router router = router();
        server.connectionHandler(this::accept);
        server.exceptionHandler(error -> LOG.info("{}: no connection: {}", listen.name(), Listening.shortly(error)));
        server.invalidRequestHandler(this::refuseUnread);
        server.requestHandler(request -> {
            try {
                guests.heard(request);
                Addressing.fault(request)
                        .ifPresentOrElse(sentence -> turnAway(request, 400, sentence), () -> deal(router, request));
            } catch (Throwable mistake) {
                stats.mistakes().made(listen.name(), mistake);
                turnAway(request, 500, OUR_MISTAKE);
            }
        });
        vertx.setPeriodic(TICK_MS, timer -> tick());
        return server.listen(listen.port(), listen.host()).map(HttpServer::actualPort);
    }

    @Override
    public Future<Void> present(KeyCertOptions certificate) {
        return server.updateSSLOptions(Listening.tls(certificate, false), true).mapEmpty();
    }

    @Override
    public Future<Void> shutdown(Duration within) {
        return server.shutdown(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    // Connections.

    private void accept(HttpConnection connection) {
        guests.accept(connection);
        // More requests in advance than Vert.x takes; it says so for each of them.
        connection.exceptionHandler(error -> {
            LOG.debug(
                    "{}: {}",
                    listen.name(),
                    Address.canonical(connection.remoteAddress().hostAddress()),
                    error);
            connection.close();
        });
    }

    private static void deal(Router router, HttpServerRequest request) {
        if (Addressing.isAboutTheServer(request)) {
            request.response()
                    .putHeader(HttpHeaders.ALLOW, READING)
                    .setStatusCode(204)
                    .end();
        } else {
            Addressing.settle(request);
            router.handle(request);
        }
    }

    /** Bytes have come that can't be read as a request. */
    private void refuseUnread(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        if (cause instanceof TooLongHttpLineException) {
            turnAway(
                    request,
                    414,
                    "Expected a first line of at most " + options.wiring.urlBytes + " bytes (\"urlBytes\").");
        } else if (cause instanceof TooLongHttpHeaderException) {
            turnAway(
                    request,
                    431,
                    "Expected headers of at most " + options.wiring.headerBytes + " bytes (\"headerBytes\").");
        } else {
            turnAway(request, 400, "Expected a request of HTTP/1.1 or HTTP/1.0.");
        }
    }

    /** Nothing more is read on its connection. */
    private static void turnAway(HttpServerRequest request, int status, String sentence) {
        HttpServerResponse response = request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        say(response, status, sentence)
                // Vert.x leaves that to the client.
                .onComplete(told -> request.connection().close());
    }

    private void tick() {
        webSockets.tick();
        consolesBeyond.tick();
        guests.tick();
    }

    // The routes.

    private Router router() {
        Router router = Router.router(vertx);
        router.route().handler(WebServer::protect).handler(this::answer);
        router.errorHandler(500, context -> {
            stats.mistakes().uncaught(listen.name(), context.failure());
            say(context, 500, OUR_MISTAKE);
        });
        return router;
    }

    /** By its address as it stands: what a page's own addresses lead to depends on that. */
    private void answer(RoutingContext context) {
        String path = Addressing.path(context.request());
        String method = context.request().method().name();
        String toFolder = withoutSlash(options.wiring.path);
        if (path.equals(toFolder) && !toFolder.isEmpty()) {
            redirect(context, toFolder.substring(toFolder.lastIndexOf('/') + 1) + "/");
            return;
        }
        String name = path.startsWith(options.wiring.path) ? path.substring(options.wiring.path.length()) : NOTHING;
        if (name.startsWith(Documents.ADDRESS) && !Documents.areLoaded()) {
            answerOnceLoaded(context);
        } else if (!RequestLine.METHODS.contains(method)) {
            say(context, 501, "There is no such method here. Expected GET.");
        } else if (!isThere(name)) {
            say(context, 404, "There is nothing at this address.");
        } else if (isBanned(context, name)) {
            say(
                    context,
                    403,
                    limiter.sorry(
                            CloseReason.BANNED, sources.of(context.request()).address()));
        } else if (SOCKETS.contains(name)) {
            answerSocket(context, name, method);
        } else if (method.equals("OPTIONS")) {
            answerOptions(context, name);
        } else if (!method.equals("GET") && !method.equals("HEAD")) {
            context.response().putHeader(HttpHeaders.ALLOW, READING);
            say(context, 405, "Expected GET.");
        } else {
            answerReading(context, name);
        }
    }

    /** Who asks for a socket is told at that door; who asks for health is no person. */
    private boolean isBanned(RoutingContext context, String name) {
        return !SOCKETS.contains(name)
                && !name.startsWith(HEALTH)
                && limiter.ban(sources.of(context.request()).address()).isPresent();
    }

    /** Making pages of the documents takes too long for an event loop. */
    private void answerOnceLoaded(RoutingContext context) {
        vertx.executeBlocking(Documents::all)
                .map(documents -> {
                    answer(context);
                    return documents;
                })
                .onFailure(context::fail);
    }

    private boolean isThere(String name) {
        return SOCKETS.contains(name)
                || (signOn.isPresent() && SignOn.PLACES.contains(name))
                || PLACES.contains(name)
                || (name.startsWith(Documents.ADDRESS) && Documents.all().has(name))
                || (!name.equals(NOTHING) && Pages.all().has(name));
    }

    private static String withoutSlash(String path) {
        return path.substring(0, path.length() - 1);
    }

    /** HAProxy asks for health like this unless it is told otherwise. */
    private void answerOptions(RoutingContext context, String name) {
        if (name.startsWith(HEALTH)) {
            context.response().putHeader(HttpHeaders.ALLOW, READING);
            answerReading(context, name);
        } else {
            options(context, READING);
        }
    }

    private static void options(RoutingContext context, String methods) {
        context.response()
                .putHeader(HttpHeaders.ALLOW, methods)
                .setStatusCode(204)
                .end();
    }

    private void answerSocket(RoutingContext context, String name, String method) {
        SocketRequests.Way people = new SocketRequests.Way(limiter, webSockets);
        if (method.equals("OPTIONS")) {
            options(context, ASKING);
        } else if (!method.equals("GET")) {
            context.response().putHeader(HttpHeaders.ALLOW, ASKING);
            say(context, 405, "Expected GET.");
        } else if (name.equals("ws")) {
            sockets.open(context, site.chat(), SocketRequests::json, people);
        } else if (name.equals("irc")) {
            sockets.open(context, site.irc(), SocketRequests::irc, people);
        } else if (operator.mayCome(context)) {
            HttpServerRequest request = context.request();
            boolean full = limiter.bars(sources.of(request).address()).isPresent();
            SocketRequests.Way way = full ? new SocketRequests.Way(consoles, consolesBeyond) : people;
            sockets.open(context, site.console().from(AdminAccess.Source.of(request)), SocketRequests::json, way);
        }
    }

    private void answerReading(RoutingContext context, String name) {
        switch (name) {
            case "" -> Pages.all().serve(context, "index.html");
            case "console" -> Pages.all().serve(context, "console.html");
            case "console/" -> redirect(context, "../console");
            case "docs" -> redirect(context, Documents.ADDRESS);
            // The page says where one will be before one has come in.
            case "first-room" -> say(context, 200, options.room);
            case "accounts" -> accounts(context);
            case "health/live" -> health(context, site.live());
            case "health/ready" -> health(context, site.ready());
            case "metrics" -> operator.admit(context, () -> figures(context));
            case "signon", "signon/done", "signon/token" -> signOn.orElseThrow().answer(context, name);
            default -> answerFile(context, name);
        }
    }

    /** What the page offers before one has come in. */
    private void accounts(RoutingContext context) {
        JsonLine accounts = JsonLine.of("accounts");
        if (options.asksForPassword()) {
            accounts.put("doorPassword", true);
        }
        if (access.logins().areThere()) {
            access.provider().ifPresent(provider -> accounts.put("signOn", provider.label()));
            AccountRequests.offer(accounts, access.registrations(), mayTakeSecrets(context.request()));
        }
        answer(
                context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store"),
                "application/json;charset=UTF-8",
                accounts.toBuffer());
    }

    private boolean mayTakeSecrets(HttpServerRequest request) {
        return options.plainWithoutTls || sources.of(request).isPrivate();
    }

    private static void answerFile(RoutingContext context, String name) {
        if (name.startsWith(Documents.ADDRESS)) {
            Documents.all().serve(context, name);
        } else {
            Pages.all().serve(context, name);
        }
    }

    private static void health(RoutingContext context, Supplier<Future<CheckResult>> check) {
        check.get()
                .onSuccess(found -> answer(
                        context.response().setStatusCode(CheckResult.isUp(found) ? 200 : 503),
                        "application/json;charset=UTF-8",
                        found.toJson().encode()))
                .onFailure(context::fail);
    }

    private void figures(RoutingContext context) {
        site.metrics()
                .apply(context.request().headers().getAll(HttpHeaders.ACCEPT))
                .onSuccess(figures -> answer(
                        context.response()
                                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT),
                        figures.type(),
                        figures.text()))
                .onFailure(context::fail);
    }

    /** From where the request was, since a proxy may have taken something off the front of its path. */
    private static void redirect(RoutingContext context, String relative) {
        String query = context.request().query();
        String there = query == null ? relative : relative + "?" + query;
        context.response().putHeader(HttpHeaders.LOCATION, there);
        say(context, 302, "What you look for is at " + relative + ".");
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
        say(context.response(), status, sentence);
    }

    private static Future<Void> say(HttpServerResponse response, int status, String sentence) {
        return answer(response.setStatusCode(status), PLAIN, sentence + "\n");
    }

    private static Future<Void> answer(HttpServerResponse response, String type, String text) {
        return answer(response, type, Buffer.buffer(text));
    }

    /** Ends an answer with a body. Its length is said to a HEAD, too, which Vert.x doesn't by itself. */
    static Future<Void> answer(HttpServerResponse response, String type, Buffer body) {
        return response.putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()))
                .end(body);
    }
}
