package io.hubbub.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The orders to forget a nick as the database has them, and what became of each. Nothing is committed in here. */
final class ForgetOrders {
    private static final String COLUMNS =
            "select id, nick, room, from_ms, until_ms, place, looked, phase from forget where ";

    private final Connection connection;

    ForgetOrders(Connection connection) {
        this.connection = connection;
    }

    /** Those that are not carried out, the oldest first. */
    List<ForgetOrder> open() throws SQLException {
        return query(COLUMNS + "phase < ? order by ordered, id", ForgetOrder.Phase.DONE.number);
    }

    Optional<ForgetOrder> find(long id) throws SQLException {
        return query(COLUMNS + "id = ?", id).stream().findFirst();
    }

    private List<ForgetOrder> query(String sql, long parameter) throws SQLException {
        List<ForgetOrder> orders = new ArrayList<>(0);
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, parameter);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    orders.add(order(found));
                }
            }
        }
        return orders;
    }

    private static ForgetOrder order(ResultSet row) throws SQLException {
        return new ForgetOrder(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                ForgetOrder.Phase.of(row.getLong(8)));
    }

    void insert(ForgetOrder order, long nowMs) throws SQLException {
        execute(
                "insert into forget (id, nick, room, from_ms, until_ms, ordered, place, looked, phase)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                order.id(),
                order.nick(),
                order.room(),
                order.fromMs(),
                order.untilMs(),
                nowMs,
                order.place(),
                order.looked(),
                order.phase().number);
    }

    /** What changes while it is carried out. */
    void update(ForgetOrder order) throws SQLException {
        execute(
                "update forget set nick = ?, until_ms = ?, place = ?, looked = ?, phase = ? where id = ?",
                order.nick(),
                order.untilMs(),
                order.place(),
                order.looked(),
                order.phase().number,
                order.id());
    }

    void delete(long id) throws SQLException {
        execute("delete from forgotten where forget = ?", id);
        execute("delete from forget where id = ?", id);
    }

    /** Deletes those that were carried out, and that nobody has asked after since. */
    void deleteDone(long orderedBeforeMs) throws SQLException {
        String which = "phase = " + ForgetOrder.Phase.DONE.number + " and ordered < ?";
        execute("delete from forgotten where forget in (select id from forget where " + which + ")", orderedBeforeMs);
        execute("delete from forget where " + which, orderedBeforeMs);
    }

    /** More events of a log were changed. */
    void count(long order, long log, long messages, long others) throws SQLException {
        execute(
                "insert into forgotten (forget, log, messages, others) values (?, ?, ?, ?)"
                        + " on conflict (forget, log) do update set messages = forgotten.messages + excluded.messages,"
                        + " others = forgotten.others + excluded.others",
                order,
                log,
                messages,
                others);
    }

    /** What became of the events of each log of which any were changed. */
    List<Forgetter.Count> counts(long order) throws SQLException {
        List<Forgetter.Count> counts = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("select forgotten.log, log.name, messages, others"
                + " from forgotten left join log on log.id = forgotten.log where forget = ? order by forgotten.log")) {
            query.setLong(1, order);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    String name = found.getLong(1) == MailForgetting.LOG ? Forgetter.MAIL : found.getString(2);
                    counts.add(new Forgetter.Count(name == null ? "" : name, found.getLong(3), found.getLong(4)));
                }
            }
        }
        return counts;
    }

    private void execute(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
