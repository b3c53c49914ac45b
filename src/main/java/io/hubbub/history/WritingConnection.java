package io.hubbub.history;

import io.hubbub.store.Database;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The writer's connection, which is made anew when it breaks. Runs on the writer's thread. */
final class WritingConnection {
    private static final Logger LOG = LoggerFactory.getLogger(WritingConnection.class);

    private static final int VALID_SECONDS = 2;

    private final Database database;
    private final Check check;

    /** Null while there is none. */
    private Connection connection;

    private Statements statements;

    /** Looks whether a connection may be written with. */
    interface Check {
        void on(Connection fresh) throws SQLException;
    }

    /**
     * @param first with nothing begun
     * @param check for the connections after it
     */
    WritingConnection(Database database, Connection first, Check check) throws SQLException {
        this.database = database;
        this.check = check;
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
            check.on(fresh);
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
