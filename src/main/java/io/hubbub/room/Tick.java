package io.hubbub.room;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened in a room in one tick of a hub, encoded once for each {@link Wire} that somebody looks through. Everyone is
 * given the same buffer; who came or went in the middle is given a slice of it.
 */
final class Tick {
    /**
     * As much as goes into one tick, and so as much as is written to a connection at once, give or take an event: what a
     * peer that suddenly stops to read makes Vert.x hold for it alone.
     */
    static final int ENOUGH_BYTES = 32 * 1024;

    /** The hub's flush that this belongs to: orders ticks of several rooms, and replies among them. */
    private final long flush;

    private final String room;
    private final List<Event> events;
    private final long startBytes;
    private final int bytes;
    private final List<Encoded> encoded = new ArrayList<>(2);

    /** The whole tick through one wire, and where each event ends in it. */
    private static final class Encoded {
        private final Wire wire;
        private final Buffer buffer;
        private final int[] ends;

        Encoded(Wire wire, Buffer buffer, int[] ends) {
            this.wire = wire;
            this.buffer = buffer;
            this.ends = ends;
        }
    }

    /**
     * @param startBytes how much was said in the room before, to tell how far behind somebody is
     * @param bytes what the events weigh together
     */
    Tick(long flush, String room, List<Event> events, long startBytes, int bytes) {
        this.flush = flush;
        this.room = room;
        this.events = events;
        this.startBytes = startBytes;
        this.bytes = bytes;
    }

    static int weigh(Event event) {
        return Ask.OVERHEAD + (event instanceof Event.Said said ? said.speech().length() : 0);
    }

    long flush() {
        return flush;
    }

    int size() {
        return events.size();
    }

    long startBytes() {
        return startBytes;
    }

    long endBytes() {
        return startBytes + bytes;
    }

    /** The whole tick. */
    Buffer through(Wire wire) {
        return encoded(wire).buffer;
    }

    /** The events from one index up to another, that one not included. */
    Buffer through(Wire wire, int from, int to) {
        Encoded whole = encoded(wire);
        int start = from == 0 ? 0 : whole.ends[from - 1];
        int end = to == 0 ? 0 : whole.ends[to - 1];
        return start == 0 && end == whole.buffer.length() ? whole.buffer : whole.buffer.slice(start, end);
    }

    private Encoded encoded(Wire wire) {
        for (Encoded candidate : encoded) {
            if (candidate.wire == wire) {
                return candidate;
            }
        }
        Encoded fresh = encode(wire);
        encoded.add(fresh);
        return fresh;
    }

    private Encoded encode(Wire wire) {
        Buffer out = Buffer.buffer(bytes);
        int[] ends = new int[events.size()];
        for (int i = 0; i < ends.length; i++) {
            wire.encode(room, events.get(i), out);
            ends[i] = out.length();
        }
        return new Encoded(wire, out, ends);
    }
}
