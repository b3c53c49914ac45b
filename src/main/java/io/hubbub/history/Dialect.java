package io.hubbub.history;

import io.hubbub.room.Sought;
import io.hubbub.store.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** What SQLite and PostgreSQL do differently with events and their words. Holds no state. */
abstract class Dialect {
    /** The events, for the one connection that writes. */
    abstract EventTable events(Connection connection) throws SQLException;

    /** Removes the words of the event with this key, under which it was to be found. */
    abstract String dropWords();

    /** How many events an index knows a word of under one name: two to the power of this. See {@link WordIndex}. */
    abstract int windowBits();

    /** How many windows are looked through with one statement. */
    abstract int windowsAtOnce();

    /**
     * Finds the bodies of events by their words, the newest first within each window. Its parameters are {@link #expression} for each
     * window, the first key and the last one.
     */
    abstract String findWords();

    /** What is looked for in a window: all these words, of which some may go on. They have nothing but letters, marks, digits and emoji. */
    abstract String expression(List<Sought.Word> words);

    /** The expressions of some windows, as a parameter. */
    abstract void setExpressions(PreparedStatement statement, int place, List<String> expressions) throws SQLException;

    /** Puts into the index what waits for that; empty if nothing does. */
    abstract String tidyWords();

    /** Gives a little of the space back to the file system that what was removed leaves, if the database doesn't do so by itself. */
    abstract void shrink(Connection connection) throws SQLException;

    /** What removes the rest of what was deleted, step by step; a writer's. */
    abstract Removal removal();

    /**
     * Does the same where it needs no writer, and takes its time.
     *
     * @return why it could not be done, in a sentence; empty if it was
     */
    abstract String sweep(Connection connection) throws SQLException;

    /**
     * Keeps others from writing until the transaction that begins ends: where others write a little as well, what is read first must still
     * be so when something is written by it.
     */
    void toWrite(Connection connection) throws SQLException {}

    /** That of a database. */
    static Dialect of(Database database) {
        return switch (database.kind()) {
            case SQLITE -> new SqliteDialect();
            case POSTGRESQL -> new PostgresDialect();
        };
    }
}
