package io.hubbub.door.irc;

import io.hubbub.room.Names;
import io.hubbub.room.Speech;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A service as other networks have some: words said to it are commands, and a person or a room never hears them. Nobody can be called like one.
 */
enum Service {
    /** Accounts, for clients that know nothing of SASL. */
    NICKSERV("NickServ") {
        @Override
        void said(Client client, List<String> words) {
            NickServ.said(client, words);
        }
    },
    /** Channels. */
    CHANSERV("ChanServ") {
        @Override
        void said(Client client, List<String> words) {
            ChanServ.said(client, words);
        }
    };

    private static final String CHANNEL = "#";

    private final String nick;

    Service(String nick) {
        this.nick = nick;
    }

    /** Takes the words of what a client has said, of which there is one at least. */
    abstract void said(Client client, List<String> words);

    static Optional<Service> called(String target) {
        if (target.startsWith(CHANNEL)) {
            return Optional.empty();
        }
        return Arrays.stream(values())
                .filter(service -> Names.same(service.nick, target))
                .findFirst();
    }

    /** Does what a client says to it, if it was said to nobody else and in one line: its words are often secret. */
    void hear(Client client, String text, boolean isAlone) {
        if (isAlone && text.indexOf(Speech.LINE_END) < 0) {
            hear(client, text);
        } else {
            says(client, "Say that to me alone, in one line. Nobody has been told.");
        }
    }

    /** Does what a client says to it. */
    void hear(Client client, String text) {
        List<String> words = Arrays.stream(text.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        said(client, words.isEmpty() ? List.of("HELP") : words);
    }

    /** The same in a command of its own, as {@code NS IDENTIFY …}: the words stand in its parameters. */
    static void command(Client client, Message message, Service service) {
        service.hear(client, String.join(" ", message.parameters()));
    }

    /** Answers. */
    void says(Client client, String text) {
        client.say()
                .message(nick + "!services@" + client.server.name(), "NOTICE")
                .middle(client.nick())
                .trailing(text);
    }
}
