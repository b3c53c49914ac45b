package io.hubbub.history;

import io.hubbub.hub.Archive;
import io.hubbub.room.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Messages of one log whose deletion everybody has seen, and whose words the database has still. Thread-safe; mostly there are none. */
final class Erasures {
    /** What is left of each, by its key; another map with each change. */
    private volatile Map<Long, Event.Erased> open = Map.of();

    /** Everybody sees these events from here on. */
    synchronized void seen(List<Event> events) {
        for (Event event : events) {
            if (event instanceof Event.Redacted redacted) {
                Map<Long, Event.Erased> more = new HashMap<>(open);
                more.put(redacted.erased().key(), (Event.Erased) Bodies.asRead(redacted.erased()));
                open = more;
            }
        }
    }

    /** The database has these no more. */
    synchronized void done(List<Long> keys) {
        Map<Long, Event.Erased> fewer = new HashMap<>(open);
        fewer.keySet().removeAll(keys);
        open = fewer.isEmpty() ? Map.of() : fewer;
    }

    /** Those of this moment: to be taken before the database is read, which may forget the words at any time. */
    Map<Long, Event.Erased> now() {
        return open;
    }

    /** The page without the words of those. */
    static Archive.Page without(Map<Long, Event.Erased> erased, Archive.Page page) {
        if (erased.isEmpty()) {
            return page;
        }
        List<Event> events = page.events().stream()
                .map(event -> erased.containsKey(event.key()) ? erased.get(event.key()) : event)
                .toList();
        return new Archive.Page(events, page.from(), page.to(), page.isEnd(), page.first(), page.gaps());
    }

    /** What was found without those. */
    static Archive.Found without(Map<Long, Event.Erased> erased, Archive.Found found) {
        if (erased.isEmpty()) {
            return found;
        }
        List<Event> events = found.events().stream()
                .filter(event -> !erased.containsKey(event.key()))
                .toList();
        return new Archive.Found(events, found.next(), found.isStopped());
    }
}
