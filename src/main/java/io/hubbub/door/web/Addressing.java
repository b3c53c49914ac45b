package io.hubbub.door.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * To which name a request was sent, and from where, as far as that can be relied on. By <a
 * href="https://www.rfc-editor.org/rfc/rfc9112#section-3.2">RFC 9112, section 3.2</a>.
 */
final class Addressing {
    /** Every proxy says one of these unless it was told not to, and no page can make a browser say them for a WebSocket. */
    private static final Pattern SIGN_OF_A_PROXY =
            Pattern.compile("(?i)(x[-_])?forwarded([-_].*)?|via|cdn-loop|true-client-ip"
                    + "|x[-_](real|client|cluster|original|proxyuser|envoy|amzn)[-_].*|(cf|fastly|fly)-.*");

    private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://([^/?#]*).*");
    private static final Pattern AUTHORITY =
            Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._~!$&'()*+,;=-]+|)(:\\d{0,5})?");
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}|::1|0:0:0:0:0:0:0:1(%.*)?");
    private static final Pattern THIS_MACHINE = Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d*)?");

    private Addressing() {}

    /** What is wrong with a request before it matters what it asks for, as a sentence; to be answered with 400. */
    static Optional<String> fault(HttpServerRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        if (hosts.size() > 1) {
            return Optional.of("Expected one Host header.");
        } else if (hosts.isEmpty()) {
            return Optional.of("Expected a Host header.");
        } else if (request.authority() == null
                || !AUTHORITY.matcher(hosts.get(0).strip()).matches()) {
            return Optional.of("Expected a host name or an IP address, and maybe a port, in the Host header.");
        } else if (BROKEN_ESCAPE.matcher(request.uri()).find()) {
            return Optional.of("Expected two hexadecimal digits after each % in the address.");
        } else if (!AUTHORITY.matcher(host(request)).matches()) {
            return Optional.of("Expected a host name or an IP address, and maybe a port, in the address.");
        }
        return Optional.empty();
    }

    /** The host, and port, that a request is for; empty if it doesn't say. */
    static String host(HttpServerRequest request) {
        Matcher absolute = ABSOLUTE.matcher(request.uri());
        if (absolute.matches()) {
            return absolute.group(1);
        }
        String said = request.getHeader(HttpHeaders.HOST);
        return said == null ? "" : said.strip();
    }

    /** Whether the connection comes from this machine; a proxy's may, too. */
    static boolean isFromHere(HttpServerRequest request) {
        return LOOPBACK.matcher(request.remoteAddress().hostAddress()).matches();
    }

    /** Whether it was sent to a name that no other machine can have. */
    static boolean isToThisMachine(HttpServerRequest request) {
        return THIS_MACHINE.matcher(host(request).toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether it says of itself that somebody else has passed it on. */
    static boolean isPassedOn(HttpServerRequest request) {
        return request.headers().names().stream()
                .anyMatch(name -> SIGN_OF_A_PROXY.matcher(name).matches());
    }
}
