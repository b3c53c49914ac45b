package io.hubbub.history;

import java.sql.SQLException;
import java.util.List;

/**
 * The table of events and the index of their words, for the writer. The databases differ in how they take much at once, and in where they
 * have the words. Not thread-safe.
 */
interface EventTable extends AutoCloseable {
    /**
     * Adds an event. It need not be in the table before {@link #flush}, which must come before anything else is done with the connection.
     *
     * @param words under which the index is to have it, some of them more than once; null if it is not to be found by words
     */
    void add(long key, long timeMs, int kind, String nick, byte[] body, List<String> words) throws SQLException;

    /** Whatever was added is in the table. */
    void flush() throws SQLException;

    /** Forgets what was added, before the transaction is rolled back. */
    void forget() throws SQLException;

    /** Removes the events with these keys, and all between them. */
    void drop(long from, long to) throws SQLException;

    @Override
    void close() throws SQLException;
}
