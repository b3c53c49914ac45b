package io.hubbub.hub;

import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.stats.Mistakes;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The events of a room in one tick of a hub, encoded once for each {@link Wire} that somebody looks through, and framed once
 * for each {@link Framing} that those have. Everyone is given the same buffer; a session that came or went in the middle is given a slice.
 */
final class Batch {
    /**
     * As much as goes into one batch, and so as much as is written to a connection at once, give or take an event: what a
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

    /** Whether not everybody may see all of it. */
    private final boolean isRestricted;

    /** Whether somebody sees their own doing in it otherwise than all others do. */
    private final boolean hasOwnViews;

    /** Whether somebody in it is gone or has another nick, which happens in several rooms at once. */
    private final boolean hasNews;

    /** The sessions whose doings the events are, sorted; made when first asked for. */
    private long[] actors;

    /** The whole batch through one wire, and where each event ends in it. */
    private static final class Encoded {
        private final Wire wire;
        private final Buffer buffer;
        private final int[] ends;

        /** Why there is nothing of all that; mostly null. */
        private final BadWire fault;

        /** Mostly of one kind: each kind of connection has its wires. */
        private final List<Framed> framed = new ArrayList<>(1);

        Encoded(Wire wire, Buffer buffer, int[] ends) {
            this.wire = wire;
            this.buffer = buffer;
            this.ends = ends;
            this.fault = null;
        }

        Encoded(Wire wire, BadWire fault) {
            this.wire = wire;
            this.buffer = null;
            this.ends = null;
            this.fault = fault;
        }

        private int start(int event) {
            return event == 0 ? 0 : ends[event - 1];
        }

        private Buffer through(Framing framing, String room) {
            if (framing == Framing.NONE) {
                return buffer;
            }
            for (Framed candidate : framed) {
                if (candidate.framing == framing) {
                    return candidate.frames();
                }
            }
            Framed fresh = frame(framing, room);
            framed.add(fresh);
            return fresh.frames();
        }

        private Framed frame(Framing framing, String room) {
            try {
                return new Framed(framing, framing.frame(buffer), null);
            } catch (Throwable mistake) {
                Mistakes.letGo(mistake);
                return new Framed(framing, null, new BadWire(room + " can't be framed by " + framing, mistake));
            }
        }
    }

    /** Frames, or why there are none. */
    private record Framed(Framing framing, Buffer frames, BadWire fault) {
        @Override
        public Buffer frames() {
            if (fault != null) {
                throw fault;
            }
            return frames;
        }
    }

    /**
     * @param startBytes how much was said in the room before, to tell how far behind somebody is
     * @param bytes what the events weigh together
     */
    Batch(long flush, String room, List<Event> events, long startBytes, int bytes) {
        this.flush = flush;
        this.room = room;
        this.events = events;
        this.startBytes = startBytes;
        this.bytes = bytes;
        boolean restricted = false;
        boolean news = false;
        boolean ownViews = false;
        for (Event event : events) {
            restricted |= event.to() != null;
            ownViews |= event.toOthers() != event;
            news |= Elsewhere.of(event) != null;
        }
        this.isRestricted = restricted;
        this.hasNews = news;
        this.hasOwnViews = ownViews;
    }

    long flush() {
        return flush;
    }

    int size() {
        return events.size();
    }

    /** The number of one of its events. */
    long seq(int event) {
        return events.get(event).seq();
    }

    long lastSeq() {
        return seq(size() - 1);
    }

    long startBytes() {
        return startBytes;
    }

    long endBytes() {
        return startBytes + bytes;
    }

    /**
     * The whole batch, as everybody with this wire and this framing is given it.
     *
     * @throws BadWire if the wire can't encode it or the framing can't frame it, for everybody who has them
     */
    Buffer through(Wire wire, Framing framing) {
        return encoded(wire).through(framing, room);
    }

    /** Whether this member sees the same of it as everybody who looks through its wire. */
    boolean isCommonTo(Subscription member) {
        if (isRestricted) {
            return false;
        }
        Wire wire = member.wire();
        boolean missesSome = hasNews
                && wire.showsNewsOnce()
                && member.viewer().subscriptions().size() > 1;
        return !missesSome
                && !((hasOwnViews || wire.isPersonal()) && isBy(member.viewer().id()));
    }

    private boolean isBy(long session) {
        if (actors == null) {
            actors = actorsOf(events);
        }
        return Arrays.binarySearch(actors, session) >= 0;
    }

    /** The numbers of the sessions that acted, in ascending order. */
    private static long[] actorsOf(List<Event> events) {
        long[] numbers = new long[events.size()];
        int count = 0;
        for (Event event : events) {
            Member actor = Actor.there(event);
            if (actor != null) {
                numbers[count++] = actor.session();
            }
        }
        Arrays.sort(numbers, 0, count);
        return count == numbers.length ? numbers : Arrays.copyOf(numbers, count);
    }

    /** The events from one index up to another as one member sees them, not framed yet. */
    Buffer through(Subscription member, int from, int to) {
        Encoded whole = encoded(member.wire());
        Buffer out = Buffer.buffer();
        for (int i = from; i < to; i++) {
            Event event = events.get(i);
            if (!member.sees(event)) {
                member.wire().encodeUnseen(room, event, out);
            } else if (member.wire().isPersonal() && Actor.is(member.viewer().id(), event)) {
                member.viewer().guard().listener().encodeOwn(member.wire(), room, event, out);
            } else if (hasOwnViews && Actor.is(member.viewer().id(), event)) {
                member.wire().encode(room, event, out);
            } else {
                out.appendBuffer(whole.buffer, whole.start(i), whole.ends[i] - whole.start(i));
            }
        }
        return out;
    }

    /** The events from one index up to another, that one not included, not framed yet. */
    Buffer through(Wire wire, int from, int to) {
        Encoded whole = encoded(wire);
        int start = whole.start(from);
        int end = whole.start(to);
        return start == 0 && end == whole.buffer.length() ? whole.buffer : whole.buffer.slice(start, end);
    }

    private Encoded encoded(Wire wire) {
        for (Encoded candidate : encoded) {
            if (candidate.wire == wire) {
                return sound(candidate);
            }
        }
        Encoded fresh = encode(wire);
        encoded.add(fresh);
        return sound(fresh);
    }

    private static Encoded sound(Encoded candidate) {
        if (candidate.fault != null) {
            throw candidate.fault;
        }
        return candidate;
    }

    private void encode(Wire wire, Event event, Buffer out) {
        Event seen = event.toOthers();
        if (seen == null) {
            wire.encodeUnseen(room, event, out);
        } else {
            wire.encode(room, seen, out);
        }
    }

    /** A wire that can't encode one event has no batch at all: its clients would miss something. */
    private Encoded encode(Wire wire) {
        Buffer out = Buffer.buffer(bytes);
        int[] ends = new int[events.size()];
        try {
            for (int i = 0; i < ends.length; i++) {
                encode(wire, events.get(i), out);
                ends[i] = out.length();
            }
            return new Encoded(wire, out, ends);
        } catch (Throwable mistake) {
            Mistakes.letGo(mistake);
            return new Encoded(wire, new BadWire(room + " can't be encoded by " + wire, mistake));
        }
    }
}
