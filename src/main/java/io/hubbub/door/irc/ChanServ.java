package io.hubbub.door.irc;

import io.hubbub.hub.Queries;
import io.hubbub.hub.Queries.OwnerAnswer;
import io.hubbub.room.Member;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Owner;
import io.hubbub.room.Role;
import io.hubbub.room.Room;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** ChanServ: who looks after channels, in words said to it. */
final class ChanServ {
    private static final List<ServiceWord> WORDS = List.of(
            new ServiceWord(
                    "INFO",
                    1,
                    "<channel>",
                    "says to whom a channel belongs, since when it is there, and who its operators are",
                    ChanServ::info),
            new ServiceWord("REGISTER", 1, "<channel>", "makes a channel yours", ChanServ::register),
            new ServiceWord(
                    "TRANSFER",
                    2,
                    "<channel> <nick>",
                    "gives a channel of yours to a member who is logged in to an account",
                    ChanServ::transfer),
            new ServiceWord(
                    "DROP", 1, "<channel>", "gives a channel of yours up: it belongs to nobody", ChanServ::drop),
            new ServiceWord("OP", 2, "<channel> <nick>", "makes a member an operator", role(Role.OPERATOR, true)),
            new ServiceWord(
                    "DEOP", 2, "<channel> <nick>", "makes a member an operator no more", role(Role.OPERATOR, false)),
            new ServiceWord("VOICE", 2, "<channel> <nick>", "gives voice to a member", role(Role.VOICE, true)),
            new ServiceWord("DEVOICE", 2, "<channel> <nick>", "takes voice from a member", role(Role.VOICE, false)));

    private ChanServ() {}

    static void said(Client client, List<String> words) {
        ServiceWord.run(Service.CHANSERV, WORDS, Map.of(), client, words);
        if (words.get(0).equalsIgnoreCase("HELP")) {
            says(
                    client,
                    "A channel that belongs to an account is there for good, with its topic, modes, key, bans and roles:"
                            + " its owner, operators and voices who are logged in have their roles again on coming back.");
        }
    }

    private static void says(Client client, String text) {
        Service.CHANSERV.says(client, text);
    }

    /** The name of a room; the client hears what was expected if there is no channel of that name. */
    private static Optional<String> room(Client client, String channel) {
        Optional<String> room = ChannelName.room(channel);
        if (room.isEmpty()) {
            says(client, "Expected a channel, which begins with #.");
        }
        return room;
    }

    private static BiConsumer<Client, List<String>> role(Role role, boolean granted) {
        return (client, words) -> room(client, words.get(0))
                .ifPresent(room -> client.session()
                        .requests()
                        .changeModes(room, List.of(new ModeChange.RoleGiven(role, words.get(1), granted))));
    }

    private static void register(Client client, List<String> words) {
        change(
                client,
                words.get(0),
                (queries, room, answer) -> queries.own(room, answer),
                owner -> " belongs to your account " + owner.name() + " now.");
    }

    private static void transfer(Client client, List<String> words) {
        change(
                client,
                words.get(0),
                (queries, room, answer) -> queries.transfer(room, words.get(1), answer),
                owner -> " belongs to " + owner.name() + " now.");
    }

    private static void drop(Client client, List<String> words) {
        change(
                client,
                words.get(0),
                (queries, room, answer) -> queries.disown(room, answer),
                owner -> " belongs to nobody now.");
    }

    /** Asks for another owner of a room. */
    private interface Change {
        void ask(Queries queries, String room, Consumer<OwnerAnswer> answer);
    }

    /** @param done what comes after the channel's name if it was done */
    private static void change(Client client, String channel, Change change, Function<Owner, String> done) {
        room(client, channel)
                .ifPresent(room -> client.steps.<OwnerAnswer>ask(
                        answer -> change.ask(client.session().queries(), room, answer),
                        answered -> says(
                                client,
                                answered.refusal()
                                        .map(refusal -> channel + ": "
                                                + refusal.sentence(
                                                        client.session().chatLimits()) + ".")
                                        .orElseGet(() -> channel + done.apply(answered.owner())))));
    }

    private static void info(Client client, List<String> words) {
        String channel = words.get(0);
        Channels.look(client, channel, room -> info(client, room), () -> says(client, "There is no such channel."));
    }

    private static void info(Client client, Room room) {
        String channel = ChannelName.of(room.name());
        String since = DateTimeFormatter.ISO_LOCAL_DATE.format(
                Instant.ofEpochMilli(room.createdMs()).atOffset(ZoneOffset.UTC));
        List<String> operators = room.members().stream()
                .filter(member -> member.is(Role.OPERATOR))
                .map(Member::nick)
                .toList();
        says(
                client,
                room.modes().areOwned()
                        ? channel + " belongs to " + room.modes().owner().name() + "."
                        : channel + " belongs to nobody.");
        says(client, channel + " is there since " + since + ".");
        says(
                client,
                operators.isEmpty()
                        ? "No operator of it is here that you could see."
                        : "Its operators that are here: " + String.join(", ", operators) + ".");
    }
}
