package io.hubbub.home;

import io.hubbub.room.StandingRoom;
import java.util.List;

/**
 * What a home is told beside the limits that hold everywhere.
 *
 * @param standing the rooms that are there whether somebody is in them or not, of all homes
 */
public record HomeOptions(List<StandingRoom> standing) {
    /** Without any standing room. */
    public static final HomeOptions NONE = new HomeOptions(List.of());

    public HomeOptions {
        standing = List.copyOf(standing);
    }
}
