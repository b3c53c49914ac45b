package io.hubbub.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A database that fails when the test says: before something was done, or after it, so that nobody knows whether it was. Thread-safe.
 */
public final class FaultyDatabase extends Database {
    private final Database real;
    private final Random random;

    /** How many times it is still to fail. */
    private final AtomicInteger faults = new AtomicInteger();

    private volatile boolean isDead;
    private volatile boolean isClosed;

    public FaultyDatabase(Database real, long seed) {
        this.real = real;
        this.random = new Random(seed);
    }

    /** Fails some times from here on, at random calls. */
    public void fails(int times) {
        faults.set(times);
    }

    public void works() {
        faults.set(0);
    }

    /** Nothing more is done, as if the process were killed now. */
    public void dies() {
        isDead = true;
    }

    /** Whether another one may open it. */
    public boolean isClosed() {
        return isClosed;
    }

    private boolean strikes() {
        if (isDead) {
            return true;
        }
        boolean now;
        synchronized (random) {
            now = random.nextInt(3) == 0;
        }
        return now && faults.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    private boolean isBefore() {
        synchronized (random) {
            return random.nextBoolean();
        }
    }

    /** Something that calls this one, and fails instead or afterwards. */
    private <T> T around(Class<T> kind, T inner) {
        return kind.cast(Proxy.newProxyInstance(
                kind.getClassLoader(), new Class<?>[] {kind}, (proxy, method, given) -> {
                    String name = method.getName();
                    boolean isAction = name.startsWith("execute") || name.equals("commit");
                    boolean fails = isAction && strikes();
                    if (fails && (isDead || isBefore())) {
                        throw new SQLException("a fault before " + name);
                    }
                    Object result;
                    try {
                        result = method.invoke(inner, given);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                    if (fails) {
                        throw new SQLException("a fault after " + name);
                    }
                    return wrapped(method.getReturnType(), result);
                }));
    }

    private Object wrapped(Class<?> kind, Object result) {
        if (kind == PreparedStatement.class) {
            return around(PreparedStatement.class, (PreparedStatement) result);
        }
        return kind == Statement.class ? around(Statement.class, (Statement) result) : result;
    }

    private Connection around(Connection connection) {
        return around(Connection.class, connection);
    }

    @Override
    public Kind kind() {
        return real.kind();
    }

    @Override
    public Connection writer() throws SQLException {
        if (isDead) {
            throw new SQLException("it is dead");
        }
        return around(real.writer());
    }

    @Override
    public void check() {
        real.check();
    }

    @Override
    public Connection reader() throws SQLException {
        return around(real.reader());
    }

    @Override
    public DataSource source() {
        return real.source();
    }

    @Override
    public String versions() {
        return real.versions();
    }

    @Override
    public String complaint(SQLException failure) {
        return real.complaint(failure);
    }

    @Override
    public Connection besideWriter() throws SQLException {
        return around(real.besideWriter());
    }

    @Override
    public Connection writerIfFree() throws SQLException {
        return real.writerIfFree();
    }

    @Override
    public void limit(Connection connection, int millis) throws SQLException {
        real.limit(connection, millis);
    }

    @Override
    public boolean isOverLimit(SQLException failure) {
        return real.isOverLimit(failure);
    }

    @Override
    public String toString() {
        return "faulty " + real;
    }

    @Override
    public void close() {
        real.close();
        isClosed = true;
    }
}
