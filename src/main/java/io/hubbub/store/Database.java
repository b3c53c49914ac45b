package io.hubbub.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** A database, and how one gets to it. What it is asked is the business of those who have tables in it. */
public abstract class Database implements AutoCloseable {
    /** How long SQLite waits for another process that has the file, as a command beside the server. */
    public static final int BUSY_MS = (int) TimeUnit.SECONDS.toMillis(5);

    /** Which program it is; its dialect goes by that. */
    public enum Kind {
        SQLITE,
        POSTGRESQL
    }

    /** Which one it is. */
    public abstract Kind kind();

    /** Keeps other servers out, as long as the process or the connection lives. */
    public abstract Connection writer() throws SQLException;

    /**
     * Looks whether what is written now will still be there when it is opened again.
     *
     * @throws StorageException if it won't
     */
    public void check() {}

    /** A connection that only reads. */
    public abstract Connection reader() throws SQLException;

    /** For the library that brings the schema up to date. */
    public abstract DataSource source();

    /** The folder of the schema's versions on the class path. */
    public abstract String versions();

    /** Says in a sentence without its end what is wrong. No password is in it. */
    public abstract String complaint(SQLException failure);

    /** No statement of the transaction that begins shall take longer. */
    public abstract void limit(Connection connection, int millis) throws SQLException;

    /** Whether a statement took longer than {@link #limit} has it. */
    public abstract boolean isOverLimit(SQLException failure);

    /** A connection of a tool's that writes a little, whether a server has the database or not. */
    public abstract Connection besideWriter() throws SQLException;

    /** Becomes the writer unless somebody else is: then it returns null. */
    public abstract Connection writerIfFree() throws SQLException;

    /** Something that the database does only outside of transactions. */
    public interface Work<T> {
        T with(Statement statement) throws SQLException;
    }

    /** Does such a thing between two transactions. */
    public static <T> T betweenTransactions(Connection connection, Work<T> work) throws SQLException {
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
    public static Database of(String uri, boolean isDurable) {
        return of(uri, () -> new SqliteDatabase(uri, isDurable));
    }

    /**
     * For a tool beside a server that may run or not: it makes nothing that isn't there, and keeps no server out before it is the
     * {@link #writerIfFree writer}.
     */
    public static Database beside(String uri) {
        return of(uri, () -> SqliteDatabase.besideServer(uri));
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
