package io.hubbub.door.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who may look behind the scenes: without a token only who sits at this machine, with a token everybody who knows it. A request
 * that a proxy passes on comes from this machine, too, and so does one of a page elsewhere whose name was made to stand for this
 * machine; neither counts.
 */
final class Operator {
    private static final List<String> SIGNS_OF_A_PROXY = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");
    private static final String BEARER = "Bearer ";
    private static final String ONLY_HERE =
            "Only this machine may see this, under its own name (localhost), as long as no \"consoleToken\" is configured.";

    private final Optional<String> token;

    Operator(Optional<String> token) {
        this.token = token;
    }

    /** Whether a WebSocket may be opened; who has to know a token is asked for it there. If not, the request is answered. */
    boolean mayCome(RoutingContext context) {
        return token.isPresent() || isHere(context);
    }

    /** Whether a request may be answered. If not, it is answered with that. */
    boolean mayRead(RoutingContext context) {
        if (token.isEmpty()) {
            return isHere(context);
        }
        String said = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (said != null && said.startsWith(BEARER) && isToken(said.substring(BEARER.length()))) {
            return true;
        }
        context.response().putHeader("WWW-Authenticate", "Bearer");
        WebServer.say(context, 401, "Expected Authorization: Bearer and the \"consoleToken\" of the configuration.");
        return false;
    }

    /** In a time that tells nothing. */
    boolean isToken(String said) {
        return MessageDigest.isEqual(
                said.getBytes(StandardCharsets.UTF_8), token.orElseThrow().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isHere(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean here = isLoopback(request.remoteAddress().hostAddress())
                && namesThisMachine(request.getHeader(HttpHeaders.HOST))
                && SIGNS_OF_A_PROXY.stream().noneMatch(request.headers()::contains);
        if (!here) {
            WebServer.say(context, 403, ONLY_HERE);
        }
        return here;
    }

    private static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("::1") || address.matches("0:0:0:0:0:0:0:1(%.*)?");
    }

    private static boolean namesThisMachine(String host) {
        if (host == null) {
            return false;
        }
        String name = host.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
        return name.equals("localhost") || name.equals("[::1]") || name.matches("127(\\.\\d{1,3}){3}");
    }
}
