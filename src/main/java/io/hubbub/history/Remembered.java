package io.hubbub.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The rows of a table that are all in memory, so that nobody waits for the database to know them; it has them as they were at the last
 * commit. However often a row changes in between, it is written once. Where there are too many, those that changed longest ago go.
 * Thread-safe.
 *
 * @param <K> by which a row is known
 * @param <V> what it says
 */
class Remembered<K, V> {
    /** Rows that are written with one commit: some milliseconds' worth. */
    static final int MOST_AT_ONCE = 1000;

    private final int most;

    // Guarded by this.

    /** The one that changed last at the end. */
    private final Map<K, Row<V>> rows = new LinkedHashMap<>();

    /** What the database has not; there may be removals of what it has as well. */
    private final Map<K, Change<K, V>> changes = new LinkedHashMap<>();

    private static final class Row<V> {
        private final V value;
        private final long timeMs;

        /** Whether the database may have a row of that key. */
        private boolean isStored;

        Row(V value, long timeMs, boolean isStored) {
            this.value = value;
            this.timeMs = timeMs;
            this.isStored = isStored;
        }
    }

    /**
     * A row that is to be written.
     *
     * @param value null if it is to be removed
     * @param timeMs when it changed
     */
    record Change<K, V>(K key, V value, long timeMs) {}

    Remembered(int most) {
        this.most = most;
    }

    /** What a row says; null if there is none. */
    synchronized V get(K key) {
        Row<V> row = rows.get(key);
        return row == null ? null : row.value;
    }

    /** A row of the database; those that changed longest ago come first. */
    synchronized void load(K key, V value, long timeMs) {
        rows.put(key, new Row<>(value, timeMs, true));
        added(key);
        dropOldest();
    }

    /** Returns whether nothing else was to be written. */
    synchronized boolean put(K key, V value, long timeMs) {
        boolean wasWritten = changes.isEmpty();
        Row<V> before = rows.remove(key);
        Change<K, V> removal = changes.get(key);
        boolean isStored = before == null ? removal != null : before.isStored;
        rows.put(key, new Row<>(value, timeMs, isStored));
        changes.put(key, new Change<>(key, value, timeMs));
        added(key);
        dropOldest();
        return wasWritten;
    }

    private void dropOldest() {
        if (rows.size() > most) {
            remove(rows.keySet().iterator().next());
        }
    }

    private void remove(K key) {
        Row<V> gone = rows.remove(key);
        changes.remove(key);
        if (gone.isStored) {
            changes.put(key, new Change<>(key, null, 0));
        }
        removed(key);
    }

    /** Forgets the rows of such keys. */
    synchronized void forgetIf(Predicate<K> like) {
        rows.keySet().stream().filter(like).toList().forEach(this::remove);
    }

    /** Forgets the rows that have not changed since a time, in milliseconds since 1970. */
    synchronized void forgetBefore(long timeMs) {
        List<K> old = new ArrayList<>();
        for (Map.Entry<K, Row<V>> entry : rows.entrySet()) {
            if (entry.getValue().timeMs < timeMs) {
                old.add(entry.getKey());
            }
        }
        old.forEach(this::remove);
    }

    /** Whether anything is to be written. */
    synchronized boolean hasUnwritten() {
        return !changes.isEmpty();
    }

    /** Some of what is to be written; each key once. */
    synchronized List<Change<K, V>> unwritten() {
        return changes.isEmpty()
                ? Collections.emptyList()
                : changes.values().stream().limit(MOST_AT_ONCE).toList();
    }

    /** The database has this. */
    synchronized void written(List<Change<K, V>> some) {
        for (Change<K, V> change : some) {
            boolean isLatest = changes.remove(change.key(), change);
            Row<V> row = rows.get(change.key());
            if (row != null) {
                row.isStored = change.value() != null;
            } else if (change.value() != null && !isLatest && !changes.containsKey(change.key())) {
                changes.put(change.key(), new Change<>(change.key(), null, 0));
            }
        }
    }

    synchronized int size() {
        return rows.size();
    }

    /** There is a row of that key; called under the lock. */
    void added(K key) {}

    /** There is none any more; called under the lock. */
    void removed(K key) {}
}
