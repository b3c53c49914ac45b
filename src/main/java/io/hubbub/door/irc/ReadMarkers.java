package io.hubbub.door.irc;

import io.hubbub.hub.Mail.Result;
import io.hubbub.hub.Marks;
import io.hubbub.room.ChatLimits;
import io.hubbub.room.Names;
import java.util.OptionalLong;

/**
 * How far a client's person has read, channel by channel and nick by nick: <a
 * href="https://ircv3.net/specs/extensions/read-marker">MARKREAD</a>. As long as the client is connected; conversations of somebody with an
 * account for good, and at all clients of that person.
 */
final class ReadMarkers {
    private final Client client;

    /** In milliseconds since 1970, by folded target. Null as long as there is none. */
    private Marks<String> read;

    /** The nick whose conversation the client itself is marking; empty for none. */
    private String marking = "";

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
            ask(target);
        } else {
            OptionalLong timeMs = Timestamps.read(time);
            if (timeMs.isPresent()) {
                mark(target, Math.min(timeMs.getAsLong(), client.session().nowMs()));
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

    /** Whether it is kept for the person and not for the connection. */
    private boolean isInMailbox(String target) {
        return ChannelName.room(target).isEmpty()
                && client.session().past().mail().isThere();
    }

    private void mark(String target, long timeMs) {
        if (!isInMailbox(target)) {
            markHere(target, timeMs);
            return;
        }
        marking = Names.fold(target);
        client.steps.<Result<OptionalLong>>ask(
                answer -> client.session().past().mail().mark(target, timeMs, answer), marked -> {
                    marking = "";
                    if (marked.isRefused() || marked.answer().isEmpty()) {
                        // Of somebody with whom the person has not talked yet.
                        markHere(target, timeMs);
                    } else {
                        tell(target, marked.answer());
                    }
                });
    }

    private void markHere(String target, long timeMs) {
        read = read == null ? new Marks<>() : read;
        read.mark(Names.fold(target), timeMs);
        tell(target);
    }

    private void ask(String target) {
        if (isInMailbox(target)) {
            client.steps.<Result<OptionalLong>>ask(
                    answer -> client.session().past().mail().marked(target, answer),
                    marked -> tell(
                            target, marked.isRefused() || marked.answer().isEmpty() ? here(target) : marked.answer()));
        } else {
            tell(target);
        }
    }

    /** Another client of the person has marked something, or this one, which is answered. */
    void readElsewhere(String nick, long timeMs) {
        if (client.has(Capability.READ_MARKER) && !marking.equals(Names.fold(nick))) {
            client.unsolicited()
                    .message(client.server.name(), "MARKREAD")
                    .middle(nick)
                    .last(Timestamps.parameter(timeMs));
        }
    }

    private OptionalLong here(String target) {
        return read == null ? OptionalLong.empty() : read.of(Names.fold(target));
    }

    /** Tells how far the person has read there; a star where nothing is known of that. */
    void tell(String target) {
        tell(target, here(target));
    }

    private void tell(String target, OptionalLong timeMs) {
        client.say()
                .message(client.server.name(), "MARKREAD")
                .middle(target)
                .last(timeMs.isEmpty() ? "*" : Timestamps.parameter(timeMs.getAsLong()));
    }
}
