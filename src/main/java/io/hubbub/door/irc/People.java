package io.hubbub.door.irc;

import io.hubbub.room.Description;
import io.hubbub.room.Member;
import io.hubbub.room.Names;
import io.hubbub.room.PastNick;
import io.hubbub.room.Profile;
import io.hubbub.room.Trait;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Questions of clients about others, and their words about themselves: <a href="https://modern.ircdocs.horse/#user-based-queries">WHOIS
 * and its like</a>.
 */
final class People {
    /** Most answers to one line of ISON or USERHOST: as many as fit into one line. */
    private static final int USERHOSTS = 5;

    private static final int NICKS = 100;

    private People() {}

    /** Asks who has a nick; the next line waits for the answer. */
    static void query(Client client, String nick, Consumer<Description> found, Runnable nobody) {
        client.steps.<Optional<Description>>ask(
                answer -> client.session().queries().person(nick, answer),
                description -> description.ifPresentOrElse(found, nobody));
    }

    static void away(Client client, Member who) {
        client.numeric(Numeric.RPL_AWAY)
                .middle(who.nick())
                .trailing(who.profile().away());
    }

    /**
     * AWAY of the client itself, with {@code draft/pre-away} also before the welcome: then it is away from the start. A star is no reason, but
     * stands for {@link Profile#ABSENT}.
     */
    static void away(Client client, Message message) {
        String reason = Names.cut(message.parameter(0), client.session().chatLimits().reasonLength);
        Numeric answer = reason.isEmpty() ? Numeric.RPL_UNAWAY : Numeric.RPL_NOWAWAY;
        if (client.registration.isDone()) {
            client.session().requests().introduce(client.session().profile().withAway(reason));
        } else if (client.has(Capability.PRE_AWAY)) {
            client.registration.away(reason);
        } else {
            client.reply(Numeric.ERR_NOTREGISTERED);
            return;
        }
        client.steps.afterAll(() -> client.reply(answer));
    }

    static void setName(Client client, Message message) {
        String name = message.parameter(0);
        if (name.isBlank() || !Names.cut(name, Registration.REAL_NAME_LENGTH).equals(name)) {
            client.fail(
                    "SETNAME",
                    "INVALID_REALNAME",
                    "Expected a real name of 1 to " + Registration.REAL_NAME_LENGTH + " characters");
            return;
        }
        client.session().requests().introduce(client.session().profile().withRealName(name));
        client.steps.afterAll(() -> {
            if (client.has(Capability.SETNAME)) {
                client.say().message(client.source(), "SETNAME").trailing(name);
            }
        });
    }

    static void whois(Client client, Message message) {
        String nick = message.parameters().isEmpty()
                ? ""
                : message.parameters().get(message.parameters().size() - 1);
        if (nick.isEmpty()) {
            client.reply(Numeric.ERR_NONICKNAMEGIVEN);
            return;
        }
        client.steps.each(
                Channels.list(nick),
                one -> query(
                        client,
                        one,
                        description -> {
                            whois(client, description);
                            client.reply(
                                    Numeric.RPL_ENDOFWHOIS, description.who().nick());
                        },
                        () -> {
                            client.reply(Numeric.ERR_NOSUCHNICK, one);
                            client.reply(Numeric.RPL_ENDOFWHOIS, one);
                        }));
    }

    private static void whois(Client client, Description description) {
        Member who = description.who();
        String nick = who.nick();
        Profile profile = who.profile();
        user(client, Numeric.RPL_WHOISUSER, nick, profile);
        if (profile.isAway()) {
            away(client, who);
        }
        Channels.words(
                channels(client, description),
                () -> client.numeric(Numeric.RPL_WHOISCHANNELS).middle(nick));
        client.numeric(Numeric.RPL_WHOISSERVER)
                .middle(nick)
                .middle(client.server.name())
                .trailing(Profile.standInName(description.door()));
        if (profile.is(Trait.SERVER_OPERATOR)) {
            client.reply(Numeric.RPL_WHOISOPERATOR, nick);
        }
        if (profile.is(Trait.BOT)) {
            client.reply(Numeric.RPL_WHOISBOT, nick);
        }
        if (description.secure()) {
            client.reply(Numeric.RPL_WHOISSECURE, nick);
        }
        if (!profile.account().isEmpty()) {
            client.reply(Numeric.RPL_WHOISACCOUNT, nick, profile.account());
        }
        if (client.has(Capability.METADATA_3)) {
            profile.properties()
                    .all()
                    .forEach((key, value) -> client.numeric(Numeric.RPL_WHOISKEYVALUE)
                            .middle(nick)
                            .middle(key)
                            .middle("*")
                            .trailing(value));
        }
        long signOn = TimeUnit.MILLISECONDS.toSeconds(client.session().nowMs())
                - TimeUnit.NANOSECONDS.toSeconds(description.openNs());
        client.numeric(Numeric.RPL_WHOISIDLE)
                .middle(nick)
                .middle(Long.toString(TimeUnit.NANOSECONDS.toSeconds(description.idleNs())))
                .middle(Long.toString(signOn))
                .trailing(Numeric.RPL_WHOISIDLE.text());
    }

    private static void user(Client client, Numeric numeric, String nick, Profile profile) {
        client.numeric(numeric)
                .middle(nick)
                .middle(profile.user())
                .host(profile.host())
                .middle("*")
                .trailing(profile.realName());
    }

    /** With the sign of what somebody is there. */
    private static List<String> channels(Client client, Description description) {
        return description.rooms().stream()
                .map(place -> Channels.prefix(client, place.as()) + ChannelName.of(place.room()))
                .toList();
    }

    static void whowas(Client client, Message message) {
        String nick = message.parameter(0);
        if (nick.isEmpty()) {
            client.reply(Numeric.ERR_NONICKNAMEGIVEN);
            return;
        }
        String wanted = message.parameter(1);
        int count = wanted.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(wanted) : Integer.MAX_VALUE;
        client.steps.<List<PastNick>>ask(answer -> client.session().queries().past(nick, answer), past -> {
            if (past.isEmpty()) {
                client.reply(Numeric.ERR_WASNOSUCHNICK, nick);
            }
            past.stream().limit(count).forEach(one -> whowas(client, one));
            client.reply(Numeric.RPL_ENDOFWHOWAS, nick);
        });
    }

    private static void whowas(Client client, PastNick past) {
        user(client, Numeric.RPL_WHOWASUSER, past.nick(), past.profile());
        Instant ended = Instant.ofEpochMilli(past.endedMs());
        client.numeric(Numeric.RPL_WHOISSERVER)
                .middle(past.nick())
                .middle(client.server.name())
                .trailing(DateTimeFormatter.RFC_1123_DATE_TIME.format(ended.atOffset(ZoneOffset.UTC)));
    }

    static void ison(Client client, Message message) {
        list(client, words(message, NICKS), Numeric.RPL_ISON, Member::nick);
    }

    static void userhost(Client client, Message message) {
        list(client, words(message, USERHOSTS), Numeric.RPL_USERHOST, People::userhost);
    }

    /** The host that is shown is the address. */
    static void userip(Client client, Message message) {
        list(client, words(message, USERHOSTS), Numeric.RPL_USERIP, People::userhost);
    }

    private static String userhost(Member who) {
        Profile profile = who.profile();
        return who.nick() + (profile.is(Trait.SERVER_OPERATOR) ? "*" : "") + "=" + (profile.isAway() ? "-" : "+")
                + profile.user() + "@" + profile.host();
    }

    private static List<String> words(Message message, int limit) {
        return message.parameters().stream()
                .flatMap(parameter -> List.of(parameter.split(" ")).stream())
                .filter(word -> !word.isEmpty())
                .limit(limit)
                .toList();
    }

    /** One line on all of some nicks that somebody has. */
    private static void list(Client client, List<String> nicks, Numeric numeric, Function<Member, String> word) {
        List<String> words = new ArrayList<>();
        client.steps.inTurn(
                () -> client.steps.each(
                        nicks, nick -> query(client, nick, found -> words.add(word.apply(found.who())), () -> {})),
                () -> client.numeric(numeric).trailing(String.join(" ", words)));
    }
}
