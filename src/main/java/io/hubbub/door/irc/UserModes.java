package io.hubbub.door.irc;

import io.hubbub.room.Names;
import io.hubbub.room.Profile;
import io.hubbub.room.Trait;
import java.util.Map;

/** The modes that a client has itself: <a href="https://modern.ircdocs.horse/#user-modes">user modes</a>. */
final class UserModes {
    static final char BOT = 'B';
    static final char HIDDEN = 'i';
    static final char OPERATOR = 'o';
    static final char WALLOPS = 'w';

    /** All there are, in order. */
    static final String LETTERS = "Biow";

    /** Those that others may know of. */
    private static final Map<Character, Trait> TRAITS =
            Map.of(BOT, Trait.BOT, HIDDEN, Trait.HIDDEN, OPERATOR, Trait.SERVER_OPERATOR);

    private final Client client;
    private boolean wallops;

    UserModes(Client client) {
        this.client = client;
    }

    boolean has(char letter) {
        return letter == WALLOPS ? wallops : profile().is(TRAITS.get(letter));
    }

    private Profile profile() {
        return client.session().profile();
    }

    /** MODE with a nick: one's own modes are for oneself to see and to change. */
    void mode(Message message) {
        String nick = message.parameter(0);
        if (Names.same(nick, client.nick())) {
            if (message.parameters().size() == 1) {
                client.numeric(Numeric.RPL_UMODEIS).last(written());
            } else {
                change(message.parameter(1));
            }
        } else {
            People.query(
                    client,
                    nick,
                    found -> client.reply(Numeric.ERR_USERSDONTMATCH),
                    () -> client.reply(Numeric.ERR_NOSUCHNICK, nick));
        }
    }

    private String written() {
        StringBuilder written = new StringBuilder("+");
        LETTERS.chars().filter(letter -> has((char) letter)).forEach(letter -> written.append((char) letter));
        return written.toString();
    }

    /** Nobody becomes an operator by this. */
    private void change(String letters) {
        StringBuilder changed = new StringBuilder();
        boolean on = true;
        boolean unknown = false;
        char sign = 0;
        for (int c : letters.codePoints().toArray()) {
            if (c == '+' || c == '-') {
                on = c == '+';
            } else if (LETTERS.indexOf(c) < 0) {
                unknown = true;
            } else if (has((char) c) != on && !(on && c == OPERATOR)) {
                set((char) c, on);
                char wanted = on ? '+' : '-';
                changed.append(sign == wanted ? "" : wanted).append((char) c);
                sign = wanted;
            }
        }
        if (unknown) {
            client.reply(Numeric.ERR_UMODEUNKNOWNFLAG);
        }
        if (!changed.isEmpty()) {
            client.steps.afterAll(() -> tell(changed.toString()));
        }
    }

    private void set(char letter, boolean on) {
        if (letter == WALLOPS) {
            wallops = on;
        } else if (letter == OPERATOR) {
            client.session().requests().resign();
        } else {
            client.session().requests().introduce(profile().with(TRAITS.get(letter), on));
        }
    }

    void tell(String changed) {
        client.say().message(client.source(), "MODE").middle(client.nick()).last(changed);
    }
}
