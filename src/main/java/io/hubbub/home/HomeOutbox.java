package io.hubbub.home;

import io.hubbub.bus.Answer;
import io.hubbub.bus.Bus;
import io.hubbub.bus.Query;
import io.hubbub.bus.Reply;
import io.hubbub.bus.ReplyBatch;
import io.hubbub.room.SessionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Gathers a home's replies to hubs during a tick, and sends them at its end. Runs on the home's loop. */
final class HomeOutbox {
    private final int home;
    private final Bus bus;
    private final Map<Integer, List<Reply>> replies = new TreeMap<>();

    /** Hubs that have to answer somebody: what was asked is not settled before they have. */
    private final Set<Integer> awaited = new TreeSet<>();

    HomeOutbox(int home, Bus bus) {
        this.home = home;
        this.bus = bus;
    }

    /** For a hub, or for one of its sessions. */
    void reply(int hub, Reply reply) {
        replies.computeIfAbsent(hub, to -> new ArrayList<>()).add(reply);
    }

    /** For a session. */
    void reply(Reply.ForSession reply) {
        reply(SessionId.hub(reply.session()), reply);
    }

    /** For a session, after all that has happened in a room before. */
    void reply(HomeRoom room, Reply.ForSession reply) {
        if (!room.keeps(reply)) {
            reply(reply);
        }
    }

    /** The answer to a query. */
    <A extends Answer> void answer(Query<A> query, A answer) {
        reply(new Reply.Answered(query.session(), query.query(), home, answer));
    }

    /** The same, after all that has happened in a room before. */
    <A extends Answer> void answer(HomeRoom room, Query<A> query, A answer) {
        reply(room, new Reply.Answered(query.session(), query.query(), home, answer));
    }

    /** For a session whose hub will answer somebody. */
    void forward(Reply.ForSession reply) {
        forward(SessionId.hub(reply.session()), reply);
    }

    /** For a hub that will answer somebody. */
    void forward(int hub, Reply reply) {
        reply(hub, reply);
        awaited.add(hub);
    }

    /** The hubs that will acknowledge what they get with the end of this tick. */
    Set<Integer> awaited() {
        return awaited;
    }

    /** Whether there is nothing to say. */
    boolean isEmpty() {
        return replies.isEmpty();
    }

    /** @param number what is sent under, to be acknowledged */
    void send(long number) {
        replies.forEach((hub, list) -> bus.toHub(hub, new ReplyBatch(list, home, number, awaited.contains(hub))));
        replies.clear();
        awaited.clear();
    }
}
