package io.hubbub.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection to a database that is made anew when it breaks, and commits when it is told to. Of one thread. */
public final class LastingConnection {
    private static final Logger LOG = LoggerFactory.getLogger(LastingConnection.class);

    private static final int VALID_SECONDS = 2;

    private final Opening opening;

    /** Null while there is none. */
    private Connection connection;

    /** How one is made. */
    public interface Opening {
        Connection open() throws SQLException;
    }

    /** Without one until {@link #connect}. */
    public LastingConnection(Opening opening) {
        this.opening = opening;
    }

    public boolean isThere() {
        return connection != null;
    }

    /** The connection, once {@link #connect} has succeeded. */
    public Connection jdbc() {
        return connection;
    }

    /** Makes one if there is none. */
    public void connect() throws SQLException {
        if (connection != null) {
            return;
        }
        Connection fresh = opening.open();
        try {
            use(fresh);
        } catch (SQLException failure) {
            fresh.close();
            throw failure;
        }
    }

    /** Goes on with one that was made elsewhere, with nothing begun. */
    public void use(Connection fresh) throws SQLException {
        fresh.setAutoCommit(false);
        connection = fresh;
    }

    /** Nothing of the transaction stays; a connection that is of no use any more goes. */
    public void rollBack() {
        if (connection == null) {
            return;
        }
        try {
            connection.rollback();
            if (connection.isValid(VALID_SECONDS)) {
                return;
            }
        } catch (SQLException broken) {
            LOG.debug("the connection to the database is broken", broken);
        }
        disconnect();
    }

    /** There is none from here on. */
    public void disconnect() {
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
