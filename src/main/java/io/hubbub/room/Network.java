package io.hubbub.room;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The addresses that begin with the same bits, in CIDR notation (RFC 4632, RFC 4291 2.3), or one address. Equal if the same addresses
 * are in it, however it was written.
 *
 * @param first its first address: all other bits are 0
 * @param bits how many bits its addresses have in common, of 128; an IPv4 network has the 96 more that all IPv4 addresses have
 */
record Network(Address first, int bits) {
    private static final int ALL_BITS = 128;

    /** A text that is meant to be an address or a network, right or wrong: no host is called like that, and no nick. */
    private static final Pattern MEANT = Pattern.compile("[0-9]+(?:\\.[0-9]+)*\\.?(?:/.*)?"
            + "|\\[?[0-9a-fA-F.]*:[0-9a-fA-F.:]*(?:%[^/\\]]*)?\\]?(?:/.*)?"
            + "|[0-9a-fA-F.:*?\\[\\]]*[.:][0-9a-fA-F.:*?\\[\\]]*/[0-9]+");

    Network {
        first = masked(first, bits);
    }

    /** The network that a text is, if it is one. */
    static Optional<Network> of(String text) {
        int slash = text.indexOf('/');
        String prefix = slash < 0 ? "" : text.substring(slash + 1);
        return Address.of(slash < 0 ? text : text.substring(0, slash)).flatMap(address -> {
            int size = address.isIpv4() && text.indexOf(':') < 0 ? ALL_BITS - Address.MAPPED_BITS : ALL_BITS;
            int common = slash < 0 ? size : Address.number(prefix, 3);
            // Of an IPv4 address in IPv6's form, fewer bits say nothing of the address: it was meant to be something
            // else.
            boolean says = !address.isIpv4() || common + ALL_BITS - size >= Address.MAPPED_BITS;
            return common >= 0 && common <= size && says
                    ? Optional.of(new Network(address, common + ALL_BITS - size))
                    : Optional.empty();
        });
    }

    /** Whether a text that is no network looks as if it were meant to be one. */
    static boolean isMeant(String text) {
        return text.length() <= Mask.LONGEST && MEANT.matcher(text).matches();
    }

    /** Whether an address is one of these. An IPv4 address is in IPv4 networks alone, though it can be written as IPv6. */
    boolean contains(Address address) {
        return address.isIpv4() == isIpv4() && masked(address, bits).equals(first);
    }

    private boolean isIpv4() {
        return first.isIpv4() && bits >= Address.MAPPED_BITS;
    }

    /** The canonical form; without the number of bits if it is one address. */
    @Override
    public String toString() {
        if (bits == ALL_BITS) {
            return first.toString();
        }
        return first + "/" + (isIpv4() ? bits - Address.MAPPED_BITS : bits);
    }

    private static Address masked(Address address, int bits) {
        return new Address(address.high() & ones(bits), address.low() & ones(bits - Long.SIZE));
    }

    /** So many ones, from the left. */
    private static long ones(int count) {
        return count <= 0 ? 0 : count >= Long.SIZE ? -1 : -1L << (Long.SIZE - count);
    }
}
