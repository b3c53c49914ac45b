package io.hubbub.door.irc;

import io.hubbub.room.Mode;
import io.hubbub.room.Role;
import io.hubbub.room.RoomState;
import io.hubbub.room.Speech;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What clients say: <a href="https://modern.ircdocs.horse/#sending-messages">PRIVMSG and NOTICE</a>, and TAGMSG. */
final class Messages {
    private static final char CTCP = '\u0001';
    private static final String ACTION = CTCP + "ACTION ";

    private Messages() {}

    static void say(Client client, Message message) {
        if (message.parameter(0).isEmpty()) {
            client.numeric(Numeric.ERR_NORECIPIENT).trailing(Numeric.ERR_NORECIPIENT.text(message.command()));
        } else if (message.parameter(1).isEmpty()) {
            client.reply(Numeric.ERR_NOTEXTTOSEND);
        } else {
            deliver(client, message, Speech.Kind.MESSAGE);
        }
    }

    /** Never answered with an error. */
    static void notice(Client client, Message message) {
        if (!message.parameter(0).isEmpty() && !message.parameter(1).isEmpty()) {
            client.muted(() -> deliver(client, message, Speech.Kind.NOTICE));
        }
    }

    static void signal(Client client, Message message) {
        if (client.has(Capability.MESSAGE_TAGS) && !message.parameter(0).isEmpty()) {
            deliver(client, message, Speech.Kind.SIGNAL);
        }
    }

    private static void deliver(Client client, Message message, Speech.Kind kind) {
        Set<String> targets = new LinkedHashSet<>(List.of(message.parameter(0).split(",")));
        if (targets.size() > Isupport.TARGETS) {
            if (kind != Speech.Kind.NOTICE) {
                client.reply(Numeric.ERR_TOOMANYTARGETS, message.parameter(0));
            }
            return;
        }
        // A carriage return alone doesn't end a line here, and would elsewhere.
        Buffer text = Buffer.buffer(
                kind == Speech.Kind.SIGNAL ? "" : message.parameter(1).replace('\r', ' '));
        for (String target : targets) {
            Role to = ChannelModes.audience(target);
            Speech speech = new Speech(Speech.Shape.LINE, kind, text, clientTags(client, message), to);
            deliver(client, to == null ? target : target.substring(1), message.parameter(1), speech);
        }
    }

    private static void deliver(Client client, String target, String text, Speech speech) {
        Optional<String> room = Client.room(target);
        if (room.isEmpty()) {
            client.session().tell(target, speech);
            return;
        }
        Optional<RoomState> inside = client.session().room(room.get());
        boolean request = !text.isEmpty() && text.charAt(0) == CTCP && !text.startsWith(ACTION);
        if (request
                && inside.filter(state -> state.modes().has(Mode.NO_REQUESTS)).isPresent()) {
            if (speech.kind() != Speech.Kind.NOTICE) {
                client.reply(Numeric.ERR_CANNOTSENDTOCHAN, target);
            }
        } else if (inside.isPresent()) {
            client.session().say(room.get(), speech);
        } else {
            client.session().sayInto(room.get(), speech);
        }
    }

    /** Only those with a plus in front are clients' own. */
    private static Map<String, String> clientTags(Client client, Message message) {
        if (!client.has(Capability.MESSAGE_TAGS) || message.tags().isEmpty()) {
            return Map.of();
        }
        Map<String, String> tags = new HashMap<>(message.tags());
        tags.keySet().removeIf(name -> !name.startsWith("+"));
        return tags;
    }
}
