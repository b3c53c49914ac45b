package io.hubbub.door.web;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page comes from, as a value: scheme, host and port. By <a href="https://www.rfc-editor.org/rfc/rfc6454">RFC 6454</a>.
 *
 * @param scheme in small letters
 * @param host as {@link Authority#host} has it
 * @param port that of the scheme, if none was said; -1 if the scheme has none
 */
record WebOrigin(String scheme, String host, int port) {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final String BELOW = "*.";

    private static final Pattern FORM = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#@]+)");

    /** Reads an Origin header, or an entry of the configuration; empty if it is none, as {@code null} is for pages of files. */
    static Optional<WebOrigin> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
        return Authority.parse(matcher.group(2))
                .filter(authority -> !authority.host().isEmpty())
                .map(authority ->
                        new WebOrigin(scheme, authority.host(), authority.port().orElse(usualPort(scheme))));
    }

    private static int usualPort(String scheme) {
        return switch (scheme) {
            case "http" -> HTTP_PORT;
            case "https" -> HTTPS_PORT;
            default -> -1;
        };
    }

    boolean isSecure() {
        return scheme.equals("https");
    }

    /**
     * Whether a browser that shows this page calls the server of the page so. The scheme is not in an authority, so both usual
     * ports stand for none: a proxy may have taken TLS away and tell its own port.
     */
    boolean isAt(Authority authority) {
        int usual = usualPort(scheme);
        if (usual < 0 || !host.equals(authority.host())) {
            return false;
        }
        int said = authority.port().orElse(usual);
        return said == port || (port == usual && (said == HTTP_PORT || said == HTTPS_PORT));
    }

    /** Whether an entry of the configuration means this one: the same, or all below a name by a star. */
    boolean isMeantBy(WebOrigin entry) {
        boolean isBelow = entry.host.startsWith(BELOW) && host.endsWith(entry.host.substring(1));
        return scheme.equals(entry.scheme) && port == entry.port && (isBelow || host.equals(entry.host));
    }
}
