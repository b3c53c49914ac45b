package io.hubbub.client;

import io.vertx.core.buffer.Buffer;
import java.util.List;

/** Lines of UTF-8, with commands that begin with a slash. */
final class LineTalk extends PlainTalk {
    /** The commands of a line door of ours. */
    static final List<String> COMMANDS = List.of(
            "nick",
            "join",
            "part",
            "rooms",
            "who",
            "whois",
            "history",
            "search",
            "more",
            "delete",
            "msg",
            "me",
            "away",
            "back",
            "profile",
            "describe",
            "topic",
            "invite",
            "op",
            "deop",
            "voice",
            "devoice",
            "kick",
            "ban",
            "unban",
            "bans",
            "own",
            "transfer",
            "disown",
            "rule",
            "key",
            "keep",
            "limit",
            "register",
            "login",
            "logout",
            "password",
            "tokens",
            "token",
            "revoke",
            "task",
            "time",
            "echo",
            "help",
            "quit");

    private final Naming naming;

    LineTalk(Setting setting) {
        this(setting, new Naming(setting.nick()));
    }

    private LineTalk(Setting setting, Naming naming) {
        super(setting, new LineIncoming(line -> {
            naming.heard(line);
            setting.show().accept(line);
        }));
        this.naming = naming;
    }

    /** The answer of the server to the nick with which we come in. */
    private static final class Naming {
        private final String nick;
        private boolean refused;

        Naming(String nick) {
            this.nick = nick;
        }

        /** Lines of the server's own begin with a star, which nobody else's can. */
        void heard(String shown) {
            String line = Acquaintances.withoutTime(shown);
            if (line.startsWith("* " + nick + ": ") || line.startsWith("* /login: ")) {
                refused = true;
            } else if (line.startsWith("* You are now ")) {
                refused = false;
            }
        }
    }

    @Override
    public boolean wasIn() {
        return !naming.refused;
    }

    @Override
    String greeting() {
        String nick = setting.account()
                        .map(Credentials::account)
                        .filter(account -> account.equals(setting.nick()))
                        .isPresent()
                ? ""
                : "/nick " + setting.nick() + "\n";
        return setting.account()
                        .map(known -> "/login " + known.account() + " " + known.password() + "\n")
                        .orElse("")
                + nick;
    }

    @Override
    Buffer message(Buffer text) {
        return text.copy().appendByte((byte) '\n');
    }

    @Override
    String farewell() {
        return "/quit\n";
    }

    @Override
    public boolean comesBack(String line) {
        return !line.startsWith("/");
    }
}
