package io.hubbub.history;

import java.sql.Connection;
import java.sql.SQLException;
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

    /** Inserts the words of an event: its number, and the text. */
    abstract String insertWords();

    /** Gives space back to the file system, a little at a time; empty if the database does so by itself. */
    abstract String shrink();

    /** How it is named to people: without the password. */
    @Override
    public abstract String toString();

    @Override
    public abstract void close();

    static Database of(String uri, boolean isDurable) {
        if (uri.startsWith(SqliteDatabase.SCHEME)) {
            return new SqliteDatabase(uri, isDurable);
        } else if (uri.startsWith(PostgresDatabase.SCHEME)) {
            return new PostgresDatabase(uri);
        }
        throw new StorageException("expected " + SqliteDatabase.SCHEME + "FILE or " + PostgresDatabase.SCHEME
                + "USER:PASSWORD@HOST:PORT/DATABASE");
    }
}
