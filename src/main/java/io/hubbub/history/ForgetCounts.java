package io.hubbub.history;

import io.hubbub.room.Event;
import io.hubbub.room.MessageId;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** In how many events of each log a nick was that is forgotten. Not thread-safe. */
final class ForgetCounts {
    private final Map<Long, long[]> byLog = new LinkedHashMap<>();

    /** What is done with the counts of a log: those of messages that are emptied, and of other events. */
    interface Taker {
        void take(long log, long messages, long others) throws SQLException;
    }

    /** One more event, which is to be another. */
    void add(Event left, boolean isMessage) {
        byLog.computeIfAbsent(MessageId.log(left.key()), log -> new long[2])[isMessage ? 0 : 1]++;
    }

    /** In the order in which the logs came. */
    void each(Taker taker) throws SQLException {
        for (Map.Entry<Long, long[]> each : byLog.entrySet()) {
            taker.take(each.getKey(), each.getValue()[0], each.getValue()[1]);
        }
    }
}
