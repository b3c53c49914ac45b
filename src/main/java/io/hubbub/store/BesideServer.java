package io.hubbub.store;

import java.sql.Connection;
import java.sql.SQLException;

/** A database that is there, as a tool has it beside a server that runs or not, with one connection. Not thread-safe. */
public final class BesideServer implements AutoCloseable {
    private final Database database;
    private final Connection connection;

    /** Which connection a tool wants. */
    public interface Connecting {
        Connection to(Database database) throws SQLException;
    }

    /** What a tool makes of it. */
    public interface Tool<T> {
        T with(BesideServer beside) throws SQLException;
    }

    /** Something that is asked of the database, or done with it. */
    public interface Work<T> {
        T run() throws SQLException;
    }

    private BesideServer(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    /**
     * Opens a database.
     *
     * @param uri as in the configuration
     * @throws StorageException if it isn't there, or is none of ours
     */
    public static <T> T open(String uri, Connecting connecting, Tool<T> tool) {
        Database database = Database.beside(uri);
        Connection connection = null;
        try {
            connection = connecting.to(database);
            connection.setAutoCommit(false);
            new Schema(database).expectKnown(connection);
            connection.rollback();
            return tool.with(new BesideServer(database, connection));
        } catch (SQLException failure) {
            close(connection);
            throw new StorageException(database.complaint(failure), failure);
        } catch (StorageException unfit) {
            close(connection);
            throw unfit;
        }
    }

    /** Closes a connection; null for none. */
    public static void close(Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException broken) {
            throw new StorageException("a connection to the database can't be closed", broken);
        }
    }

    public Database database() {
        return database;
    }

    public Connection connection() {
        return connection;
    }

    /** Does something, which commits what it changes. */
    public <T> T run(Work<T> work) {
        try {
            return work.run();
        } catch (SQLException failure) {
            throw new StorageException(database.complaint(failure), failure);
        }
    }

    /** Asks something, and leaves nothing begun. */
    public <T> T query(Work<T> work) {
        return run(() -> {
            T answer = work.run();
            connection.rollback();
            return answer;
        });
    }

    @Override
    public void close() {
        try (database) {
            close(connection);
        }
    }
}
