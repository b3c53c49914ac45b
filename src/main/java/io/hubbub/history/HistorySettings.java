package io.hubbub.history;

import io.hubbub.room.Recording;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What is kept, where and for how long.
 *
 * @param uri {@code sqlite:FILE} or {@code postgresql://USER:PASSWORD@HOST:PORT/DATABASE?OPTION=VALUE}
 * @param flushMillis how long what everybody sees already may wait before it is stored
 * @param keepDays after how many days events are removed; 0 for never
 * @param keepEvents how many events of a room are kept, and messages of a mailbox; 0 for any number
 * @param queueBytes how much may wait to be stored, by the weight of the events
 * @param logs how many rooms are remembered that nobody is in
 * @param graceMinutes how long a room that is not open to all may be gone on with after the last one went
 * @param mail what may wait for people who are not here
 * @param rooms what is different for some rooms, by their folded names; their pasts are kept for whoever founds them again
 */
public record HistorySettings(
        String uri,
        Durability durability,
        int flushMillis,
        int keepDays,
        int keepEvents,
        long queueBytes,
        int logs,
        int graceMinutes,
        Mail mail,
        Map<String, OfRoom> rooms) {

    public HistorySettings {
        rooms = Map.copyOf(rooms);
    }

    /** What holds for one room. */
    public record OfRoom(Durability durability, int keepDays, int keepEvents) {
        Recording recording() {
            return new Recording(keepDays, keepEvents, durability == Durability.STORED);
        }
    }

    /**
     * What may wait for somebody who has an account and is not here.
     *
     * @param waiting how many messages; 0 for none
     * @param ofOne how many of them of one account, and of all guests together
     */
    public record Mail(int waiting, int ofOne) {
        /** As the configuration has it where nothing else is said. */
        public static final Mail USUAL = new Mail(1000, 100);
    }

    boolean isNamed(String room) {
        return rooms.containsKey(room);
    }

    OfRoom of(String room) {
        OfRoom own = rooms.get(room);
        return own == null ? new OfRoom(durability, keepDays, keepEvents) : own;
    }

    Durability durability(String room) {
        return of(room).durability();
    }

    int keepDays(String room) {
        return of(room).keepDays();
    }

    int keepEvents(String room) {
        return of(room).keepEvents();
    }

    long graceMs() {
        return TimeUnit.MINUTES.toMillis(graceMinutes);
    }

    /** Whether any room waits for what is stored. */
    boolean isDurable() {
        return durability == Durability.STORED
                || rooms.values().stream().anyMatch(room -> room.durability() == Durability.STORED);
    }

    /** Without the address, in which there may be a password. */
    @Override
    public String toString() {
        return "Settings[" + durability + ", " + flushMillis + " ms]";
    }
}
