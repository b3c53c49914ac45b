package io.hubbub.config;

import io.hubbub.room.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The addresses doors have claimed so far. Looks no host name up. */
final class Addresses {
    /** Whether an IPv6 address has no brackets, and a zone if it says that it has one. */
    private static final Pattern IPV6 = Pattern.compile("[^\\[%]+(%[A-Za-z0-9._-]+)?");

    private static final Pattern ALL_DIGITS = Pattern.compile("[0-9.]*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,252}");

    private record Claim(Section door, String address, int port) {}

    private final List<Claim> claims = new ArrayList<>();

    /** @throws ConfigException naming both doors' keys if another door listens there; port 0 is always free */
    void claim(Section door, String host, int port) {
        Claim claim = new Claim(door, canonical(host), port);
        for (Claim other : claims) {
            if (collide(claim, other)) {
                String taken = port + " on " + host + " like " + other.door().nameOf("port");
                throw door.expected("port", "a port no other door listens on", taken);
            }
        }
        claims.add(claim);
    }

    private static boolean collide(Claim one, Claim other) {
        return one.port() != 0
                && one.port() == other.port()
                && (one.address().equals(other.address())
                        || Address.isAny(one.address())
                        || Address.isAny(other.address()));
    }

    /** Whether it has the form of an IPv4 address, an IPv6 address without brackets, or a host name. */
    static boolean plausible(String host) {
        if (host.indexOf(':') >= 0) {
            return IPV6.matcher(host).matches() && Address.of(host).isPresent();
        }
        return ALL_DIGITS.matcher(host).matches()
                ? Address.of(host).isPresent()
                : NAME.matcher(host).matches();
    }

    private static String canonical(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return "127.0.0.1";
        }
        int zone = host.indexOf('%');
        return Address.canonical(host).toLowerCase(Locale.ROOT) + (zone < 0 ? "" : host.substring(zone));
    }
}
