package io.hubbub.history;

import io.hubbub.room.MessageId;

/**
 * An order to forget a nick.
 *
 * @param nick the folded nick; empty once no event has it any more
 * @param room the folded name of the only room; empty for all
 * @param fromMs the first time, in milliseconds since 1970
 * @param untilMs the time before which it happened; 0 for everything until the order is taken up
 * @param place the last event that was looked at
 * @param looked how many events were looked at
 */
record ForgetOrder(long id, String nick, String room, long fromMs, long untilMs, long place, long looked, Phase phase) {

    /** The place behind all events. */
    private static final long THROUGH = Long.MAX_VALUE;

    /** How far it is. */
    enum Phase {
        /** Events are looked through. */
        EVENTS(0),
        /** What the events had is removed from where the database keeps it still. */
        TIDYING(1),
        DONE(2);

        /** Its number in the database. */
        final long number;

        Phase(long number) {
            this.number = number;
        }

        static Phase of(long number) {
            return number == EVENTS.number ? EVENTS : number == TIDYING.number ? TIDYING : DONE;
        }
    }

    boolean isThrough() {
        return place == THROUGH;
    }

    /** Whether it is about what happened in a room at a time. */
    boolean isAbout(String key, long timeMs) {
        return isAbout(key) && isAbout(timeMs);
    }

    boolean isAbout(String key) {
        return room.isEmpty() || room.equals(key);
    }

    boolean isAbout(long timeMs) {
        return timeMs >= fromMs && timeMs < untilMs;
    }

    ForgetOrder until(long ms) {
        return new ForgetOrder(id, nick, room, fromMs, ms, place, looked, phase);
    }

    /** The same after more events of a log were looked at. */
    ForgetOrder at(long newPlace, long more) {
        return new ForgetOrder(id, nick, room, fromMs, untilMs, newPlace, looked + more, phase);
    }

    /** The same after all of a log. */
    ForgetOrder behind(long log, long more) {
        return at(MessageId.key(log + 1, 0), more);
    }

    ForgetOrder through() {
        return at(THROUGH, 0);
    }

    /** The same in the next phase, in which nobody needs the nick any more. */
    ForgetOrder in(Phase next) {
        return new ForgetOrder(id, "", room, fromMs, untilMs, place, looked, next);
    }
}
