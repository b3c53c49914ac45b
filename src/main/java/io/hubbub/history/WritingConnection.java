package io.hubbub.history;

import io.hubbub.store.Database;
import io.hubbub.store.LastingConnection;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The writer's connection and its statements, which are made anew when it breaks. Runs on the writer's thread. */
final class WritingConnection {
    private static final Logger LOG = LoggerFactory.getLogger(WritingConnection.class);

    private final Database database;
    private final Check check;
    private final LastingConnection connection = new LastingConnection(this::open);
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
        statements = new Statements(first, database);
        connection.use(first);
    }

    private Connection open() throws SQLException {
        Connection fresh = database.writer();
        try {
            check.on(fresh);
            statements = new Statements(fresh, database);
            return fresh;
        } catch (SQLException | RuntimeException failure) {
            fresh.close();
            throw failure;
        }
    }

    boolean isThere() {
        return connection.isThere();
    }

    /** The connection, once {@link #connect} has succeeded. */
    Connection jdbc() {
        return connection.jdbc();
    }

    Statements statements() {
        return statements;
    }

    void connect() throws SQLException {
        connection.connect();
    }

    /** Nothing of the transaction stays; a connection that is of no use any more goes. */
    void rollBack() {
        if (!connection.isThere()) {
            return;
        }
        try {
            statements.forget();
        } catch (SQLException broken) {
            LOG.debug("the connection to the database is broken", broken);
            disconnect();
        }
        connection.rollBack();
    }

    void disconnect() {
        connection.disconnect();
    }
}
