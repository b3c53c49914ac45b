package io.hubbub.door.irc;

import io.hubbub.room.Mask;
import io.hubbub.room.Right;
import io.hubbub.room.RoomListing;
import io.hubbub.stats.Presence;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Questions of clients about the server: <a href="https://modern.ircdocs.horse/#server-queries-and-commands">VERSION and its
 * like</a>. */
final class Queries {
    private static final int ADMIN_LINES = 3;

    private Queries() {}

    /** Answered after all that came of what was sent before, by others too: clients take the answer for that. */
    static void ping(Client client, Message message) {
        if (message.parameter(0).isEmpty()) {
            client.reply(Numeric.ERR_NEEDMOREPARAMS, "PING");
            return;
        }
        // Less than the same token is none.
        int room = Printer.room(client.server.name(), "PONG", client.server.name());
        if (message.parameter(0).getBytes(StandardCharsets.UTF_8).length > room) {
            client.reply(Numeric.ERR_INPUTTOOLONG);
            return;
        }
        client.steps.inTurn(
                client.steps::sync,
                client.steps::awaitAll,
                () -> client.say()
                        .message(client.server.name(), "PONG")
                        .middle(client.server.name())
                        .trailing(Buffer.buffer(message.parameter(0))));
    }

    static void lusers(Client client) {
        Presence count = client.server.presence;
        int present = count.present();
        client.numeric(Numeric.RPL_LUSERCLIENT)
                .trailing(Numeric.RPL_LUSERCLIENT.text(present - count.hidden(), count.hidden(), 1));
        client.reply(Numeric.RPL_LUSEROP, Integer.toString(count.operators()));
        client.reply(Numeric.RPL_LUSERUNKNOWN, Integer.toString(count.strangers()));
        boolean seesAll = client.session().rights().has(Right.SEE_ALL);
        client.reply(Numeric.RPL_LUSERCHANNELS, Integer.toString(seesAll ? count.rooms() : count.openRooms()));
        client.numeric(Numeric.RPL_LUSERME).trailing(Numeric.RPL_LUSERME.text(present, 0));
        counted(client, Numeric.RPL_LOCALUSERS, present, count.mostPresent());
        counted(client, Numeric.RPL_GLOBALUSERS, present, count.mostPresent());
    }

    private static void counted(Client client, Numeric numeric, int present, int most) {
        client.numeric(numeric)
                .middle(Integer.toString(present))
                .middle(Integer.toString(most))
                .trailing(numeric.text(present, most));
    }

    static void motd(Client client) {
        List<String> lines = client.server.options.motd;
        if (lines.isEmpty()) {
            client.reply(Numeric.ERR_NOMOTD);
            return;
        }
        client.numeric(Numeric.RPL_MOTDSTART).trailing(Numeric.RPL_MOTDSTART.text(client.server.name()));
        lines.forEach(line -> client.numeric(Numeric.RPL_MOTD).trailing("- " + line));
        client.reply(Numeric.RPL_ENDOFMOTD);
    }

    /**
     * Does something if the target names this server, or somebody who is here and so on this server. Answers that there is no such server
     * if not.
     */
    static void here(Client client, String target, Runnable action) {
        if (target.isEmpty() || Mask.glob(target).fits(client.server.name())) {
            action.run();
        } else {
            People.query(client, target, found -> action.run(), () -> client.reply(Numeric.ERR_NOSUCHSERVER, target));
        }
    }

    static void version(Client client) {
        client.numeric(Numeric.RPL_VERSION)
                .middle(client.server.version())
                .middle(client.server.name())
                .trailing("Hubbub");
        Isupport.tell(client);
    }

    static void time(Client client) {
        Instant now = Instant.ofEpochMilli(client.session().nowMs());
        client.numeric(Numeric.RPL_TIME)
                .middle(client.server.name())
                .trailing(DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
    }

    static void info(Client client) {
        client.numeric(Numeric.RPL_INFO).trailing("Hubbub " + client.server.program.version());
        client.numeric(Numeric.RPL_INFO).trailing("One chat for raw sockets, terminals and IRC clients, in one order");
        client.numeric(Numeric.RPL_INFO).trailing("Running since " + client.server.begunAt());
        client.reply(Numeric.RPL_ENDOFINFO);
    }

    static void admin(Client client) {
        List<String> lines = client.server.options.admin;
        if (lines.isEmpty()) {
            client.reply(Numeric.ERR_NOADMININFO, client.server.name());
            return;
        }
        client.reply(Numeric.RPL_ADMINME, client.server.name());
        Numeric[] numerics = {Numeric.RPL_ADMINLOC1, Numeric.RPL_ADMINLOC2, Numeric.RPL_ADMINEMAIL};
        for (int i = 0; i < Math.min(lines.size(), ADMIN_LINES); i++) {
            client.numeric(numerics[i]).trailing(lines.get(i));
        }
    }

    /** There is no other server to be linked to. */
    static void links(Client client) {
        client.reply(Numeric.RPL_ENDOFLINKS, "*");
    }

    static void stats(Client client, String query) {
        if (query.equals("u")) {
            Duration up = Duration.ofNanos(client.session().nowNs() - client.server.program.startedNs());
            client.numeric(Numeric.RPL_STATSUPTIME)
                    .trailing(String.format(
                            Locale.ROOT,
                            "Server Up %d days %d:%02d:%02d",
                            up.toDays(),
                            up.toHoursPart(),
                            up.toMinutesPart(),
                            up.toSecondsPart()));
        }
        client.reply(Numeric.RPL_ENDOFSTATS, query.isEmpty() ? "*" : query);
    }

    /** Conditions stand among the channels or in a parameter of their own. */
    static void list(Client client, Message message) {
        List<String> words = message.parameters().stream()
                .map(Channels::list)
                .flatMap(List::stream)
                .toList();
        Filter filter = Filter.of(words, client.session().nowMs());
        client.steps.<List<RoomListing>>ask(client.session().queries()::rooms, rooms -> {
            client.numeric(Numeric.RPL_LISTSTART).middle("Channel").trailing(Numeric.RPL_LISTSTART.text());
            List<RoomListing> taken = rooms.stream().filter(filter::takes).toList();
            client.steps.inTurn(
                    () -> client.steps.inPortions(taken, room -> list(client, room)),
                    () -> client.reply(Numeric.RPL_LISTEND));
        });
    }

    private static void list(Client client, RoomListing room) {
        client.numeric(Numeric.RPL_LIST)
                .middle(ChannelName.of(room.room()))
                .middle(Integer.toString(room.members()))
                .trailing(room.topic().text());
    }
}
