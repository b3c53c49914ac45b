package io.hubbub.history;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The writer's connection, which is made anew when it breaks. Runs on the writer's thread. */
final class WritingConnection {
    private static final Logger LOG = LoggerFactory.getLogger(WritingConnection.class);

    private static final int VALID_SECONDS = 2;

    private final Database database;
    private final long run;

    /** Null while there is none. */
    private Connection connection;

    private Statements statements;

    /**
     * @param first with nothing begun
     * @param run the number that tells this run of a server from others
     */
    WritingConnection(Database database, Connection first, long run) throws SQLException {
        this.database = database;
        this.run = run;
        use(first);
    }

    private void use(Connection fresh) throws SQLException {
        fresh.setAutoCommit(false);
        statements = new Statements(fresh, database);
        connection = fresh;
    }

    boolean isThere() {
        return connection != null;
    }

    /** The connection, once {@link #connect} has succeeded. */
    Connection jdbc() {
        return connection;
    }

    Statements statements() {
        return statements;
    }

    void connect() throws SQLException {
        if (connection != null) {
            return;
        }
        Connection fresh = database.writer();
        try {
            long other = Loading.meta(fresh, Loading.RUN);
            if (other != run) {
                throw new StorageException(
                        database + ": another server has written to it meanwhile; start this one again");
            }
            use(fresh);
        } catch (SQLException | RuntimeException failure) {
            fresh.close();
            throw failure;
        }
    }

    /** Nothing of the transaction stays; a connection that is of no use any more goes. */
    void rollBack() {
        if (connection == null) {
            return;
        }
        try {
            statements.forget();
            connection.rollback();
            if (connection.isValid(VALID_SECONDS)) {
                return;
            }
        } catch (SQLException broken) {
            LOG.debug("the connection to the database is broken", broken);
        }
        disconnect();
    }

    void disconnect() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException broken) {
                LOG.debug("the connection to the database was broken", broken);
            }
            connection = null;
        }
    }
}
