package io.hubbub.door.irc;

import io.hubbub.room.MaskEntry;
import io.hubbub.room.MaskList;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Room;
import java.util.ArrayList;
import java.util.List;

/** The command MODE <a href="https://modern.ircdocs.horse/#mode-message">for channels</a>. */
final class ModeCommand {
    private ModeCommand() {}

    static void mode(Client client, Message message) {
        String target = message.parameter(0);
        if (!target.startsWith("#")) {
            client.modes.mode(message);
        } else if (message.parameters().size() == 1) {
            Channels.look(client, target, room -> all(client, room), () -> Channels.absent(client, target, false));
        } else if (isQuestion(message)) {
            Channels.look(
                    client, target, room -> lists(client, room, message), () -> Channels.absent(client, target, false));
        } else {
            Channels.in(client, target, room -> channel(client, room, message.parameters()));
        }
    }

    /** Whether it only asks for lists, which a client that sees all of a channel may do from outside. */
    private static boolean isQuestion(Message message) {
        return letters(message.parameters()).stream().allMatch(letter -> letter.kind() == ModeLetter.Kind.QUERY);
    }

    private static void lists(Client client, Room room, Message message) {
        if (room.showsAll()) {
            channel(client, room, message.parameters());
        } else {
            Channels.absent(client, message.parameter(0), true);
        }
    }

    private static List<ModeLetter> letters(List<String> parameters) {
        return ModeChanges.parse(ChannelModes.LETTERS, parameters.subList(1, parameters.size()));
    }

    private static void all(Client client, Room room) {
        String channel = ChannelName.of(room.name());
        Printer modes = client.numeric(Numeric.RPL_CHANNELMODEIS).middle(channel);
        ChannelModes.all(room.modes()).forEach(modes::middle);
        modes.end();
        client.numeric(Numeric.RPL_CREATIONTIME).middle(channel).last(Long.toString(room.createdMs() / 1000));
    }

    private static void channel(Client client, Room room, List<String> parameters) {
        List<ModeChange> changes = new ArrayList<>();
        for (ModeLetter letter : letters(parameters)) {
            switch (letter.kind()) {
                case CHANGE ->
                    ChannelModes.change(letter).ifPresentOrElse(changes::add, () -> invalid(client, room, letter));
                case QUERY -> ChannelModes.list(letter.letter()).ifPresent(list -> list(client, room, list));
                case UNKNOWN -> client.reply(Numeric.ERR_UNKNOWNMODE, String.valueOf(letter.letter()));
                case MISSING -> invalid(client, room, letter);
            }
        }
        if (!changes.isEmpty()) {
            if (changes.size() == 1) {
                client.answersOnce();
            }
            client.session().requests().changeModes(room.name(), changes);
            client.steps.awaitAll();
        }
    }

    /** A key isn't repeated. */
    private static void invalid(Client client, Room room, ModeLetter letter) {
        client.numeric(Numeric.ERR_INVALIDMODEPARAM)
                .middle(ChannelName.of(room.name()))
                .middle(String.valueOf(letter.letter()))
                .host(letter.letter() == 'k' ? "*" : ChannelModes.typed(letter))
                .trailing(
                        letter.kind() == ModeLetter.Kind.MISSING ? "Expected a parameter" : ChannelModes.fault(letter));
    }

    private static void list(Client client, Room room, MaskList list) {
        String channel = ChannelName.of(room.name());
        Numeric entryReply = switch (list) {
            case BAN -> Numeric.RPL_BANLIST;
            case EXCEPTION -> Numeric.RPL_EXCEPTLIST;
            case INVITATION -> Numeric.RPL_INVEXLIST;
        };
        for (MaskEntry entry : room.list(list)) {
            client.numeric(entryReply)
                    .middle(channel)
                    .middle(ChannelModes.written(entry.mask()))
                    .middle(entry.by())
                    .last(Long.toString(entry.atMs() / 1000));
        }
        client.reply(
                switch (list) {
                    case BAN -> Numeric.RPL_ENDOFBANLIST;
                    case EXCEPTION -> Numeric.RPL_ENDOFEXCEPTLIST;
                    case INVITATION -> Numeric.RPL_ENDOFINVEXLIST;
                },
                channel);
    }
}
