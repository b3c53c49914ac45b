package io.hubbub.history;

import io.hubbub.room.Sought;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** The database and its dialect: what SQLite and PostgreSQL do differently, and nothing else. */
abstract class Database implements AutoCloseable {

    /** Keeps other servers out, as long as the process or the connection lives. */
    abstract Connection writer() throws SQLException;

    /**
     * Looks whether what is written now will still be there when it is opened again.
     *
     * @throws StorageException if it won't
     */
    void check() {}

    /** A connection that only reads. */
    abstract Connection reader() throws SQLException;

    /** For the library that brings the schema up to date. */
    abstract DataSource source();

    /** The folder of the schema's versions on the class path. */
    abstract String versions();

    /** Says in a sentence without its end what is wrong. No password is in it. */
    abstract String complaint(SQLException failure);

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

    /** No statement of the transaction that begins shall take longer. */
    abstract void limit(Connection connection, int millis) throws SQLException;

    /** Whether a statement took longer than {@link #limit} has it. */
    abstract boolean isOverLimit(SQLException failure);

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

    /** A connection of a tool's that writes a little, whether a server has the database or not. */
    abstract Connection besideWriter() throws SQLException;

    /** Becomes the writer unless somebody else is: then it returns null. */
    abstract Connection writerIfFree() throws SQLException;

    /** Something that the database does only outside of transactions. */
    interface Work<T> {
        T with(Statement statement) throws SQLException;
    }

    /** Does such a thing between two transactions. */
    static <T> T betweenTransactions(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            return work.with(statement);
        } finally {
            connection.setAutoCommit(false);
        }
    }

    /** How it is named to people: without the password. */
    @Override
    public abstract String toString();

    @Override
    public abstract void close();

    /** For a server: nobody else may write. */
    static Database of(String uri, boolean isDurable) {
        return of(uri, () -> new SqliteDatabase(uri, isDurable));
    }

    /**
     * For a tool beside a server that may run or not: it makes nothing that isn't there, and keeps no server out before it is the
     * {@link #writerIfFree writer}.
     */
    static Database beside(String uri) {
        return of(uri, () -> SqliteDatabase.beside(uri));
    }

    private static Database of(String uri, Supplier<Database> sqlite) {
        if (uri.startsWith(SqliteDatabase.SCHEME)) {
            return sqlite.get();
        } else if (uri.startsWith(PostgresDatabase.SCHEME)) {
            return new PostgresDatabase(uri);
        }
        throw new StorageException("expected " + SqliteDatabase.SCHEME + "FILE or " + PostgresDatabase.SCHEME
                + "USER:PASSWORD@HOST:PORT/DATABASE");
    }
}
