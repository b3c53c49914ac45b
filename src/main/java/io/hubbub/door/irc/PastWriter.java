package io.hubbub.door.irc;

import io.hubbub.room.DirectMessage;
import io.hubbub.room.Event;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes what happened in a channel once for a client that sees it now. Call on the session's event loop. */
final class PastWriter {
    /** In front of the words for a client that has no other way to tell when they were said. */
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern(
                    "'['yyyy-MM-dd HH:mm 'UTC] '", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Client client;
    private final String channel;

    PastWriter(Client client, String channel) {
        this.client = client;
        this.channel = channel;
    }

    /** Appends an event as it was seen then. */
    void write(Event event, Buffer out) {
        IrcWire wire = client.wire();
        IrcEvent then = new IrcEvent(wire, channel, out);
        if (event instanceof Event.Said said && !client.has(Capability.SERVER_TIME)) {
            then.said(said, WHEN.format(Instant.ofEpochMilli(said.timeMs())));
        } else if (event instanceof Event.Joined joined) {
            then.cameIn(joined);
        } else {
            event.handledBy(then);
        }
    }

    /** Appends what was said to one person alone, or by the client's. */
    void write(DirectMessage message, Buffer out) {
        boolean isTimed = client.has(Capability.SERVER_TIME);
        String when = isTimed ? "" : WHEN.format(Instant.ofEpochMilli(message.timeMs()));
        client.wire().write(message.speech(), when, message.timeMs(), message.id(), message.from(), message.to(), out);
    }

    /** Appends that some of it is missing here. */
    void writeGap(long most, long timeMs, Buffer out) {
        client.wire()
                .timed(timeMs, out)
                .message(client.server.name(), "NOTICE")
                .middle(channel)
                .trailing(gap(most));
    }

    static String gap(long most) {
        return most == 1
                ? "Here a message may be missing: it is not kept."
                : "Here up to " + most + " messages may be missing: they are not kept.";
    }
}
