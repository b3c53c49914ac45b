package io.hubbub.door.irc;

import io.hubbub.room.Member;
import io.hubbub.room.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The command <a href="https://ircv3.net/specs/extensions/monitor">MONITOR</a>: who of some nicks comes and goes. */
final class Monitor {
    private Monitor() {}

    static void monitor(Client client, Message message) {
        List<String> nicks = Channels.list(message.parameter(1));
        switch (message.parameter(0).toUpperCase(Locale.ROOT)) {
            case "+" -> add(client, nicks);
            case "-" -> nicks.forEach(client.session().queries()::unwatch);
            case "C" ->
                client.session().queries().watched().forEach(client.session().queries()::unwatch);
            case "L" -> {
                list(client, Numeric.RPL_MONLIST, client.session().queries().watched());
                client.reply(Numeric.RPL_ENDOFMONLIST);
            }
            case "S" -> add(client, client.session().queries().watched());
            default -> client.reply(Numeric.ERR_NEEDMOREPARAMS, "MONITOR");
        }
    }

    /** To watch again what is watched asks how it stands. A mask is nobody's nick, and so is never there. */
    private static void add(Client client, List<String> nicks) {
        List<Member> there = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        List<String> tooMany = new ArrayList<>();
        client.steps.inTurn(
                () -> client.steps.each(nicks, nick -> {
                    if (!Names.isNick(nick, client.session().chatLimits().nickLength)) {
                        absent.add(nick);
                    } else if (!client.session().queries().canWatch(nick)) {
                        tooMany.add(nick);
                    } else {
                        client.steps.<Optional<Member>>ask(
                                answer -> client.session().queries().watch(nick, answer),
                                who -> who.ifPresentOrElse(there::add, () -> absent.add(nick)));
                    }
                }),
                () -> {
                    list(
                            client,
                            Numeric.RPL_MONONLINE,
                            there.stream().map(IrcWire::source).toList());
                    there.forEach(client.metadata::sees);
                    list(client, Numeric.RPL_MONOFFLINE, absent);
                    if (!tooMany.isEmpty()) {
                        client.numeric(Numeric.ERR_MONLISTFULL)
                                .middle(Integer.toString(client.session().chatLimits().watched))
                                .middle(String.join(",", tooMany))
                                .trailing(Numeric.ERR_MONLISTFULL.text());
                    }
                });
    }

    private static void list(Client client, Numeric numeric, List<String> words) {
        Channels.words(words, ",", () -> client.numeric(numeric));
    }
}
