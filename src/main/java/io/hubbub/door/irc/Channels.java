package io.hubbub.door.irc;

import io.hubbub.room.Entry;
import io.hubbub.room.Member;
import io.hubbub.room.Mode;
import io.hubbub.room.Names;
import io.hubbub.room.RoomState;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What clients do about channels, but for their modes: <a href="https://modern.ircdocs.horse/#channel-operations">JOIN and
 * the others</a>. */
final class Channels {
    /** What networks set for a new channel. */
    private static final Set<Mode> FOUNDING = Set.of(Mode.NO_OUTSIDERS, Mode.PROTECTED_TOPIC);

    private Channels() {}

    static void join(Client client, Message message) {
        if (message.parameter(0).equals("0")) {
            client.session().rooms().forEach(room -> client.session().leave(room, ""));
            client.awaitAll();
            return;
        }
        String[] keys = message.parameter(1).split(",");
        String[] channels = message.parameter(0).split(",");
        for (int i = 0; i < channels.length; i++) {
            Optional<String> room = Client.room(channels[i]);
            if (room.isEmpty()) {
                client.reply(Numeric.ERR_NOSUCHCHANNEL, channels[i]);
            } else {
                client.await();
                client.session().join(new Entry(room.get(), i < keys.length ? keys[i] : "", FOUNDING), client.wire());
            }
        }
    }

    /** What a client is told when it has come in. */
    static void welcome(Client client, RoomState room) {
        String channel = "#" + room.name();
        client.wire()
                .join(
                        client.say(),
                        channel,
                        client.session().nick(),
                        client.session().profile());
        if (!room.topic().isEmpty()) {
            topic(client, channel, room);
        }
        names(client, channel, room);
        client.reply(Numeric.RPL_ENDOFNAMES, channel);
    }

    static void part(Client client, Message message) {
        each(client, message.parameter(0), room -> client.session().leave(room.name(), message.parameter(1)));
        client.awaitAll();
    }

    static void topic(Client client, Message message) {
        in(client, message.parameter(0), room -> {
            if (message.parameters().size() > 1) {
                client.session().setTopic(room.name(), Names.cut(message.parameter(1), Names.TOPIC_LENGTH));
                client.awaitAll();
            } else {
                topic(client, "#" + room.name(), room);
            }
        });
    }

    private static void topic(Client client, String channel, RoomState room) {
        if (room.topic().isEmpty()) {
            client.reply(Numeric.RPL_NOTOPIC, channel);
            return;
        }
        client.numeric(Numeric.RPL_TOPIC).middle(channel).trailing(room.topic().text());
        client.numeric(Numeric.RPL_TOPICWHOTIME)
                .middle(channel)
                .middle(room.topic().by())
                .last(Long.toString(room.topic().atMs() / 1000));
    }

    static void names(Client client, Message message) {
        for (String channel : message.parameter(0).split(",")) {
            Client.room(channel)
                    .flatMap(client.session()::room)
                    .ifPresent(room -> names(client, "#" + room.name(), room));
        }
        client.reply(Numeric.RPL_ENDOFNAMES, message.parameter(0));
    }

    private static void names(Client client, String channel, RoomState room) {
        String visibility = room.modes().has(Mode.SECRET) ? "@" : "=";
        StringBuilder names = new StringBuilder();
        int fit = client.numeric(Numeric.RPL_NAMREPLY)
                .middle(visibility)
                .middle(channel)
                .room();
        for (Member member : room.members()) {
            String name = prefix(client, member)
                    + (client.has(Capability.USERHOST_IN_NAMES) ? IrcWire.source(member) : member.nick());
            if (names.length() > 0 && names.length() + 1 + 4 * name.length() > fit) {
                client.numeric(Numeric.RPL_NAMREPLY)
                        .middle(visibility)
                        .middle(channel)
                        .trailing(names.toString());
                names.setLength(0);
            }
            names.append(names.length() == 0 ? "" : " ").append(name);
        }
        client.numeric(Numeric.RPL_NAMREPLY).middle(visibility).middle(channel).trailing(names.toString());
    }

    /** The signs of what a member is, the highest alone unless the client wants them all. */
    static String prefix(Client client, Member member) {
        String all = ChannelModes.signs(member);
        return all.length() > 1 && !client.has(Capability.MULTI_PREFIX) ? all.substring(0, 1) : all;
    }

    static void invite(Client client, Message message) {
        in(client, message.parameter(1), room -> {
            client.session().invite(room.name(), message.parameter(0));
            client.awaitAll();
        });
    }

    static void kick(Client client, Message message) {
        in(client, message.parameter(0), room -> {
            String reason = message.parameter(2).isEmpty() ? client.nick() : message.parameter(2);
            for (String nick : message.parameter(1).split(",")) {
                client.session().kick(room.name(), nick, reason);
            }
            client.awaitAll();
        });
    }

    private static void each(Client client, String channels, Consumer<RoomState> action) {
        for (String channel : channels.split(",")) {
            in(client, channel, action);
        }
    }

    /** Does something in a channel that the client is in, or says that it isn't. */
    static void in(Client client, String channel, Consumer<RoomState> action) {
        Optional<String> name = Client.room(channel);
        Optional<RoomState> room = name.flatMap(client.session()::room);
        if (name.isEmpty()) {
            client.reply(Numeric.ERR_NOSUCHCHANNEL, channel);
        } else if (room.isEmpty()) {
            client.reply(Numeric.ERR_NOTONCHANNEL, channel);
        } else {
            action.accept(room.get());
        }
    }
}
