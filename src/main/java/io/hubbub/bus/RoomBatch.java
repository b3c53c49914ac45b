package io.hubbub.bus;

import io.hubbub.room.Event;
import io.hubbub.room.RoomState;
import java.util.List;
import java.util.Map;

/**
 * The events of one room in one tick of its home.
 *
 * @param room the folded name
 * @param home the instance where the room lives
 * @param number unique at this home; a hub in {@code awaited} names it again once it has dealt with this batch
 * @param publishedNs when the home published it, by the clock for durations that homes and hubs of one process share; it stays in that
 *     process
 * @param awaited the hubs whose acknowledgement the home waits for
 * @param snapshots for hubs whose first member joins with this batch: the room before that, theirs to keep. It may include
 *     the batch's first events already
 * @param events in order, without a gap
 */
public record RoomBatch(
        String room,
        int home,
        long number,
        long publishedNs,
        List<Integer> awaited,
        Map<Integer, RoomState> snapshots,
        List<Event> events) {

    /** Stands for a moment by the clock of another process. */
    static final long ELSEWHERE = Long.MIN_VALUE;

    /** Whether it was published in another process, whose clock says nothing here. */
    public boolean isFromElsewhere() {
        return publishedNs == ELSEWHERE;
    }

    /** The same, as if it had been published here at that moment. */
    public RoomBatch publishedAt(long nowNs) {
        return new RoomBatch(room, home, number, nowNs, awaited, snapshots, events);
    }

    /** The same, sent later. */
    public RoomBatch sent(long newNumber, long nowNs) {
        return new RoomBatch(room, home, newNumber, nowNs, awaited, snapshots, events);
    }
}
