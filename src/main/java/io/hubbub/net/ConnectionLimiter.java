package io.hubbub.net;

import io.hubbub.room.CloseReason;
import io.hubbub.room.ServerBan;
import io.hubbub.stats.ConnectionStats;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Counts a door's conversations over all instances, and says who can't come in. Shared by the instances; thread-safe.
 *
 * <p>Two connections that arrive at once at the limit may both be counted and so both be refused: a limit is never
 * exceeded.
 */
public final class ConnectionLimiter {
    private final ConnectionStats stats;
    private final int serverLimit;
    private final int doorLimit;
    private final int addressLimit;
    private final Function<String, Optional<ServerBan>> bans;
    private final AtomicInteger inside = new AtomicInteger();

    /**
     * @param serverLimit most connections of the whole server
     * @param doorLimit most connections of this door
     * @param addressLimit most connections of one address in the whole server; 0 for no limit
     * @param bans the ban of whoever comes from an address; asked by any thread
     */
    public ConnectionLimiter(
            ConnectionStats stats,
            int serverLimit,
            int doorLimit,
            int addressLimit,
            Function<String, Optional<ServerBan>> bans) {
        this.stats = stats;
        this.serverLimit = serverLimit;
        this.doorLimit = doorLimit;
        this.addressLimit = addressLimit;
        this.bans = bans;
    }

    /** Nobody is banned. */
    ConnectionLimiter(ConnectionStats stats, int serverLimit, int doorLimit, int addressLimit) {
        this(stats, serverLimit, doorLimit, addressLimit, address -> Optional.empty());
    }

    /** How many connections of this door are open, those that are being turned away included. */
    public int inside() {
        return inside.get();
    }

    /** Counts somebody in, for whom {@link #leave} is owed in any case; says why it must go at once, if it must. */
    public Optional<CloseReason> enter(String address) {
        int all = stats.arrived(address);
        int here = inside.incrementAndGet();
        return isBanned(address).or(() -> beyond(all, here, stats.openFrom(address)));
    }

    /** The same for somebody of whom nothing stays open if it must go: then it is not counted any more, and nothing is owed. */
    public Optional<CloseReason> admit(String address) {
        Optional<CloseReason> barred = enter(address);
        if (barred.isPresent()) {
            leave(address);
        }
        return barred;
    }

    /** Why the next one from an address could not come in at the moment, if it could not. Counts nobody. */
    public Optional<CloseReason> bars(String address) {
        return isBanned(address).or(() -> beyond(stats.open() + 1, inside.get() + 1, stats.openFrom(address) + 1));
    }

    /** The ban of whoever comes from an address. */
    public Optional<ServerBan> ban(String address) {
        return bans.apply(address);
    }

    private Optional<CloseReason> isBanned(String address) {
        return ban(address).map(ban -> CloseReason.BANNED);
    }

    private Optional<CloseReason> beyond(int all, int here, int fromAddress) {
        if (all > serverLimit) {
            return Optional.of(CloseReason.SERVER_FULL);
        } else if (here > doorLimit) {
            return Optional.of(CloseReason.DOOR_FULL);
        } else if (addressLimit > 0 && fromAddress > addressLimit) {
            return Optional.of(CloseReason.ADDRESS_FULL);
        }
        return Optional.empty();
    }

    /** The sentence for a peer from an address that can't come in for this reason: which limit it was, and what to do. */
    public String sorry(CloseReason why, String address) {
        return switch (why) {
            case BANNED -> ban(address).map(BanSentences::of).orElse("You were banned until now. Please try again.");
            case SERVER_FULL -> "The server is full. Please try again later.";
            case DOOR_FULL -> "This door of the server is full. Please try again later.";
            case ADDRESS_FULL ->
                "Your address has all the connections it may have. Please close one, or try again later.";
            default -> throw new IllegalArgumentException("no limiter turns anybody away for " + why);
        };
    }

    /** Somebody is gone. */
    public void leave(String address) {
        inside.decrementAndGet();
        stats.left(address);
    }
}
