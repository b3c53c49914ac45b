package io.hubbub.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.AutoSave;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A PostgreSQL server. A lock that the writer's connection holds keeps a second server out. */
final class PostgresDatabase extends Database {
    static final String SCHEME = "postgresql://";

    /** Any number, the same for every Hubbub. */
    private static final long LOCK = 0x48756262756200L;

    /** How long a server that has gone, or was killed, may hold the lock: until the database has noticed that its connection broke. */
    private static final int LOCK_SECONDS = 5;

    /** SQLSTATE lock_not_available. */
    private static final String LOCKED = "55P03";

    /** SQLSTATE query_canceled. */
    private static final String CANCELED = "57014";

    /** Every table is read through an index, whatever is known of its size; and no statement is worth being compiled. */
    private static final String PLANS =
            "set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set jit = off";

    private static final int CONNECT_SECONDS = 5;

    /** An answer that takes longer doesn't come: the server is gone without a word. */
    private static final int ANSWER_MS = 10_000;

    private final PGSimpleDataSource source = new PGSimpleDataSource();
    private final String name;

    PostgresDatabase(String uri) {
        URI parsed;
        try {
            parsed = new URI(uri);
        } catch (URISyntaxException malformed) {
            // The cause would repeat the password.
            throw new StorageException("expected " + SCHEME
                    + "USER:PASSWORD@HOST:PORT/DATABASE; write special characters in there as %XX");
        }
        String database = parsed.getPath() == null ? "" : parsed.getPath().replaceFirst("^/", "");
        if (parsed.getHost() == null || database.isEmpty()) {
            throw new StorageException(
                    "expected " + SCHEME + "USER:PASSWORD@HOST:PORT/DATABASE with a host and a database");
        }
        this.name = SCHEME + parsed.getHost() + (parsed.getPort() < 0 ? "" : ":" + parsed.getPort()) + "/" + database;
        configure(parsed, database);
    }

    private void configure(URI parsed, String database) {
        source.setServerNames(new String[] {parsed.getHost()});
        source.setPortNumbers(new int[] {Math.max(0, parsed.getPort())});
        source.setDatabaseName(database);
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(CONNECT_SECONDS);
        source.setTcpKeepAlive(true);
        source.setApplicationName("hubbub");
        source.setAutosave(AutoSave.NEVER);
        String[] user = parsed.getRawUserInfo() == null
                ? new String[0]
                : parsed.getRawUserInfo().split(":", 2);
        if (user.length > 0) {
            source.setUser(decoded(user[0]));
        }
        if (user.length > 1) {
            source.setPassword(decoded(user[1]));
        }
        for (String option : parsed.getRawQuery() == null
                ? new String[0]
                : parsed.getRawQuery().split("&", -1)) {
            configure(option.split("=", 2));
        }
    }

    private void configure(String[] option) {
        try {
            source.setProperty(decoded(option[0]), option.length > 1 ? decoded(option[1]) : "");
        } catch (SQLException unknown) {
            throw new StorageException(this + ": " + decoded(option[0]) + " is no option of the PostgreSQL driver");
        }
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public Kind kind() {
        return Kind.POSTGRESQL;
    }

    @Override
    public Connection writer() throws SQLException {
        Connection connection = patient();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout = '" + LOCK_SECONDS + "s'");
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            statement.execute("reset lock_timeout");
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    @Override
    public Connection reader() throws SQLException {
        Connection connection = patient();
        try (Statement statement = connection.createStatement()) {
            statement.execute(PLANS);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /** A connection that fails if the database does not answer. Only tables are made or changed with another, which takes its time. */
    private Connection patient() throws SQLException {
        Connection connection = source.getConnection();
        connection.setNetworkTimeout(Runnable::run, ANSWER_MS);
        return connection;
    }

    @Override
    public DataSource source() {
        return source;
    }

    @Override
    public String versions() {
        return "store/postgresql";
    }

    /** By the classes of https://www.postgresql.org/docs/current/errcodes-appendix.html. */
    @Override
    public String complaint(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        String what;
        if (state.startsWith("08")) {
            what = "no connection: " + message(failure);
        } else if (state.startsWith("28")) {
            what = "it refuses the user or the password";
        } else if (state.equals("3D000")) {
            what = "there is no such database; make it with createdb";
        } else if (state.startsWith("57P")) {
            what = "the database server is stopping or starting";
        } else if (state.startsWith("53")) {
            what = "the database server is short of something: " + message(failure);
        } else if (state.equals(LOCKED)) {
            what = "another server or a tool uses it, or a connection of one that broke and is not given up yet;"
                    + " stop that one, or name another database";
        } else if (state.equals("42501")) {
            what = "the user may not do that: " + message(failure);
        } else {
            what = message(failure);
        }
        return this + ": " + what;
    }

    /** What the server says is wrong, without where: that has lines of its own. */
    private static String message(SQLException failure) {
        ServerErrorMessage said = failure instanceof PSQLException server ? server.getServerErrorMessage() : null;
        return String.valueOf(said == null ? failure.getMessage() : said.getMessage());
    }

    @Override
    public void limit(Connection connection, int millis) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local statement_timeout = " + millis);
        }
    }

    @Override
    public boolean isOverLimit(SQLException failure) {
        return CANCELED.equals(failure.getSQLState());
    }

    @Override
    public Connection besideWriter() throws SQLException {
        return patient();
    }

    @Override
    public Connection writerIfFree() throws SQLException {
        Connection connection = patient();
        try (Statement statement = connection.createStatement();
                ResultSet free = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
            free.next();
            if (free.getBoolean(1)) {
                return connection;
            }
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
        connection.close();
        return null;
    }

    @Override
    public String toString() {
        return name;
    }

    @Override
    public void close() {
        // The lock ends with the writer's connection.
    }
}
