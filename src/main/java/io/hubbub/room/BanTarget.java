package io.hubbub.room;

import java.util.Optional;

/**
 * Whom a ban of the server is about: an account, an address or a network, or those whose {@code nick!user@host} is like a mask. Immutable; equal
 * if it is about the same, however it was written.
 */
public final class BanTarget {
    /** What it goes by. */
    public enum Kind {
        ACCOUNT,
        NETWORK,
        MASK
    }

    /** Neither nick nor user of anybody: whoever they stand for is meant for where they are. */
    private static final String NOBODY = "\u0001";

    private static final Address LOOPBACK_4 = Address.of("127.0.0.1").orElseThrow();
    private static final Address LOOPBACK_6 = Address.of("::1").orElseThrow();

    private final Kind kind;
    private final Mask mask;
    private final String text;

    private BanTarget(Kind kind, Mask mask, String text) {
        this.kind = kind;
        this.mask = mask;
        this.text = text;
    }

    /**
     * The one that somebody means: {@code account:bob}; {@code 192.0.2.1} or {@code 2001:db8::/32}; anything else is a {@link Mask}, of which parts may
     * be left out.
     */
    public static BanTarget of(String typed) {
        Mask mask = Mask.of(typed.strip());
        if (mask.account().isPresent()) {
            return new BanTarget(Kind.ACCOUNT, mask, mask.toString());
        }
        return mask.networkAlone()
                .map(network -> new BanTarget(Kind.NETWORK, mask, network.toString()))
                .orElseGet(() -> new BanTarget(Kind.MASK, mask, mask.toString()));
    }

    /** Why nobody can be banned like that, in a sentence; empty if somebody can. */
    public static Optional<String> fault(String typed) {
        if (typed.isBlank()) {
            return Optional.of("expected an address, a network, account:NAME, or a mask as nick!user@host");
        }
        return of(typed).mask.fault();
    }

    public Kind kind() {
        return kind;
    }

    /** By which it is found again: two that are about the same have the same. */
    public String key() {
        return Names.fold(text);
    }

    /** Its addresses, if it goes by nothing else. */
    Optional<Network> network() {
        return mask.networkAlone();
    }

    /** Whether it is about somebody who is there and says who it is. */
    boolean isAbout(MaskSubject who) {
        return mask.matches(who);
    }

    /** Whether it is about whoever is on the server's own machine: that is where a mistake could be mended. */
    public boolean isAboutLoopback() {
        if (network().isPresent()) {
            Network network = network().get();
            return network.contains(LOOPBACK_4)
                    || network.contains(LOOPBACK_6)
                    || Address.isLoopback(network.first().toString());
        }
        return kind == Kind.MASK && (mask.matches(somebodyAt(LOOPBACK_4)) || mask.matches(somebodyAt(LOOPBACK_6)));
    }

    private static MaskSubject somebodyAt(Address address) {
        return new MaskSubject(NOBODY, new Profile(NOBODY, address.toString(), ""));
    }

    /** Whether it is about a person, as a ban of it would be. */
    public boolean isAbout(String nick, Profile profile) {
        return mask.matches(new MaskSubject(nick, profile));
    }

    /** In full, as it can be typed again. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BanTarget target && key().equals(target.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }
}
