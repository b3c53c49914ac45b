package io.hubbub.door.irc;

import io.hubbub.room.Entry;
import io.hubbub.room.Member;
import io.hubbub.room.Mode;
import io.hubbub.room.Names;
import io.hubbub.room.Room;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The commands about channels, but for their modes: <a href="https://modern.ircdocs.horse/#channel-operations">JOIN and
 * the others</a>. */
final class Channels {
    /** The modes that networks set for a new channel. */
    private static final Set<Mode> FOUNDING = Set.of(Mode.NO_OUTSIDERS, Mode.PROTECTED_TOPIC);

    private Channels() {}

    static void join(Client client, Message message) {
        if (message.parameter(0).equals("0")) {
            client.session().rooms().forEach(room -> client.session().requests().leave(room, ""));
            client.steps.awaitAll();
            return;
        }
        String[] keys = message.parameter(1).split(",");
        List<String> channels = list(message.parameter(0));
        Runnable[] joins = new Runnable[channels.size()];
        for (int i = 0; i < joins.length; i++) {
            String channel = channels.get(i);
            String key = i < keys.length ? keys[i] : "";
            joins[i] = () -> join(client, channel, key);
        }
        client.steps.inTurn(joins);
    }

    private static void join(Client client, String channel, String key) {
        ChannelName.room(channel)
                .ifPresentOrElse(
                        room -> {
                            client.steps.await();
                            client.session()
                                    .requests()
                                    .join(new Entry(room, key, FOUNDING), client.wire(), client.recollection.recall());
                        },
                        () -> client.reply(Numeric.ERR_NOSUCHCHANNEL, channel));
    }

    /** The parts of a parameter with commas, empty ones left out. */
    static List<String> list(String parameter) {
        List<String> parts = new ArrayList<>(1);
        for (String part : parameter.split(",")) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }

    /** The replies to a client that has come in. */
    static void welcome(Client client, Room room) {
        String channel = ChannelName.of(room.name());
        client.wire()
                .join(
                        client.say(),
                        channel,
                        client.session().nick(),
                        client.session().profile());
        if (!room.topic().isEmpty()) {
            topic(client, room);
        }
        if (client.has(Capability.READ_MARKER)) {
            client.readMarkers.tell(channel);
        }
        if (!client.has(Capability.NO_IMPLICIT_NAMES)) {
            namesToTheEnd(client, room);
        }
        client.metadata.joined(room);
    }

    private static void namesToTheEnd(Client client, Room room) {
        names(client, room);
        client.reply(Numeric.RPL_ENDOFNAMES, ChannelName.of(room.name()));
    }

    /** What the client has seen of the channel may not be true any more: it is told how things are. */
    static void refresh(Client client, Room room) {
        topicOrNone(client, room);
        namesToTheEnd(client, room);
    }

    static void part(Client client, Message message) {
        List<String> channels = list(message.parameter(0));
        if (channels.size() == 1) {
            client.answersOnce();
        }
        client.steps.each(
                channels,
                channel -> in(client, channel, room -> {
                    client.session().requests().leave(room.name(), message.parameter(1));
                    client.steps.awaitAll();
                }));
    }

    static void topic(Client client, Message message) {
        String channel = message.parameter(0);
        if (message.parameters().size() > 1) {
            in(client, channel, room -> {
                client.answersOnce();
                client.session()
                        .requests()
                        .setTopic(
                                room.name(),
                                Names.cut(message.parameter(1), client.session().chatLimits().topicLength));
                client.steps.awaitAll();
            });
        } else {
            look(client, channel, room -> topicOrNone(client, room), () -> absent(client, channel, false));
        }
    }

    private static void topicOrNone(Client client, Room room) {
        if (room.topic().isEmpty()) {
            client.reply(Numeric.RPL_NOTOPIC, ChannelName.of(room.name()));
        } else {
            topic(client, room);
        }
    }

    private static void topic(Client client, Room room) {
        String channel = ChannelName.of(room.name());
        client.numeric(Numeric.RPL_TOPIC).middle(channel).trailing(room.topic().text());
        if (!room.topic().by().isEmpty()) {
            client.numeric(Numeric.RPL_TOPICWHOTIME)
                    .middle(channel)
                    .middle(room.topic().by())
                    .last(Long.toString(room.topic().atMs() / 1000));
        }
    }

    /** Without a channel it would be everybody on the server: who wants that asks with WHO or LIST. */
    static void names(Client client, Message message) {
        List<String> channels = list(message.parameter(0));
        if (channels.isEmpty()) {
            client.reply(Numeric.RPL_ENDOFNAMES, "*");
        }
        client.steps.each(
                channels,
                channel -> look(
                        client,
                        channel,
                        room -> namesToTheEnd(client, room),
                        () -> client.reply(Numeric.RPL_ENDOFNAMES, channel)));
    }

    private static void names(Client client, Room room) {
        String visibility = room.modes().has(Mode.SECRET) ? "@" : "=";
        String channel = ChannelName.of(room.name());
        List<String> names = new ArrayList<>();
        for (Member member : room.members()) {
            names.add(prefix(client, member)
                    + (client.has(Capability.USERHOST_IN_NAMES) ? IrcWire.source(member) : member.nick()));
        }
        words(
                names,
                () -> client.numeric(Numeric.RPL_NAMREPLY).middle(visibility).middle(channel));
    }

    /** Writes words into as many lines as they need. */
    static void words(List<String> words, Supplier<Printer> begin) {
        words(words, " ", begin);
    }

    static void words(List<String> words, String separator, Supplier<Printer> begin) {
        StringBuilder text = new StringBuilder();
        int bytes = 0;
        int fit = begin.get().room();
        for (String word : words) {
            int longer = word.getBytes(StandardCharsets.UTF_8).length + separator.length();
            if (!text.isEmpty() && bytes + longer > fit) {
                begin.get().trailing(text.toString());
                text.setLength(0);
                bytes = 0;
            }
            text.append(text.isEmpty() ? "" : separator).append(word);
            bytes += longer;
        }
        if (!text.isEmpty()) {
            begin.get().trailing(text.toString());
        }
    }

    /** The signs of what a member is, the highest alone unless the client wants them all. */
    static String prefix(Client client, Member member) {
        String all = ChannelModes.signs(member);
        return all.length() > 1 && !client.has(Capability.MULTI_PREFIX) ? all.substring(0, 1) : all;
    }

    /** Without parameters, the invitations that the client has not made use of. */
    static void invite(Client client, Message message) {
        if (message.parameters().isEmpty()) {
            client.invitations.forEach(
                    room -> client.numeric(Numeric.RPL_INVITELIST).last(ChannelName.of(room)));
            client.reply(Numeric.RPL_ENDOFINVITELIST);
        } else if (message.parameters().size() == 1) {
            client.reply(Numeric.ERR_NEEDMOREPARAMS, "INVITE");
        } else {
            in(client, message.parameter(1), room -> {
                client.session().requests().invite(room.name(), message.parameter(0));
                client.steps.awaitAll();
            });
        }
    }

    /** Several nicks from one channel, or as many channels as nicks. */
    static void kick(Client client, Message message) {
        List<String> channels = list(message.parameter(0));
        List<String> nicks = list(message.parameter(1));
        String reason = message.parameter(2).isEmpty() ? client.nick() : message.parameter(2);
        if (channels.isEmpty() || nicks.isEmpty() || (channels.size() != 1 && channels.size() != nicks.size())) {
            client.reply(Numeric.ERR_NEEDMOREPARAMS, "KICK");
            return;
        }
        if (nicks.size() == 1) {
            client.answersOnce();
        }
        Runnable[] kicks = new Runnable[nicks.size()];
        for (int i = 0; i < kicks.length; i++) {
            String channel = channels.get(channels.size() == 1 ? 0 : i);
            String nick = nicks.get(i);
            kicks[i] = () -> in(client, channel, room -> {
                client.session().requests().kick(room.name(), nick, reason);
                client.steps.awaitAll();
            });
        }
        client.steps.inTurn(kicks);
    }

    /** Does something in a channel that the client is in, or says that it isn't. */
    static void in(Client client, String channel, Consumer<Room> action) {
        Optional<Room> inside = ChannelName.room(channel).flatMap(client.session()::room);
        if (inside.isPresent()) {
            action.accept(inside.get());
        } else {
            look(client, channel, room -> absent(client, channel, true), () -> absent(client, channel, false));
        }
    }

    /**
     * Looks at a channel that the client need not be in.
     *
     * @param absent told if there is none that the client may know of
     */
    static void look(Client client, String channel, Consumer<Room> visible, Runnable absent) {
        Optional<String> name = ChannelName.room(channel);
        Optional<Room> inside = name.flatMap(client.session()::room);
        if (inside.isPresent()) {
            visible.accept(inside.get());
        } else if (name.isEmpty()) {
            absent.run();
        } else {
            client.steps.<Optional<Room>>ask(
                    answer -> client.session().queries().room(name.get(), answer),
                    found -> found.ifPresentOrElse(visible, absent));
        }
    }

    /** @param isThere whether the client may know that there is such a channel */
    static void absent(Client client, String channel, boolean isThere) {
        client.reply(isThere ? Numeric.ERR_NOTONCHANNEL : Numeric.ERR_NOSUCHCHANNEL, channel);
    }
}
