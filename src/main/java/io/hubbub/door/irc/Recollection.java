package io.hubbub.door.irc;

import io.hubbub.hub.Archive;
import io.hubbub.hub.Recall;
import io.hubbub.room.Event;
import io.hubbub.room.Names;
import io.hubbub.room.Verdict;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a client is given of its channels' past without asking: what was said last when it comes in, if it can't ask for that itself; and
 * what it has missed because it reads too slowly, if it can. Runs on the session's event loop.
 */
final class Recollection {
    private final Client client;

    /** Channels whose past it is being given, by the rooms' folded names; null as long as there was none. */
    private Map<String, Batch> batches;

    /** Rooms of which it is being given what it missed; null as long as there was none. */
    private Set<String> behind;

    Recollection(Client client) {
        this.client = client;
    }

    /** What it wants of a room that it comes into now. Programs would take what was said before for something new, and answer it. */
    Recall recall() {
        if (client.has(Capability.CHATHISTORY)) {
            return Recall.NOTHING.catchingUp();
        }
        int last = client.modes.has(UserModes.BOT) ? 0 : client.server.options.replay;
        return last == 0 || !client.session().past().isAnythingKept()
                ? Recall.NOTHING
                : Recall.last(last, Archive.Kind.SPEECH);
    }

    /** Appends an event of the past of a room. */
    void encode(String room, Event event, Buffer out) {
        if (isBehind(room)) {
            encodeMissed(room, event, out);
        } else if (new PastEvent(client).isShown(event)) {
            Buffer lines = Buffer.buffer();
            String channel = ChannelName.of(room);
            new PastWriter(client, channel).write(event, lines);
            out.appendBuffer(batch(room, channel, out).of(lines));
        }
    }

    /** It is the same as it would have seen in time, and changes what it knows: hence no history for it. */
    private void encodeMissed(String room, Event event, Buffer out) {
        if (client.session().past().isOwn(event)) {
            client.encodeOwn(client.wire(), room, event, out);
        } else {
            client.wire().encode(room, event, out);
        }
    }

    private Batch batch(String room, String channel, Buffer out) {
        if (batches == null) {
            batches = new HashMap<>();
        }
        return batches.computeIfAbsent(Names.fold(room), begun -> Batch.placed(client, out, "chathistory", channel));
    }

    private boolean isBehind(String room) {
        return behind != null && behind.contains(Names.fold(room));
    }

    void fellBehind(String room) {
        if (behind == null) {
            behind = new HashSet<>();
        }
        behind.add(Names.fold(room));
        remark(room, "CATCHING_UP", "You read too slowly for this channel; what you have missed of it follows.");
    }

    void gap(String room, long most) {
        remark(room, "MISSING", PastWriter.gap(most));
    }

    private void remark(String room, String code, String words) {
        String channel = ChannelName.of(room);
        if (client.has(Capability.STANDARD_REPLIES)) {
            client.unsolicited()
                    .message(client.server.name(), "NOTE")
                    .middle("CHATHISTORY")
                    .middle(code)
                    .middle(channel)
                    .trailing(words);
        } else {
            client.unsolicited()
                    .message(client.server.name(), "NOTICE")
                    .middle(channel)
                    .trailing(words);
        }
    }

    /** It has all of it. If some is missing, it does not know how things are in the channel. */
    void recalled(String room, Optional<Verdict> verdict) {
        boolean wasBehind = isBehind(room);
        left(room);
        if (wasBehind && verdict.isPresent() && verdict.get().kind() != Verdict.Kind.FULL) {
            client.session().room(room).ifPresent(seen -> Channels.refresh(client, seen));
        }
    }

    /** It is given nothing more of a room's past. */
    void left(String room) {
        String key = Names.fold(room);
        if (behind != null) {
            behind.remove(key);
        }
        Batch batch = batches == null ? null : batches.remove(key);
        if (batch != null) {
            batch.end();
        }
    }
}
