package io.hubbub.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The bans of the server, at most one for each target, and whom they are about. Networks are found by their first bits, so that a connection costs
 * the same however many there are; masks and accounts are gone through. Immutable.
 */
public final class BanList {
    /**
     * Most bans that are kept: each nick that somebody takes is compared with all masks among them, which takes less than a millisecond with
     * so many.
     */
    public static final int MOST = 4096;

    /** Nobody is banned. */
    public static final BanList NONE = new BanList(Map.of());

    private final Map<String, ServerBan> byKey;
    private final Map<Network, ServerBan> networks = new HashMap<>();

    /** How many bits the networks have, each once. */
    private final TreeSet<Integer> bits = new TreeSet<>(Comparator.reverseOrder());

    private final List<ServerBan> others = new ArrayList<>();

    private BanList(Map<String, ServerBan> byKey) {
        this.byKey = byKey;
        byKey.values()
                .forEach(ban -> ban.target()
                        .network()
                        .ifPresentOrElse(network -> addNetwork(network, ban), () -> others.add(ban)));
    }

    private void addNetwork(Network network, ServerBan ban) {
        networks.put(network, ban);
        bits.add(network.bits());
    }

    /** These; the last of those that have the same target. */
    public static BanList of(Collection<ServerBan> bans) {
        Map<String, ServerBan> byKey = new LinkedHashMap<>();
        bans.forEach(ban -> byKey.put(ban.target().key(), ban));
        return new BanList(byKey);
    }

    /** These and others, which take the places of those with the same targets; without those that are over. */
    public BanList with(BanList others, long nowMs) {
        List<ServerBan> all = new ArrayList<>(current(nowMs));
        all.addAll(others.byKey.values());
        return of(all);
    }

    /** Those that are not among others, or are not the same there. */
    public BanList newSince(BanList before) {
        return of(byKey.values().stream()
                .filter(ban -> !ban.equals(before.byKey.get(ban.target().key())))
                .toList());
    }

    public boolean isEmpty() {
        return byKey.isEmpty();
    }

    /** These without one. */
    public BanList without(BanTarget target) {
        Map<String, ServerBan> left = new LinkedHashMap<>(byKey);
        left.remove(target.key());
        return new BanList(left);
    }

    /** Those that are not over, the oldest first. */
    public List<ServerBan> current(long nowMs) {
        return byKey.values().stream()
                .filter(ban -> !ban.isOver(nowMs))
                .sorted(Comparator.comparingLong(ServerBan::sinceMs))
                .toList();
    }

    /** The one with that target, if it is not over. */
    public Optional<ServerBan> of(BanTarget target, long nowMs) {
        return Optional.ofNullable(byKey.get(target.key())).filter(ban -> !ban.isOver(nowMs));
    }

    /** Whether there is a place for one with that target. */
    public boolean hasRoomFor(BanTarget target, long nowMs) {
        return byKey.size() < MOST
                || byKey.containsKey(target.key())
                || current(nowMs).size() < MOST;
    }

    /** The ban of whoever comes from an address, whoever it is. */
    public Optional<ServerBan> ofAddress(String host, long nowMs) {
        if (networks.isEmpty()) {
            return Optional.empty();
        }
        return Address.of(host)
                .flatMap(address -> bits.stream()
                        .map(some -> networks.get(new Network(address, some)))
                        .filter(ban -> ban != null && !ban.isOver(nowMs))
                        .filter(ban -> ban.target().network().orElseThrow().contains(address))
                        .findFirst());
    }

    /** The ban of whoever is logged in to an account. */
    public Optional<ServerBan> ofAccount(String name, long nowMs) {
        if (others.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        return first(BanTarget.Kind.ACCOUNT, new MaskSubject("", Profile.UNKNOWN.withAccount(name)), nowMs);
    }

    /**
     * The ban of somebody by nick, user and address.
     *
     * @param profile with the address as its host
     */
    public Optional<ServerBan> ofPerson(String nick, Profile profile, long nowMs) {
        return others.isEmpty() ? Optional.empty() : first(BanTarget.Kind.MASK, new MaskSubject(nick, profile), nowMs);
    }

    private Optional<ServerBan> first(BanTarget.Kind kind, MaskSubject who, long nowMs) {
        return others.stream()
                .filter(ban -> ban.target().kind() == kind
                        && !ban.isOver(nowMs)
                        && ban.target().isAbout(who))
                .findFirst();
    }
}
