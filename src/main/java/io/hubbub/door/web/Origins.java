package io.hubbub.door.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Whose pages may talk to the door. Browsers let any page open a WebSocket to anywhere and say from where the page came: see <a
 * href="https://www.rfc-editor.org/rfc/rfc6454">RFC 6454</a> and RFC 6455, section 10.2. Programs that are no browsers say
 * nothing, and could say anything.
 */
final class Origins {
    private static final String ALL = "*";

    private final Set<String> allowed;

    Origins(Set<String> allowed) {
        this.allowed = allowed;
    }

    /** Whether a request comes from a page of this door's, from an allowed one, or from no page. */
    boolean allows(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null || isOwn(request, origin) || allowed.contains(ALL) || allowed.contains(fold(origin));
    }

    /**
     * The scheme is not compared: a proxy in front may have taken TLS away. A name of any kind can be made to stand for this
     * machine, and then a page from there for one of this door's; so who comes from here has to call it by a name of its own.
     */
    private static boolean isOwn(HttpServerRequest request, String origin) {
        boolean isNameReliable = Addressing.isToThisMachine(request)
                || !Addressing.isFromHere(request)
                || Addressing.isPassedOn(request);
        try {
            String authority = new URI(origin).getRawAuthority();
            return isNameReliable && authority != null && fold(authority).equals(fold(Addressing.host(request)));
        } catch (URISyntaxException opaque) {
            return false;
        }
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
