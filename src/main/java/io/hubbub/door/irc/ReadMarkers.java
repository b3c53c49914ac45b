package io.hubbub.door.irc;

import io.hubbub.hub.Marks;
import io.hubbub.room.ChatLimits;
import io.hubbub.room.Names;
import java.util.OptionalLong;

/**
 * How far a client's person has read, channel by channel and nick by nick, as long as it is connected: <a
 * href="https://ircv3.net/specs/extensions/read-marker">MARKREAD</a>.
 */
final class ReadMarkers {
    private final Client client;

    /** In milliseconds since 1970, by folded target. Null as long as there is none. */
    private Marks<String> read;

    ReadMarkers(Client client) {
        this.client = client;
    }

    void markread(Message message) {
        String target = message.parameter(0);
        String time = message.parameter(1);
        if (target.isEmpty()) {
            client.fail("MARKREAD", "NEED_MORE_PARAMS", "A target is needed");
        } else if (target.length() > longestTarget()) {
            client.fail(
                    "MARKREAD", "INVALID_PARAMS", "No target has such a long name", Names.cut(target, longestTarget()));
        } else if (time.isEmpty()) {
            tell(target);
        } else {
            OptionalLong timeMs = Timestamps.read(time);
            if (timeMs.isPresent()) {
                mark(
                        Names.fold(target),
                        Math.min(timeMs.getAsLong(), client.session().nowMs()));
                tell(target);
            } else {
                client.fail(
                        "MARKREAD",
                        "INVALID_PARAMS",
                        "Expected timestamp=YYYY-MM-DDThh:mm:ss.sssZ",
                        target,
                        Names.cut(time, longestTarget()));
            }
        }
    }

    private int longestTarget() {
        ChatLimits limits = client.session().chatLimits();
        return Math.max(limits.nickLength, limits.roomLength + 1);
    }

    private void mark(String folded, long timeMs) {
        read = read == null ? new Marks<>() : read;
        read.mark(folded, timeMs);
    }

    /** Tells how far the person has read there; a star where nothing is known of that. */
    void tell(String target) {
        OptionalLong timeMs = read == null ? OptionalLong.empty() : read.of(Names.fold(target));
        client.say()
                .message(client.server.name(), "MARKREAD")
                .middle(target)
                .last(timeMs.isEmpty() ? "*" : Timestamps.parameter(timeMs.getAsLong()));
    }
}
