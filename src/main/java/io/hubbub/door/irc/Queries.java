package io.hubbub.door.irc;

import io.hubbub.room.Description;
import io.hubbub.room.Member;
import io.hubbub.room.Names;
import io.hubbub.room.RoomListing;
import io.hubbub.room.RoomState;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What clients ask: <a href="https://modern.ircdocs.horse/#server-queries-and-commands">of the server and of others</a>. */
final class Queries {
    private Queries() {}

    /** Answered after all that came of what was sent before: clients take the answer for that. */
    static void ping(Client client, Message message) {
        if (message.parameter(0).isEmpty()) {
            client.reply(Numeric.ERR_NEEDMOREPARAMS, "PING");
        } else {
            client.onceSettled(() -> client.say()
                    .message(client.server.name(), "PONG")
                    .middle(client.server.name())
                    .trailing(message.parameter(0)));
        }
    }

    static void lusers(Client client) {
        int open = client.server.census.open();
        client.numeric(Numeric.RPL_LUSERCLIENT).trailing(Numeric.RPL_LUSERCLIENT.text(open, 0, 1));
        client.reply(Numeric.RPL_LUSEROP, "0");
        client.reply(Numeric.RPL_LUSERUNKNOWN, "0");
        client.numeric(Numeric.RPL_LUSERME).trailing(Numeric.RPL_LUSERME.text(open, 0));
        counted(client, Numeric.RPL_LOCALUSERS, open).trailing(Numeric.RPL_LOCALUSERS.text(open, open));
        counted(client, Numeric.RPL_GLOBALUSERS, open).trailing(Numeric.RPL_GLOBALUSERS.text(open, open));
    }

    private static Printer counted(Client client, Numeric numeric, int open) {
        return client.numeric(numeric).middle(Integer.toString(open)).middle(Integer.toString(open));
    }

    static void motd(Client client) {
        List<String> lines = client.server.options.motd();
        if (lines.isEmpty()) {
            client.reply(Numeric.ERR_NOMOTD);
            return;
        }
        client.numeric(Numeric.RPL_MOTDSTART).trailing(Numeric.RPL_MOTDSTART.text(client.server.name()));
        lines.forEach(line -> client.numeric(Numeric.RPL_MOTD).trailing("- " + line));
        client.reply(Numeric.RPL_ENDOFMOTD);
    }

    static void version(Client client, Message message) {
        client.numeric(Numeric.RPL_VERSION)
                .middle("hubbub-" + client.server.options.version())
                .middle(client.server.name())
                .trailing("Hubbub");
    }

    static void time(Client client, Message message) {
        client.numeric(Numeric.RPL_TIME)
                .middle(client.server.name())
                .trailing(DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
    }

    static void list(Client client, Message message) {
        client.listRooms(channels(message.parameter(0)));
    }

    /** Which rooms are asked for by name; empty for all. */
    private static Set<String> channels(String list) {
        return Stream.of(list.split(","))
                .flatMap(channel -> Client.room(channel).stream())
                .map(Names::fold)
                .collect(Collectors.toUnmodifiableSet());
    }

    static void list(Client client, List<RoomListing> rooms) {
        client.numeric(Numeric.RPL_LISTSTART).middle("Channel").trailing("Users  Name");
        for (RoomListing room : rooms) {
            client.numeric(Numeric.RPL_LIST)
                    .middle("#" + room.room())
                    .middle(Integer.toString(room.members()))
                    .trailing(room.topic());
        }
        client.reply(Numeric.RPL_LISTEND);
    }

    static void who(Client client, Message message) {
        String mask = message.parameter(0);
        Optional<RoomState> room = Client.room(mask).flatMap(client.session()::room);
        if (room.isPresent()) {
            room.get().members().forEach(member -> who(client, mask, member, Channels.prefix(client, member)));
            client.reply(Numeric.RPL_ENDOFWHO, mask);
        } else if (mask.startsWith("#")) {
            client.reply(Numeric.RPL_ENDOFWHO, mask);
        } else {
            client.whoIsOne(mask);
        }
    }

    static void who(Client client, String channel, Member member, String prefix) {
        client.numeric(Numeric.RPL_WHOREPLY)
                .middle(channel)
                .middle(member.profile().user())
                .middle(member.profile().host())
                .middle(client.server.name())
                .middle(member.nick())
                .middle("H" + prefix)
                .trailing("0 " + member.profile().realName());
    }

    static void whois(Client client, Message message) {
        if (message.parameter(0).isEmpty()) {
            client.reply(Numeric.ERR_NONICKNAMEGIVEN);
            return;
        }
        String nick = message.parameters().get(message.parameters().size() - 1);
        client.inquire(nick, description -> whois(client, description), () -> {
            client.reply(Numeric.ERR_NOSUCHNICK, nick);
            client.reply(Numeric.RPL_ENDOFWHOIS, nick);
        });
    }

    private static void whois(Client client, Description description) {
        Member who = description.who();
        String nick = who.nick();
        client.numeric(Numeric.RPL_WHOISUSER)
                .middle(nick)
                .middle(who.profile().user())
                .middle(who.profile().host())
                .middle("*")
                .trailing(who.profile().realName());
        StringBuilder channels = new StringBuilder();
        for (Description.Place place : description.rooms()) {
            boolean shown =
                    !place.secret() || client.session().room(place.room()).isPresent();
            if (shown) {
                String signs = ChannelModes.signs(place.as());
                channels.append(channels.length() == 0 ? "" : " ")
                        .append(signs, 0, Math.min(1, signs.length()))
                        .append('#')
                        .append(place.room());
            }
        }
        if (channels.length() > 0) {
            client.numeric(Numeric.RPL_WHOISCHANNELS).middle(nick).trailing(channels.toString());
        }
        client.numeric(Numeric.RPL_WHOISSERVER)
                .middle(nick)
                .middle(client.server.name())
                .trailing("by the door " + description.door());
        long signOn = System.currentTimeMillis() / 1000 - TimeUnit.NANOSECONDS.toSeconds(description.openNs());
        client.numeric(Numeric.RPL_WHOISIDLE)
                .middle(nick)
                .middle(Long.toString(TimeUnit.NANOSECONDS.toSeconds(description.idleNs())))
                .middle(Long.toString(signOn))
                .trailing(Numeric.RPL_WHOISIDLE.text());
        client.reply(Numeric.RPL_ENDOFWHOIS, nick);
    }
}
