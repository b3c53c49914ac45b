package io.hubbub.home;

import io.hubbub.bus.Reply;
import io.hubbub.bus.RoomBatch;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of one room in one tick, on their way into the journal, and what waits for that.
 *
 * @param batch to be published once it is stored
 * @param stored done when it is
 * @param replies for sessions that asked for something in the room, which they hear after what happened before
 * @param holders the batches of requests of which it came, which are not settled before
 * @param afterwards what else waits
 */
record Flight(
        RoomBatch batch,
        Future<Void> stored,
        List<Reply.ForSession> replies,
        List<Acknowledgements.Pending> holders,
        List<Runnable> afterwards) {

    Flight(
            RoomBatch batch,
            Future<Void> stored,
            List<Reply.ForSession> replies,
            List<Acknowledgements.Pending> holders) {
        this(batch, stored, replies, holders, new ArrayList<>(0));
    }
}
