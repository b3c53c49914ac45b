package io.hubbub.door.irc;

import io.hubbub.hub.Past;
import io.hubbub.hub.PastQuery;
import io.hubbub.hub.PastQuery.Place;
import io.hubbub.room.MessageId;
import java.util.Optional;
import java.util.OptionalLong;

/** A place in a channel's history, as clients name it. */
sealed interface Reference {
    /** In front of everything, or behind it. */
    record Open() implements Reference {}

    /** At a time, in milliseconds since 1970. */
    record At(long ms) implements Reference {}

    /** At a message. */
    record Of(MessageId id) implements Reference {}

    /** At a message that never was. */
    record Nowhere() implements Reference {}

    /** Reads one; empty if it isn't written as one. */
    static Optional<Reference> read(String written) {
        if (written.equals("*")) {
            return Optional.of(new Open());
        } else if (written.startsWith("msgid=")) {
            return Optional.of(message(written.substring("msgid=".length()))
                    .<Reference>map(Of::new)
                    .orElseGet(Nowhere::new));
        }
        OptionalLong time = Timestamps.read(written);
        return time.isPresent() ? Optional.of(new At(time.getAsLong())) : Optional.empty();
    }

    /** The message of a msgid. Its second line and those after it have a name of their own: {@link IrcWire#id}. */
    static Optional<MessageId> message(String msgid) {
        int dot = msgid.indexOf('.');
        return MessageId.parse(dot < 0 ? msgid : msgid.substring(0, dot));
    }

    /** Whether it is of a kind that there is not, though it may be well written. */
    static boolean isOfAnotherKind(String written) {
        return written.indexOf('=') > 0 && !written.startsWith("msgid=") && !written.startsWith("timestamp=");
    }

    /**
     * The place that is meant in a room; empty for nowhere. The message of a log before this one, of a room of the same name that has
     * ended, means the time when it was said: so a client is given what came after it.
     */
    default Optional<Place> in(Past past, String room) {
        if (this instanceof Of message) {
            OptionalLong seq = past.seq(room, message.id());
            return Optional.of(
                    seq.isPresent()
                            ? new Place.Seq(seq.getAsLong())
                            : new Place.Time(message.id().timeMs()));
        } else if (this instanceof At time) {
            return Optional.of(new Place.Time(time.ms()));
        }
        return this instanceof Open ? Optional.of(PastQuery.OPEN) : Optional.empty();
    }

    /** Whether it stands behind another, as far as both tell. */
    default boolean isAfter(Reference other) {
        if (this instanceof Of message && other instanceof Of second && isOfOneLog(message.id(), second.id())) {
            return message.id().key() > second.id().key();
        }
        long[] times = {timeMs(), other.timeMs()};
        return times[0] >= 0 && times[1] >= 0 && times[0] > times[1];
    }

    private static boolean isOfOneLog(MessageId one, MessageId other) {
        return MessageId.log(one.key()) == MessageId.log(other.key());
    }

    /** Its time in milliseconds since 1970; -1 if it has none. */
    private long timeMs() {
        if (this instanceof At time) {
            return time.ms();
        }
        return this instanceof Of message ? message.id().timeMs() : -1;
    }
}
