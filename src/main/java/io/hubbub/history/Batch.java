package io.hubbub.history;

import io.hubbub.home.Journal;
import io.hubbub.room.Event;
import io.vertx.core.Promise;
import java.util.List;

/** What the writer is to commit together. */
record Batch(List<Item> items, long weight) {
    static final Batch EMPTY = new Batch(List.of(), 0);

    static Batch of(List<Item> items) {
        return new Batch(items, items.stream().mapToLong(Item::weight).sum());
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    /** How many events are in there. */
    long events() {
        return items.stream().mapToLong(item -> item.events().size()).sum();
    }

    /** Words that people have seen deleted must not stay, however much waits. */
    static boolean erases(List<Event> events) {
        return events.stream().anyMatch(event -> event instanceof Event.Redacted);
    }

    /**
     * Something for the writer to do.
     *
     * @param log null if it is about none
     * @param events none if it is only about the log's row, or about what came before
     * @param past the room with these events; null if nothing has changed that lasts
     * @param lost numbers before these that are not kept; null for none
     * @param isRow whether the log's row is to be written in any case
     * @param done null if nobody waits for it
     */
    record Item(
            KeptLog log,
            List<Event> events,
            long weight,
            Journal.Past past,
            KeptLog.Span lost,
            boolean isRow,
            Promise<Void> done) {}

    /** Tells those who wait for it that it is stored. */
    void complete() {
        for (Item item : items) {
            if (item.done() != null) {
                item.done().tryComplete();
            }
        }
    }
}
