package io.hubbub.door.irc;

import io.hubbub.net.Slips;
import io.hubbub.room.Speech;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The commands by which clients speak: <a href="https://modern.ircdocs.horse/#sending-messages">PRIVMSG and NOTICE</a>, and TAGMSG. */
final class Messages {
    private static final String CUT = String.valueOf(Speech.CUT);

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
            deliver(client, message, Speech.Kind.NOTICE);
        }
    }

    static void signal(Client client, Message message) {
        if (client.has(Capability.MESSAGE_TAGS)) {
            deliver(client, message, Speech.Kind.SIGNAL);
        }
    }

    private static void deliver(Client client, Message message, Speech.Kind kind) {
        Set<String> targets = new LinkedHashSet<>(Channels.list(message.parameter(0)));
        if (targets.size() > client.server.options.targets) {
            if (kind != Speech.Kind.NOTICE) {
                client.reply(Numeric.ERR_TOOMANYTARGETS, message.parameter(0));
            }
            return;
        }
        if (isForService(client, targets, kind, message.parameter(1))
                || isSlip(client, targets, kind, message.parameter(1))) {
            return;
        }
        if (!fits(client, message, targets)) {
            client.reply(Numeric.ERR_INPUTTOOLONG);
            return;
        }
        if (targets.size() == 1) {
            client.answersOnce();
        }
        // A carriage return alone doesn't end a line here, and would elsewhere.
        String text = kind == Speech.Kind.SIGNAL ? "" : message.parameter(1).replace('\r', ' ');
        for (String target : targets) {
            deliver(client, target, speech(client, kind, text, clientTags(client, message), target));
        }
    }

    /**
     * Says the text of a batch of lines, which are divided as those of a {@link Speech} are.
     *
     * @param start the line that began it, with its target and tags
     */
    static void deliver(Client client, Message start, Speech.Kind kind, String text) {
        String target = start.parameter(2);
        if (isForService(client, Set.of(target), kind, text) || isSlip(client, Set.of(target), kind, text)) {
            return;
        }
        client.answersOnce();
        deliver(client, target, speech(client, kind, text, clientTags(client, start), target));
    }

    /** Whether words are said to a service, which then has dealt with them: they reach nobody else. */
    private static boolean isForService(Client client, Set<String> targets, Speech.Kind kind, String text) {
        Optional<Service> service = targets.stream()
                .flatMap(target -> Service.called(target).stream())
                .findFirst();
        if (service.isPresent() && kind == Speech.Kind.MESSAGE && isForPeople(text)) {
            service.get().hear(client, text, targets.size() == 1);
        }
        return service.isPresent();
    }

    /** Whether words are a command by mistake, in which a secret may be: then the client is told, and nobody else. */
    private static boolean isSlip(Client client, Set<String> targets, Speech.Kind kind, String text) {
        boolean isSlip = kind.isForPeople() && Slips.isSecret(text);
        if (isSlip) {
            targets.forEach(target -> client.numeric(Numeric.ERR_CANNOTSENDTOCHAN)
                    .middle(target)
                    .trailing(Numeric.ERR_CANNOTSENDTOCHAN.text() + ": " + Slips.SENTENCE));
        }
        return isSlip;
    }

    /** Whether a text is for people and not for their programs. */
    static boolean isForPeople(String text) {
        return !Ctcp.isForPrograms(text);
    }

    /** Whether others can be sent it in one line, with the client's own name in front, whichever target it is for. */
    private static boolean fits(Client client, Message message, Set<String> targets) {
        String source = client.source();
        int bytes = message.parameter(1).getBytes(StandardCharsets.UTF_8).length;
        for (String target : targets) {
            if (bytes > Printer.room(source, message.command(), target)) {
                return false;
            }
        }
        return true;
    }

    private static Speech speech(
            Client client, Speech.Kind kind, String text, Map<String, String> tags, String target) {
        Speech.Kind meant = kind(kind, text);
        String words = meant == Speech.Kind.ACTION ? Ctcp.deeds(text) : text;
        String whole = words.replace(CUT, "");
        String plain = client.server.options.stripsFormatting ? Formatting.strip(whole) : whole;
        boolean isOneLine = words.equals(whole) && words.indexOf(Speech.LINE_END) < 0;
        Buffer bytes = Buffer.buffer(words);
        return new Speech(
                isOneLine ? Speech.Shape.LINE : Speech.Shape.LINES,
                meant,
                bytes,
                plain.equals(words) ? bytes : Buffer.buffer(plain),
                tags,
                ChannelModes.audience(target));
    }

    private static Speech.Kind kind(Speech.Kind command, String text) {
        if (command == Speech.Kind.MESSAGE && Ctcp.isAction(text)) {
            return Speech.Kind.ACTION;
        } else if (Ctcp.isForPrograms(text)) {
            return command == Speech.Kind.NOTICE ? Speech.Kind.RESPONSE : Speech.Kind.REQUEST;
        }
        return command;
    }

    private static void deliver(Client client, String to, Speech speech) {
        String target = ChannelModes.withoutAudience(to);
        Optional<String> room = ChannelName.room(target);
        if (room.isEmpty()) {
            client.session().requests().message(target, speech);
        } else if (client.session().room(room.get()).isPresent()) {
            client.session().requests().say(room.get(), speech);
        } else {
            client.session().requests().sayInto(room.get(), speech);
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
