package io.hubbub.history;

import io.hubbub.room.Sought;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A database that fails when the test says: before something was done, or after it, so that nobody knows whether it was. Thread-safe.
 */
final class FaultyDatabase extends Database {
    private final Database real;
    private final Random random;

    /** How many times it is still to fail. */
    private final AtomicInteger faults = new AtomicInteger();

    private volatile boolean isDead;
    private volatile boolean isClosed;

    FaultyDatabase(Database real, long seed) {
        this.real = real;
        this.random = new Random(seed);
    }

    /** Fails some times from here on, at random calls. */
    void fails(int times) {
        faults.set(times);
    }

    void works() {
        faults.set(0);
    }

    /** Nothing more is done, as if the process were killed now. */
    void dies() {
        isDead = true;
    }

    /** Whether another one may open it. */
    boolean isClosed() {
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
    Connection writer() throws SQLException {
        if (isDead) {
            throw new SQLException("it is dead");
        }
        return around(real.writer());
    }

    @Override
    void check() {
        real.check();
    }

    @Override
    Connection reader() throws SQLException {
        return around(real.reader());
    }

    @Override
    DataSource source() {
        return real.source();
    }

    @Override
    String versions() {
        return real.versions();
    }

    @Override
    String complaint(SQLException failure) {
        return real.complaint(failure);
    }

    @Override
    EventTable events(Connection connection) throws SQLException {
        return real.events(connection);
    }

    @Override
    String dropWords() {
        return real.dropWords();
    }

    @Override
    int windowBits() {
        return real.windowBits();
    }

    @Override
    int windowsAtOnce() {
        return real.windowsAtOnce();
    }

    @Override
    String findWords() {
        return real.findWords();
    }

    @Override
    String expression(List<Sought.Word> words) {
        return real.expression(words);
    }

    @Override
    void setExpressions(PreparedStatement statement, int place, List<String> expressions) throws SQLException {
        real.setExpressions(statement, place, expressions);
    }

    @Override
    Removal removal() {
        return real.removal();
    }

    @Override
    String sweep(Connection connection) throws SQLException {
        return real.sweep(connection);
    }

    @Override
    Connection besideWriter() throws SQLException {
        return around(real.besideWriter());
    }

    @Override
    Connection writerIfFree() throws SQLException {
        return real.writerIfFree();
    }

    @Override
    String tidyWords() {
        return real.tidyWords();
    }

    @Override
    void limit(Connection connection, int millis) throws SQLException {
        real.limit(connection, millis);
    }

    @Override
    boolean isOverLimit(SQLException failure) {
        return real.isOverLimit(failure);
    }

    @Override
    void shrink(Connection connection) throws SQLException {
        real.shrink(connection);
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
