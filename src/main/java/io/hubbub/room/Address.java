package io.hubbub.room;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An IP address as a value: however it was written, it is the same one. An IPv4 address is the IPv6 address that it is mapped to
 * (RFC 4291, 2.5.5.2). Knows no host name but localhost, and looks nothing up.
 *
 * @param high its first 64 bits
 * @param low its last 64 bits
 */
public record Address(long high, long low) {
    /** Bits before the 32 of an IPv4 address. */
    static final int MAPPED_BITS = 96;

    private static final int GROUPS = 8;
    private static final long MAPPED = 0xFFFFL << 32;

    /** No longer text is an address: eight groups of four digits, an IPv4 address instead of two of them, brackets. */
    private static final int LONGEST = 64;

    /**
     * The address that a text is, if it is one: IPv4 in four decimal numbers, or any of IPv6's forms (RFC 4291, 2.2), maybe in
     * brackets, maybe with a zone, which says only by which cable it is reached and is left out.
     */
    public static Optional<Address> of(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        boolean inBrackets = text.startsWith("[") && text.endsWith("]");
        String bare = inBrackets ? text.substring(1, text.length() - 1) : text;
        if (bare.indexOf(':') >= 0) {
            int zone = bare.indexOf('%');
            return ofIpv6(zone > 0 ? bare.substring(0, zone) : bare);
        }
        long ipv4 = inBrackets ? -1 : ipv4(bare);
        return ipv4 < 0 ? Optional.empty() : Optional.of(new Address(0, MAPPED | ipv4));
    }

    /** A host as it is shown: an address in its canonical form, anything else as it is. */
    public static String canonical(String host) {
        return of(host).map(Address::toString).orElse(host);
    }

    /**
     * The network whose tries count together, for a host where somebody is: an IPv4 address alone, and of an IPv6 address its first 64 bits, since whoever
     * has one has all of those (RFC 4291, 2.5.1). A host that is no address stands for itself.
     */
    public static String neighbourhood(String host) {
        return of(host).map(address -> address.isIpv4() ? address.toString() : new Address(address.high, 0) + "/64")
                .orElse(host);
    }

    boolean isIpv4() {
        return high == 0 && low >>> 32 == 0xFFFF;
    }

    /**
     * Whether a host leads back to the machine that says it: localhost and what is below it (RFC 6761, 6.3), 127.0.0.0/8 (RFC 1122,
     * 3.2.1.3) and ::1 (RFC 4291, 2.5.3).
     */
    public static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || of(host).filter(Address::isLoopback).isPresent();
    }

    private boolean isLoopback() {
        return isIpv4() ? (low >>> 24 & 0xFF) == 127 : high == 0 && low == 1;
    }

    /** Whether a host stands for every address that a machine has: 0.0.0.0 and ::. */
    public static boolean isAny(String host) {
        return of(host).filter(address -> address.high == 0 && (address.low == 0 || address.low == MAPPED))
                .isPresent();
    }

    /** The canonical form: RFC 5952. */
    @Override
    public String toString() {
        if (isIpv4()) {
            return (low >>> 24 & 0xFF) + "." + (low >>> 16 & 0xFF) + "." + (low >>> 8 & 0xFF) + "." + (low & 0xFF);
        }
        int start = 0;
        int zeros = 1;
        for (int from = 0; from < GROUPS; from++) {
            int until = from;
            while (until < GROUPS && group(until) == 0) {
                until++;
            }
            if (until - from > zeros) {
                start = from;
                zeros = until - from;
            }
        }
        return zeros == 1
                ? groups(0, GROUPS, false)
                : groups(0, start, false) + "::" + groups(start + zeros, GROUPS, false);
    }

    /** How else it can be written: all eight groups, without zeros before their digits or with them, or with no colon in front. */
    List<String> otherForms() {
        if (isIpv4()) {
            return List.of();
        }
        return List.of(groups(0, GROUPS, false), groups(0, GROUPS, true), withoutColon(toString()));
    }

    /** An address as it is written where a colon may not come first. */
    public static String withoutColon(String address) {
        return address.startsWith(":") ? "0" + address : address;
    }

    private String groups(int from, int until, boolean padded) {
        StringBuilder out = new StringBuilder();
        for (int i = from; i < until; i++) {
            String digits = Integer.toHexString(group(i));
            out.append(i == from ? "" : ":")
                    .append(padded ? "0".repeat(4 - digits.length()) : "")
                    .append(digits);
        }
        return out.toString();
    }

    private int group(int i) {
        long half = i < GROUPS / 2 ? high : low;
        int shift = 16 * (GROUPS / 2 - 1 - i % (GROUPS / 2));
        return (int) (half >>> shift) & 0xFFFF;
    }

    /** Four numbers from 0 to 255; -1 for anything else. One with a zero before it is octal to some programs: it is none. */
    private static long ipv4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return -1;
        }
        long all = 0;
        for (String part : parts) {
            int number = number(part, 3);
            if (number < 0 || number > 255) {
                return -1;
            }
            all = all << 8 | number;
        }
        return all;
    }

    /** A decimal number without zeros before it, of so many digits at most; -1 for anything else. */
    static int number(String text, int digits) {
        boolean isOne = !text.isEmpty()
                && text.length() <= digits
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && (text.length() == 1 || text.charAt(0) != '0');
        return isOne ? Integer.parseInt(text) : -1;
    }

    private static Optional<Address> ofIpv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            int[] all = groups(text, true);
            return all != null && all.length == GROUPS ? Optional.of(of(all, new int[0])) : Optional.empty();
        }
        int[] before = groups(text.substring(0, gap), false);
        int[] after = groups(text.substring(gap + 2), true);
        return before != null && after != null && before.length + after.length < GROUPS
                ? Optional.of(of(before, after))
                : Optional.empty();
    }

    /** Groups between colons, of which the last may be an IPv4 address; null if something else is there. */
    private static int[] groups(String text, boolean mayEndInIpv4) {
        if (text.isEmpty()) {
            return new int[0];
        }
        String[] parts = text.split(":", -1);
        long ipv4 = mayEndInIpv4 ? ipv4(parts[parts.length - 1]) : -1;
        int[] groups = new int[ipv4 < 0 ? parts.length : parts.length + 1];
        for (int i = 0; i < (ipv4 < 0 ? parts.length : parts.length - 1); i++) {
            groups[i] = hexadecimal(parts[i]);
            if (groups[i] < 0) {
                return null;
            }
        }
        if (ipv4 >= 0) {
            groups[groups.length - 2] = (int) (ipv4 >>> 16);
            groups[groups.length - 1] = (int) (ipv4 & 0xFFFF);
        }
        return groups;
    }

    private static int hexadecimal(String text) {
        boolean isOne = !text.isEmpty()
                && text.length() <= 4
                && text.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0);
        return isOne ? Integer.parseInt(text, 16) : -1;
    }

    private static Address of(int[] before, int[] after) {
        long[] halves = new long[2];
        for (int i = 0; i < GROUPS; i++) {
            int fromEnd = GROUPS - i;
            int group = i < before.length ? before[i] : fromEnd <= after.length ? after[after.length - fromEnd] : 0;
            halves[i / 4] = halves[i / 4] << 16 | group;
        }
        return new Address(halves[0], halves[1]);
    }
}
