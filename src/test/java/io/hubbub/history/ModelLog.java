package io.hubbub.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.home.Journal;
import io.hubbub.hub.Archive;
import io.hubbub.room.Event;
import io.hubbub.room.Mode;
import io.hubbub.room.RoomState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** What should be known of one log: a plain list of what everybody has seen, from which follows what must be kept. */
final class ModelLog {
    final String room;
    final long number;
    final long epoch;
    final boolean isDurable;

    /** What everybody has seen, as it will be read, by the numbers. */
    final NavigableMap<Long, Event> seen = new TreeMap<>();

    /** What is left of messages whose deletion everybody has seen, by the numbers of the deletions. */
    final NavigableMap<Long, Event.Erased> erased = new TreeMap<>();

    /** What was refused, and may be in the database all the same if the server dies before it hears of it. */
    private final Map<Long, Set<Event>> refused = new HashMap<>();

    private final NavigableMap<Long, String> topics = new TreeMap<>();
    private final NavigableMap<Long, Boolean> secrets = new TreeMap<>();

    /** No number up to this one may be given again. */
    long given;

    /** Whether nobody may have gone on with it: something failed when it was closed, or all of it has gone. */
    boolean mayBeOver;

    /** Whether something happened since the database last worked: if the server dies then, nobody can tell how much that was. */
    boolean isUncounted;

    /** Up to which number it is known to have been stored. */
    long known;

    ModelLog(String room, Journal.Log log) {
        this.room = room;
        this.number = log.number();
        this.epoch = log.epoch();
        this.isDurable = !log.isImmediate();
    }

    /** Everybody sees these from here on; the room is as it is after them. */
    void sees(List<Event> events, RoomState after) {
        for (Event event : events) {
            seen.put(event.seq(), Bodies.asRead(event));
            refused.remove(event.seq());
            given = Math.max(given, event.seq());
            if (event instanceof Event.Redacted redacted) {
                erased.put(event.seq(), (Event.Erased) Bodies.asRead(redacted.erased()));
            }
        }
        topics.put(given, after.topic().text());
        secrets.put(given, after.modes().has(Mode.SECRET));
    }

    void refuses(List<Event> events) {
        for (Event event : events) {
            refused.computeIfAbsent(event.seq(), seq -> new HashSet<>()).add(Bodies.asRead(event));
        }
    }

    String topic() {
        return topics.isEmpty() ? "" : topics.lastEntry().getValue();
    }

    boolean isSecret() {
        return !secrets.isEmpty() && secrets.lastEntry().getValue();
    }

    /** The event as it should be read by now. */
    private Event now(long seq) {
        return erased.values().stream()
                .filter(left -> left.seq() == seq)
                .<Event>map(left -> left)
                .findFirst()
                .orElse(seen.get(seq));
    }

    /** Whether a message can still be found by its words. */
    boolean isErased(long seq) {
        return erased.values().stream().anyMatch(left -> left.seq() == seq);
    }

    /**
     * Compares what is read with what should be.
     *
     * @param oldestMs events before that time may have gone
     * @param keepEvents so many of the newest must be there, unless they are older; 0 for all
     * @param mayLack whether events that were seen may be missing, if a gap says so
     */
    void check(Past past, long oldestMs, int keepEvents, boolean mayLack) {
        known = past.events.isEmpty() ? known : Math.max(known, past.events.lastKey());
        past.events.forEach((seq, event) -> assertEquals(now(seq), event, () -> this + ": " + seq));
        List<Long> lacking = new ArrayList<>(seen.keySet());
        lacking.removeAll(past.events.keySet());
        Map<Archive.Gap, Integer> lost = new HashMap<>();
        for (long seq : lacking) {
            int after = past.events.tailMap(seq, false).size();
            boolean isGone = seen.get(seq).timeMs() < oldestMs || (keepEvents > 0 && after >= keepEvents);
            Archive.Gap gap = past.gap(seq);
            if (seq < past.first) {
                assertTrue(isGone || mayLack, () -> this + ": " + seq + " has gone too early, before " + past.first);
            } else {
                assertTrue(gap != null && mayLack, () -> this + ": " + seq + " is missing; " + past);
                lost.merge(gap, 1, Integer::sum);
            }
        }
        lost.forEach((gap, count) ->
                assertTrue(isUncounted || count <= gap.most(), () -> this + ": " + count + " are missing in " + gap));
    }

    /** After the server was killed: what was lost has never been, and what nobody saw may be there. */
    void wasKilled(Past past, long oldestMs, int keepEvents) {
        Set<Event.Erased> wereErased = new HashSet<>(erased.values());
        erased.keySet().removeIf(seq -> seq >= past.first && !past.events.containsKey(seq));
        past.events.forEach((seq, event) -> {
            boolean isNew = !seen.containsKey(seq)
                    && refused.getOrDefault(seq, Set.of()).contains(event);
            if (isNew) {
                seen.put(seq, event);
                given = Math.max(given, seq);
            }
            if (isNew && event instanceof Event.Redacted redacted) {
                erased.put(seq, redacted.erased());
            } else if (isNew && event instanceof Event.TopicSet set) {
                topics.put(seq, set.topic());
            } else if (isNew && event instanceof Event.ModesChanged) {
                secrets.put(seq, true);
            }
        });
        refused.clear();
        // A deletion may have gone for its age, while what it left has not.
        past.events.forEach((seq, event) -> {
            if (event instanceof Event.Erased left && wereErased.contains(left)) {
                erased.putIfAbsent(-seq, left);
            }
        });
        check(past, oldestMs, keepEvents, !isDurable);
        isUncounted = false;
        seen.keySet().retainAll(past.events.keySet());
        if (!past.events.isEmpty()) {
            long last = past.events.lastKey();
            topics.tailMap(last, false).clear();
            secrets.tailMap(last, false).clear();
        }
    }

    @Override
    public String toString() {
        return "log " + number + " of " + room + (isDurable ? ", stored" : ", relayed");
    }

    /** All that is read of a log. */
    static final class Past {
        final NavigableMap<Long, Event> events = new TreeMap<>();
        final List<Archive.Gap> gaps = new ArrayList<>();
        long first;

        /** Adds the next page, and sees that nothing is between them. */
        void add(Archive.Page page, long from) {
            first = page.first();
            long next = Math.max(from, page.first());
            List<Archive.Gap> left = new ArrayList<>(page.gaps());
            for (Event event : page.events()) {
                next = behindGaps(left, next);
                assertEquals(
                        next, event.seq(), () -> "next in " + page.from() + " to " + page.to() + ", " + page.gaps());
                events.put(next, event);
                next++;
            }
            next = behindGaps(left, next);
            assertEquals(List.of(), left);
            gaps.addAll(page.gaps());
            assertEquals(Math.max(next, page.to() + 1), next, () -> "the end of " + page.from() + " to " + page.to());
        }

        private static long behindGaps(List<Archive.Gap> gaps, long from) {
            long next = from;
            while (!gaps.isEmpty() && gaps.get(0).from() <= next) {
                next = Math.max(next, gaps.remove(0).to() + 1);
            }
            return next;
        }

        Archive.Gap gap(long seq) {
            return gaps.stream()
                    .filter(gap -> gap.from() <= seq && seq <= gap.to())
                    .findFirst()
                    .orElse(null);
        }

        /** Those between two numbers that are kept. */
        List<Archive.Gap> gaps(long from, long to) {
            return gaps.stream()
                    .filter(gap -> gap.to() >= Math.max(first, from) && gap.from() <= to)
                    .map(gap -> cut(gap, from, to))
                    .toList();
        }

        private static Archive.Gap cut(Archive.Gap gap, long from, long to) {
            long cutFrom = Math.max(gap.from(), from);
            long cutTo = Math.min(gap.to(), to);
            return new Archive.Gap(cutFrom, cutTo, Math.min(gap.most(), cutTo - cutFrom + 1));
        }

        @Override
        public String toString() {
            return "first " + first + ", there are " + events.keySet() + ", " + gaps;
        }
    }
}
