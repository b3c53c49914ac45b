package io.hubbub.door.irc;

import io.hubbub.room.Address;
import io.hubbub.room.Description;
import io.hubbub.room.Member;
import io.hubbub.room.PersonFilter;
import io.hubbub.room.Profile;
import io.hubbub.room.Room;
import io.hubbub.room.Trait;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The command WHO, and <a href="https://ircv3.net/specs/extensions/whox">WHOX</a>, in which the client says what it wants to
 * know. Lives for one command.
 */
final class Who {
    /** The letters of what there is to know, in the order in which it is told. */
    private static final String FIELDS = "tcuihsnfdlaor";

    private static final int TOKEN_LENGTH = 3;

    private final Client client;
    private final String mask;
    private final boolean operatorsOnly;
    private final boolean extended;
    private final String fields;
    private final String token;

    private Who(Client client, Message message) {
        this.client = client;
        this.mask =
                message.parameters().isEmpty() || message.parameter(0).equals("0") ? "*" : typed(message.parameter(0));
        String flags = message.parameter(1);
        int percent = flags.indexOf('%');
        this.extended = percent >= 0;
        this.operatorsOnly = (extended ? flags.substring(0, percent) : flags).contains("o");
        String asked = extended ? flags.substring(percent + 1) : "";
        int comma = asked.indexOf(',');
        this.fields = comma < 0 ? asked : asked.substring(0, comma);
        String given = comma < 0 ? "" : asked.substring(comma + 1);
        this.token = given.isEmpty() || given.length() > TOKEN_LENGTH ? "0" : given;
    }

    static void who(Client client, Message message) {
        new Who(client, message).run();
    }

    /** The first colon of an address that begins with two is taken for the sign of a last parameter. */
    private static String typed(String mask) {
        return mask.startsWith(":") && PersonFilter.isPlace(":" + mask) ? ":" + mask : mask;
    }

    private void run() {
        client.steps.inTurn(this::find, () -> client.reply(Numeric.RPL_ENDOFWHO, Address.withoutColon(mask)));
    }

    private void find() {
        if (mask.startsWith("#")) {
            Channels.look(client, mask, this::channel, () -> {});
        } else if (isForMany()) {
            client.steps.<List<Description>>ask(
                    answer -> client.session().queries().people(PersonFilter.of(mask), answer),
                    found -> client.steps.inPortions(found, this::person));
        } else {
            People.query(client, mask, this::person, () -> {});
        }
    }

    private boolean isForMany() {
        return mask.chars().anyMatch(c -> "*?!@".indexOf(c) >= 0) || PersonFilter.isPlace(mask);
    }

    private void channel(Room room) {
        String channel = ChannelName.of(room.name());
        List<Member> shown = List.copyOf(room.members());
        client.steps.inPortions(shown, member -> reply(channel, member, Channels.prefix(client, member), 0));
    }

    private void person(Description found) {
        reply("*", found.who(), "", TimeUnit.NANOSECONDS.toSeconds(found.idleNs()));
    }

    private void reply(String channel, Member who, String signs, long idleSeconds) {
        Profile profile = who.profile();
        if (operatorsOnly && !profile.is(Trait.SERVER_OPERATOR)) {
            return;
        }
        String flags = (profile.isAway() ? "G" : "H")
                + (profile.is(Trait.SERVER_OPERATOR) ? "*" : "")
                + (profile.is(Trait.BOT) ? UserModes.BOT : "")
                + signs;
        if (extended) {
            extended(channel, who, flags, idleSeconds);
            return;
        }
        client.numeric(Numeric.RPL_WHOREPLY)
                .middle(channel)
                .middle(profile.user())
                .host(profile.host())
                .middle(client.server.name())
                .middle(who.nick())
                .middle(flags)
                .trailing("0 " + profile.realName());
    }

    private void extended(String channel, Member who, String flags, long idleSeconds) {
        Printer line = client.numeric(Numeric.RPL_WHOSPCRPL);
        Profile profile = who.profile();
        for (int i = 0; i < FIELDS.length(); i++) {
            char field = FIELDS.charAt(i);
            if (fields.indexOf(field) < 0) {
                continue;
            }
            switch (field) {
                case 't' -> line.middle(token);
                case 'c' -> line.middle(channel);
                case 'u' -> line.middle(profile.user());
                case 'i', 'h' -> line.host(profile.host());
                case 's' -> line.middle(client.server.name());
                case 'n' -> line.middle(who.nick());
                case 'f' -> line.middle(flags);
                case 'd' -> line.middle("0");
                case 'l' -> line.middle(Long.toString(idleSeconds));
                case 'a' -> line.middle(profile.account().isEmpty() ? "0" : profile.account());
                case 'o' -> line.middle("n/a");
                default -> {
                    line.trailing(profile.realName());
                    return;
                }
            }
        }
        line.end();
    }
}
