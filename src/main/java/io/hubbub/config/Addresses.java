package io.hubbub.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The addresses doors have claimed so far. Looks no host name up. */
final class Addresses {
    /** One of them takes the port on every address of the machine. */
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "0:0:0:0:0:0:0:0");

    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:][0-9A-Fa-f:.]*(%[A-Za-z0-9._-]+)?");
    private static final Pattern ALL_DIGITS = Pattern.compile("[0-9.]*");
    private static final Pattern IPV4 =
            Pattern.compile("(BYTE\\.){3}BYTE".replace("BYTE", "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)"));
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
                        || EVERYWHERE.contains(one.address())
                        || EVERYWHERE.contains(other.address()));
    }

    /** Whether it has the form of an IPv4 address, an IPv6 address without brackets, or a host name. */
    static boolean plausible(String host) {
        if (host.indexOf(':') >= 0) {
            return IPV6.matcher(host).matches() && isLiteral(withoutZone(host));
        }
        Pattern form = ALL_DIGITS.matcher(host).matches() ? IPV4 : NAME;
        return form.matcher(host).matches();
    }

    private static String withoutZone(String ipv6) {
        int zone = ipv6.indexOf('%');
        return zone < 0 ? ipv6 : ipv6.substring(0, zone);
    }

    private static boolean isLiteral(String address) {
        try {
            InetAddress.getByName(address);
            return true;
        } catch (UnknownHostException notLiteral) {
            return false;
        }
    }

    private static String canonical(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return "127.0.0.1";
        }
        return host.indexOf(':') >= 0 ? canonicalIpv6(host) : host.toLowerCase(Locale.ROOT);
    }

    private static String canonicalIpv6(String host) {
        String address = withoutZone(host);
        try {
            return InetAddress.getByName(address).getHostAddress() + host.substring(address.length());
        } catch (UnknownHostException implausible) {
            throw new IllegalArgumentException(host, implausible);
        }
    }
}
