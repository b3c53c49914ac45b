package io.hubbub.home;

import io.hubbub.room.StandingRoom;
import java.util.List;

/**
 * What a home is told beside the limits that hold everywhere.
 *
 * @param standing the rooms that are there whether somebody is in them or not, of all homes
 * @param graceMs how long roles wait for their holders, in milliseconds
 * @param owners whose nicks are whose
 * @param roomOwners whose rooms are whose
 */
public record HomeOptions(List<StandingRoom> standing, long graceMs, NickOwners owners, RoomOwners roomOwners) {
    private static final long MINUTES_MS = 600_000;

    /** Without any standing room. */
    public static final HomeOptions NONE = new HomeOptions(List.of());

    /** Roles wait as long as it takes to come back from a broken connection or a restart, and not for a guest of another day. */
    public HomeOptions(List<StandingRoom> standing) {
        this(standing, MINUTES_MS, NickOwners.NONE);
    }

    /** Rooms belong to nobody. */
    public HomeOptions(List<StandingRoom> standing, long graceMs, NickOwners owners) {
        this(standing, graceMs, owners, RoomOwners.NONE);
    }

    public HomeOptions {
        standing = List.copyOf(standing);
    }
}
