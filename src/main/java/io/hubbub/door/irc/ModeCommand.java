package io.hubbub.door.irc;

import io.hubbub.room.MaskEntry;
import io.hubbub.room.MaskList;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Names;
import io.hubbub.room.RoomState;
import java.util.ArrayList;
import java.util.List;

/** The command MODE: <a href="https://modern.ircdocs.horse/#mode-message">for channels and for oneself</a>. */
final class ModeCommand {
    private ModeCommand() {}

    static void mode(Client client, Message message) {
        String target = message.parameter(0);
        if (target.startsWith("#")) {
            Channels.in(client, target, room -> channel(client, room, message.parameters()));
        } else if (!Names.fold(target).equals(Names.fold(client.nick()))) {
            client.reply(Numeric.ERR_USERSDONTMATCH);
        } else if (message.parameters().size() == 1) {
            client.numeric(Numeric.RPL_UMODEIS).last(client.isInvisible() ? "+i" : "+");
        } else {
            own(client, message.parameter(1));
        }
    }

    /** The one mode that a client can have itself: most ask for it unasked, and wonder if they don't get it. */
    private static void own(Client client, String letters) {
        boolean before = client.isInvisible();
        boolean on = true;
        boolean unknown = false;
        for (int c : letters.codePoints().toArray()) {
            if (c == '+' || c == '-') {
                on = c == '+';
            } else if (c == 'i') {
                client.invisible(on);
            } else {
                unknown = true;
            }
        }
        if (unknown) {
            client.reply(Numeric.ERR_UMODEUNKNOWNFLAG);
        }
        if (client.isInvisible() != before) {
            client.say().message(client.source(), "MODE").middle(client.nick()).last(before ? "-i" : "+i");
        }
    }

    private static void channel(Client client, RoomState room, List<String> parameters) {
        String channel = "#" + room.name();
        if (parameters.size() == 1) {
            Printer modes = client.numeric(Numeric.RPL_CHANNELMODEIS).middle(channel);
            ChannelModes.all(room.modes()).forEach(modes::middle);
            modes.end();
            client.numeric(Numeric.RPL_CREATIONTIME).middle(channel).last(Long.toString(room.createdMs() / 1000));
            return;
        }
        List<ModeChange> wishes = new ArrayList<>();
        for (ModeLetter letter : ModeChanges.parse(ChannelModes.LETTERS, parameters.subList(1, parameters.size()))) {
            switch (letter.kind()) {
                case CHANGE ->
                    ChannelModes.wish(letter).ifPresentOrElse(wishes::add, () -> invalid(client, channel, letter));
                case QUERY -> ChannelModes.list(letter.letter()).ifPresent(list -> list(client, room, list));
                case UNKNOWN -> client.reply(Numeric.ERR_UNKNOWNMODE, String.valueOf(letter.letter()));
                case MISSING -> {
                    // Who takes the key away need not know it.
                    if (letter.letter() == 'k' && !letter.set()) {
                        wishes.add(new ModeChange.KeySet(""));
                    } else {
                        client.reply(Numeric.ERR_NEEDMOREPARAMS, "MODE");
                    }
                }
            }
        }
        if (!wishes.isEmpty()) {
            client.session().changeModes(room.name(), wishes);
            client.awaitAll();
        }
    }

    private static void invalid(Client client, String channel, ModeLetter letter) {
        client.numeric(Numeric.ERR_INVALIDMODEPARAM)
                .middle(channel)
                .middle(String.valueOf(letter.letter()))
                .middle(letter.parameter())
                .trailing("Expected another parameter");
    }

    private static void list(Client client, RoomState room, MaskList list) {
        String channel = "#" + room.name();
        Numeric entryReply = switch (list) {
            case BAN -> Numeric.RPL_BANLIST;
            case EXCEPTION -> Numeric.RPL_EXCEPTLIST;
            case INVITATION -> Numeric.RPL_INVEXLIST;
        };
        for (MaskEntry entry : room.list(list)) {
            client.numeric(entryReply)
                    .middle(channel)
                    .middle(entry.mask().toString())
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
