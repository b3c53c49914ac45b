package io.hubbub.door.web;

import io.hubbub.net.Listening;
import io.hubbub.net.Text;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The Origin check, which keeps other sites' pages from talking to the door, and DNS rebinding with them. Browsers let any page open a
 * WebSocket to anywhere and say from where the page came: see <a href="https://www.rfc-editor.org/rfc/rfc6454">RFC 6454</a> and RFC
 * 6455, section 10.2. Programs that are no browsers say nothing, and could say anything.
 */
final class Origins {
    private static final String ALL = "*";

    /**
     * By this a page that is no WebSocket yet says from where it came, since browsers say no Origin when a page reads from its
     * own server. It can only make the door tell why it would refuse.
     */
    private static final String PAGE_ORIGIN = "X-Page-Origin";

    private final boolean all;
    private final List<WebOrigin> allowed;

    Origins(Set<String> allowed) {
        this.all = allowed.contains(ALL);
        this.allowed =
                allowed.stream().map(WebOrigin::parse).flatMap(Optional::stream).toList();
    }

    /** The origin of a request's page if that page may not talk to the door; nothing if it may, or if there is no page. */
    Optional<String> refused(HttpServerRequest request) {
        List<String> said = request.headers().getAll(HttpHeaders.ORIGIN);
        if (said.isEmpty()) {
            said = request.headers().getAll(PAGE_ORIGIN);
        }
        return said.stream().filter(origin -> !allows(request, origin)).findFirst();
    }

    private boolean allows(HttpServerRequest request, String said) {
        Optional<WebOrigin> origin = WebOrigin.parse(said.strip());
        return all
                || origin.filter(page -> isOwn(request, page) || isAllowed(page))
                        .isPresent();
    }

    private boolean isAllowed(WebOrigin page) {
        return allowed.stream().anyMatch(page::isMeantBy);
    }

    /**
     * The scheme counts only where nobody can have taken TLS away. A name of any kind can be made to stand for this machine, and
     * then a page from there for one of this door's; so a connection from here has to call it by a name of its own, or by an address.
     */
    private static boolean isOwn(HttpServerRequest request, WebOrigin page) {
        boolean isPassedOn = Addressing.isPassedOn(request);
        boolean isNameReliable = Addressing.isToThisMachine(request)
                || Addressing.isToAnAddress(request)
                || !Addressing.isFromHere(request)
                || isPassedOn;
        boolean isSchemeGood = page.isSecure() || isPassedOn || !request.isSSL();
        return isNameReliable
                && isSchemeGood
                && Addressing.authorities(request).stream().anyMatch(page::isAt);
    }

    /** Why a page is refused and what can be done, for the browser to show. */
    static String sentence(HttpServerRequest request, String origin) {
        if (WebOrigin.parse(origin.strip()).isEmpty()) {
            return "Pages without an origin, as those of files are, may not talk to this server.";
        }
        String page = shown(origin);
        String name = shown(Addressing.name(request));
        return "Pages of " + page + " may not talk to this server"
                + (name.isEmpty() ? "" : ", which was asked for as " + name)
                + ". If they shall, its operator puts \"" + page
                + "\" into \"allowedOrigins\" of the web door, or has the proxy in front of it pass on the Host that the browser"
                + " sends.";
    }

    static String shown(String text) {
        return Text.harmless(Listening.shortly(text));
    }
}
