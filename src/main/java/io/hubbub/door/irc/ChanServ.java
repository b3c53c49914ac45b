package io.hubbub.door.irc;

import io.hubbub.room.Member;
import io.hubbub.room.Role;
import io.hubbub.room.Room;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** ChanServ: who looks after channels, in words said to it. */
final class ChanServ {
    private static final List<ServiceWord> WORDS = List.of(new ServiceWord(
            "INFO", 1, "<channel>", "says since when a channel is there, and who its operators are", ChanServ::info));

    private ChanServ() {}

    static void said(Client client, List<String> words) {
        ServiceWord.run(Service.CHANSERV, WORDS, Map.of(), client, words);
        if (words.get(0).equalsIgnoreCase("HELP")) {
            says(
                    client,
                    "The founder of a channel is its operator, and nothing has to be registered: an operator or voice who is logged in"
                            + " to an account has that role again on coming back while the channel is there.");
        }
    }

    private static void says(Client client, String text) {
        Service.CHANSERV.says(client, text);
    }

    private static void info(Client client, List<String> words) {
        String channel = words.get(0);
        Channels.look(client, channel, room -> info(client, room), () -> says(client, "There is no such channel."));
    }

    private static void info(Client client, Room room) {
        String since = DateTimeFormatter.ISO_LOCAL_DATE.format(
                Instant.ofEpochMilli(room.createdMs()).atOffset(ZoneOffset.UTC));
        List<String> operators = room.members().stream()
                .filter(member -> member.is(Role.OPERATOR))
                .map(Member::nick)
                .toList();
        says(client, ChannelName.of(room.name()) + " is there since " + since + ".");
        says(
                client,
                operators.isEmpty()
                        ? "No operator of it is here that you could see."
                        : "Its operators that are here: " + String.join(", ", operators) + ".");
    }
}
