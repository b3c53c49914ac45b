package io.hubbub.door.web;

import io.hubbub.room.Address;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host, and a port if one was said, as a value: two that mean the same are equal however they were spelled. By <a
 * href="https://www.rfc-editor.org/rfc/rfc3986#section-3.2">RFC 3986, section 3.2</a>, without user names.
 *
 * @param host in small letters and without a dot at its end; an IP address in its canonical form, without
 *     brackets; may be empty
 */
record Authority(String host, OptionalInt port) {
    private static final int MOST_PORT = 65_535;

    /** A zone has a meaning on the machine that said it alone (RFC 4007, section 6), so it is no part of the value. */
    private static final Pattern FORM = Pattern.compile(
            "(?:\\[([0-9A-Fa-f.]*:[0-9A-Fa-f:.]*)(?:%[A-Za-z0-9._~%-]+)?]|((?!.*\\.\\.)[A-Za-z0-9._~!$&'()*+,;=-]*))(?::(\\d{0,5}))?");

    /** Reads what stands in a Host header or between the slashes of an address; empty if it is nothing of the kind. */
    static Optional<Authority> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String digits = matcher.group(3);
        OptionalInt port =
                digits == null || digits.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
        if (port.orElse(0) > MOST_PORT) {
            return Optional.empty();
        }
        Optional<String> host = matcher.group(1) == null
                ? Optional.of(name(matcher.group(2)))
                : Address.of(matcher.group(1)).map(Address::toString);
        return host.map(same -> new Authority(same, port));
    }

    private static String name(String spelled) {
        String small = spelled.toLowerCase(Locale.ROOT);
        return small.endsWith(".") ? small.substring(0, small.length() - 1) : small;
    }

    /** As a Host header has it. */
    String text() {
        String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return port.isEmpty() ? name : name + ":" + port.getAsInt();
    }

    Authority withPort(int other) {
        return new Authority(host, OptionalInt.of(other));
    }

    /** Whether no other machine can have that name. */
    boolean isThisMachine() {
        return Address.isLoopback(host);
    }
}
