package io.hubbub.client;

import io.hubbub.net.Text;
import java.util.regex.Pattern;

/**
 * Where a tool connects to.
 *
 * @param host a name or an address, never empty, without the brackets of an IPv6 address
 * @param port 1 to 65535
 */
public record Endpoint(String host, int port) {
    private static final int MAX_PORT = 65535;

    /** RFC 6761, 6.3, and RFC 1122, 3.2.1.3; nothing is looked up. */
    private static final Pattern HERE =
            Pattern.compile("(.+\\.)?localhost|127(\\.\\d{1,3}){3}|::1", Pattern.CASE_INSENSITIVE);

    /**
     * Reads {@code HOST:PORT} or {@code [IPV6]:PORT}.
     *
     * @throws IllegalArgumentException whose message is one line for the user: what was given and what was expected
     */
    public static Endpoint parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw refused(text, "has no port");
        }
        return new Endpoint(host(text, text.substring(0, colon)), port(text, text.substring(colon + 1)));
    }

    /** Whether it is this machine for sure, so that nobody reads on the way. */
    boolean isHere() {
        return HERE.matcher(host).matches();
    }

    private static String host(String text, String host) {
        if (host.startsWith("[") && host.endsWith("]")) {
            return bracketed(text, host.substring(1, host.length() - 1));
        }
        if (host.isEmpty()) {
            throw refused(text, "has no host");
        }
        if (host.indexOf(':') >= 0) {
            throw refused(text, "has an IPv6 address without brackets or too many colons");
        }
        if (host.chars().anyMatch(c -> c <= ' ' || c == '[' || c == ']' || c == '/' || c == '@')) {
            throw refused(text, "has a character that no host name has");
        }
        return host;
    }

    private static String bracketed(String text, String address) {
        boolean plausible = address.indexOf(':') >= 0
                && address.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == ':' || c == '.');
        if (!plausible) {
            throw refused(text, "has no IPv6 address between its brackets");
        }
        return address;
    }

    private static int port(String text, String port) {
        boolean digits = !port.isEmpty() && port.length() <= 5 && port.chars().allMatch(c -> c >= '0' && c <= '9');
        int number = digits ? Integer.parseInt(port) : 0;
        if (number < 1 || number > MAX_PORT) {
            throw refused(text, "has no port between 1 and " + MAX_PORT);
        }
        return number;
    }

    private static IllegalArgumentException refused(String text, String why) {
        return new IllegalArgumentException("address \"" + Text.harmless(text) + "\" " + why
                + ": expected HOST:PORT, for example 127.0.0.1:8010 or [::1]:8010");
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
