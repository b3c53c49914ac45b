package io.hubbub.room;

import java.util.Comparator;
import java.util.List;

/**
 * One session as an operator of the server sees it.
 *
 * @param id by which an operator can close it
 * @param rooms the first of the rooms it is in, at most {@link #ROOMS}, secret ones included
 * @param roomCount how many there are
 * @param behindBytes what it has still to be written, in bytes or nearly so; what its socket has taken is not counted
 * @param stuckNs how long it has taken nothing of that; 0 if nothing waits
 * @param paused whether nothing is read from its peer at the moment
 * @param bytesIn what came from its peer
 * @param bytesOut what its outlet was given
 * @param openNs how long it has been here
 * @param idleNs how long nothing has come from its peer
 * @param account the name of the one that it is logged in to; empty for none
 */
public record SessionView(
        long id,
        String door,
        String address,
        String nick,
        List<String> rooms,
        int roomCount,
        long behindBytes,
        long stuckNs,
        boolean paused,
        long bytesIn,
        long bytesOut,
        long openNs,
        long idleNs,
        String account) {

    /** Most rooms that are named. */
    public static final int ROOMS = 10;

    /** The furthest behind comes first, then those that move the most. */
    public static final Comparator<SessionView> WORST_FIRST = Comparator.comparingLong(SessionView::behindBytes)
            .thenComparingLong(view -> view.bytesIn() + view.bytesOut())
            .reversed()
            .thenComparingLong(SessionView::id);
}
