package io.hubbub.door.web;

import io.hubbub.room.Address;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * To which name a request was sent, and from where, as far as that can be relied on. By <a
 * href="https://www.rfc-editor.org/rfc/rfc9112#section-3.2">RFC 9112, section 3.2</a>.
 */
final class Addressing {
    /** Every proxy says one of these unless it was told not to, and no page can make a browser say them for a WebSocket. */
    private static final Pattern SIGN_OF_A_PROXY =
            Pattern.compile("(?i)(x[-_])?forwarded([-_].*)?|via|cdn-loop|true-client-ip"
                    + "|x[-_](real|client|cluster|original|proxyuser|envoy|amzn)[-_].*|(cf|fastly|fly)-.*");

    private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://([^/?#]*)([^?#]*).*");
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern FORWARDED_HOST = Pattern.compile("(?i)(?:^|;)\\s*host\\s*=\\s*\"?([^\";]*)");
    private static final Pattern FORWARDED_PROTOCOL = Pattern.compile("(?i)(?:^|;)\\s*proto\\s*=\\s*\"?([a-z]+)");
    private static final Pattern PORT = Pattern.compile("\\d{1,5}");

    /** RFC 3986, section 2.3: these mean the same with and without an escape. */
    private static final Pattern NEEDLESS_ESCAPE =
            Pattern.compile("%(?:[46][1-9A-Fa-f]|[57][0-9Aa]|3[0-9]|2[DdEe]|5[Ff]|7[Ee])");

    private Addressing() {}

    /** The fault of a request before it matters what it asks for, as a sentence; to be answered with 400. */
    static Optional<String> fault(HttpServerRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        if (hosts.size() > 1) {
            return Optional.of("Expected one Host header.");
        } else if (hosts.isEmpty() && request.version() != HttpVersion.HTTP_1_0) {
            return Optional.of("Expected a Host header.");
        } else if (!hosts.isEmpty() && Authority.parse(hosts.get(0).strip()).isEmpty()) {
            return Optional.of("Expected a host name or an IP address, and maybe a port, in the Host header.");
        } else if (!request.uri().startsWith("/") && !isAbsolute(request) && !isAboutTheServer(request)) {
            return Optional.of("Expected a path that begins with a slash.");
        } else if (BROKEN_ESCAPE.matcher(request.uri()).find()) {
            return Optional.of("Expected two hexadecimal digits after each % in the address.");
        } else if (authority(request).isEmpty()) {
            return Optional.of("Expected a host name or an IP address, and maybe a port, in the address.");
        }
        return Optional.empty();
    }

    private static boolean isAbsolute(HttpServerRequest request) {
        return ABSOLUTE.matcher(request.uri()).matches();
    }

    /** Whether it asks what the server as a whole can do. */
    static boolean isAboutTheServer(HttpServerRequest request) {
        return request.method().equals(HttpMethod.OPTIONS) && request.uri().equals("*");
    }

    /** Puts the Host of a sound request into the form that Vert.x knows: neither zones nor IPv4 addresses in IPv6's. */
    static void settle(HttpServerRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        if (host != null && host.indexOf('[') >= 0) {
            Authority.parse(host.strip()).ifPresent(same -> request.headers().set(HttpHeaders.HOST, same.text()));
        }
    }

    /** The host, and port, that a request is for; its host is empty if it doesn't say, and nothing is there if it is unsound. */
    private static Optional<Authority> authority(HttpServerRequest request) {
        Matcher absolute = ABSOLUTE.matcher(request.uri());
        if (absolute.matches()) {
            return Authority.parse(absolute.group(1));
        }
        String said = request.getHeader(HttpHeaders.HOST);
        return Authority.parse(said == null ? "" : said.strip());
    }

    /** The name by which a request calls the server, to be shown. */
    static String name(HttpServerRequest request) {
        Matcher absolute = ABSOLUTE.matcher(request.uri());
        String host = absolute.matches() ? absolute.group(1) : request.getHeader(HttpHeaders.HOST);
        return host == null ? "" : host.strip();
    }

    /** The path alone, without escapes that mean nothing; a slash for an absolute address that has none. */
    static String path(HttpServerRequest request) {
        Matcher absolute = ABSOLUTE.matcher(request.uri());
        String path = absolute.matches() ? absolute.group(2) : request.path();
        if (path == null || path.isEmpty()) {
            return absolute.matches() ? "/" : "";
        }
        return NEEDLESS_ESCAPE
                .matcher(path)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        Character.toString(Integer.parseInt(escape.group().substring(1), 16))));
    }

    /**
     * The names by which a browser may have asked for what a request brings: that in the request, and those that a proxy says the
     * browser said. Pages can't set these headers for a WebSocket; so they are good for telling whose page it is, and for nothing
     * else.
     */
    static List<Authority> authorities(HttpServerRequest request) {
        List<Authority> names = new ArrayList<>();
        authority(request).ifPresent(names::add);
        Stream.concat(
                        first(request, "X-Forwarded-Host"),
                        first(request, "Forwarded").flatMap(Addressing::hostIn))
                .map(Authority::parse)
                .flatMap(Optional::stream)
                .forEach(names::add);
        List<Authority> withoutPort =
                names.stream().filter(name -> name.port().isEmpty()).toList();
        first(request, "X-Forwarded-Port")
                .filter(port -> PORT.matcher(port).matches())
                .forEach(port -> withoutPort.forEach(name -> names.add(name.withPort(Integer.parseInt(port)))));
        return names;
    }

    /** The value of the first proxy on the way; each appends to the list. */
    private static Stream<String> first(HttpServerRequest request, String header) {
        return Stream.ofNullable(request.getHeader(header)).map(list -> list.split(",", 2)[0].strip());
    }

    private static Stream<String> hostIn(String forwarded) {
        return FORWARDED_HOST
                .matcher(forwarded)
                .results()
                .map(found -> found.group(1).strip());
    }

    /** The address at the other end of the connection. */
    static String peer(HttpServerRequest request) {
        return Address.canonical(request.remoteAddress().hostAddress());
    }

    /** Whether the connection comes from this machine; a proxy's may, too. */
    static boolean isFromHere(HttpServerRequest request) {
        return Address.isLoopback(request.remoteAddress().hostAddress());
    }

    /** Whether it was sent to a name that no other machine can have. */
    static boolean isToThisMachine(HttpServerRequest request) {
        return authority(request).filter(Authority::isThisMachine).isPresent();
    }

    /** Whether it was sent to an IP address, which stands for itself and can't be made to stand for another. */
    static boolean isToAnAddress(HttpServerRequest request) {
        return authority(request).flatMap(name -> Address.of(name.host())).isPresent();
    }

    /**
     * Whether nobody can have read on its way what the client sends: it came by TLS, or from this machine. A proxy at this machine that
     * says that the client came to it without TLS is believed.
     */
    static boolean isPrivate(HttpServerRequest request) {
        return request.isSSL() || (isFromHere(request) && !isPassedOnInPlain(request));
    }

    /**
     * The origin of a page for the browser that sent a request, as {@code https://chat.example}: as a proxy at this machine says, or as it was sent. For what
     * only the one hears who sent it.
     */
    static String origin(HttpServerRequest request) {
        boolean isFromProxy = isFromHere(request);
        Optional<String> protocol =
                forwardedProtocol(request).filter(said -> isFromProxy && (said.equals("http") || said.equals("https")));
        Optional<String> host = Stream.concat(
                        first(request, "X-Forwarded-Host"),
                        first(request, "Forwarded").flatMap(Addressing::hostIn))
                .filter(said -> isFromProxy && Authority.parse(said).isPresent())
                .findFirst();
        return protocol.orElse(request.isSSL() ? "https" : "http") + "://" + host.orElseGet(() -> name(request));
    }

    private static boolean isPassedOnInPlain(HttpServerRequest request) {
        return forwardedProtocols(request).anyMatch(protocol -> protocol.equals("http") || protocol.equals("ws"));
    }

    /** The protocol in which a proxy says that it was asked, in small letters. */
    static Optional<String> forwardedProtocol(HttpServerRequest request) {
        return forwardedProtocols(request).findFirst();
    }

    private static Stream<String> forwardedProtocols(HttpServerRequest request) {
        return Stream.concat(
                        first(request, "X-Forwarded-Proto"),
                        first(request, "Forwarded").flatMap(Addressing::protocolIn))
                .map(protocol -> protocol.toLowerCase(Locale.ROOT));
    }

    private static Stream<String> protocolIn(String forwarded) {
        return FORWARDED_PROTOCOL.matcher(forwarded).results().map(found -> found.group(1));
    }

    /** Whether it says of itself that somebody else has passed it on. */
    static boolean isPassedOn(HttpServerRequest request) {
        return request.headers().names().stream()
                .anyMatch(name -> SIGN_OF_A_PROXY.matcher(name).matches());
    }
}
