package io.hubbub.history;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/**
 * Events go to PostgreSQL with {@code COPY}, in its binary form: that costs it less than half of what inserting them costs, and it stores
 * the first ones of a transaction while the next ones are being written. The words stand beside the event.
 *
 * <p>The form is said at https://www.postgresql.org/docs/current/sql-copy.html; of a {@code tsvector}, where the server reads it ({@code
 * tsvectorrecv}).
 */
final class PostgresEvents implements EventTable {
    private static final String COPY = "copy event (id, time, kind, nick, body, words) from stdin (format binary)";

    /** What a file begins with: its kind, no flags, and nothing more that would have to be known. */
    private static final byte[] HEAD = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

    private static final int COLUMNS = 6;
    private static final int NULL = -1;

    /** Stands in the place of a row's number of columns. */
    private static final int END = -1;

    /** What is gathered before it is sent. */
    private static final int CHUNK = 1 << 15;

    private final CopyManager copies;
    private final PreparedStatement drop;
    private final ByteBuf rows = Unpooled.buffer(2 * CHUNK);

    /** Null while nothing was added. */
    private CopyIn copy;

    PostgresEvents(Connection connection) throws SQLException {
        copies = connection.unwrap(PGConnection.class).getCopyAPI();
        drop = connection.prepareStatement("delete from event where id between ? and ?");
    }

    @Override
    public void add(long key, long timeMs, int kind, String nick, byte[] body, List<String> words) throws SQLException {
        if (copy == null) {
            copy = copies.copyIn(COPY);
            rows.clear().writeBytes(HEAD);
        }
        rows.writeShort(COLUMNS);
        rows.writeInt(Long.BYTES).writeLong(key);
        rows.writeInt(Long.BYTES).writeLong(timeMs);
        rows.writeInt(Short.BYTES).writeShort(kind);
        add(nick.getBytes(StandardCharsets.UTF_8));
        add(body);
        if (words == null) {
            rows.writeInt(NULL);
        } else {
            add(words);
        }
        if (rows.readableBytes() >= CHUNK) {
            send();
        }
    }

    private void add(byte[] value) {
        rows.writeInt(value.length).writeBytes(value);
    }

    /** Each word once, ended by a zero, with no places in the text. The server brings them into the order of their bytes itself. */
    private void add(List<String> words) {
        String[] sorted = words.toArray(new String[0]);
        Arrays.sort(sorted);
        int begin = rows.writerIndex();
        rows.writeInt(0).writeInt(0);
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || !sorted[i].equals(sorted[i - 1])) {
                rows.writeCharSequence(sorted[i], StandardCharsets.UTF_8);
                rows.writeByte(0).writeShort(0);
                count++;
            }
        }
        rows.setInt(begin, rows.writerIndex() - begin - Integer.BYTES);
        rows.setInt(begin + Integer.BYTES, count);
    }

    private void send() throws SQLException {
        copy.writeToCopy(rows.array(), rows.arrayOffset() + rows.readerIndex(), rows.readableBytes());
        rows.clear();
    }

    @Override
    public void flush() throws SQLException {
        if (copy != null) {
            rows.writeShort(END);
            send();
            copy.endCopy();
            copy = null;
        }
    }

    @Override
    public void forget() throws SQLException {
        CopyIn open = copy;
        copy = null;
        if (open != null && open.isActive()) {
            open.cancelCopy();
        }
    }

    @Override
    public void drop(long from, long to) throws SQLException {
        drop.setLong(1, from);
        drop.setLong(2, to);
        drop.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        drop.close();
    }
}
