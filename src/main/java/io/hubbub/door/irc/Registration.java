package io.hubbub.door.irc;

import io.hubbub.room.CloseReason;
import io.hubbub.room.Names;
import io.hubbub.room.Profile;

/** How far a client has come: everything up to the welcome. See <a
 * href="https://modern.ircdocs.horse/#connection-registration">connection registration</a>. */
final class Registration {
    /** Of the name of an account or program, in characters; more says nothing more. */
    static final int USER_LENGTH = 15;
    /** Of a real name, in characters: leaves room for everything else in a line. */
    static final int REAL_NAME_LENGTH = 150;

    private final Client client;
    private boolean hasNick;
    private String user;
    private String realName;
    private String password = "";

    /** Whether the client negotiates capabilities, and so wants no welcome before it says so. */
    private boolean negotiating;

    private boolean notified;

    private boolean done;

    Registration(Client client) {
        this.client = client;
    }

    boolean isDone() {
        return done;
    }

    boolean hasNick() {
        return hasNick;
    }

    void pass(String word) {
        if (done) {
            client.reply(Numeric.ERR_ALREADYREGISTERED);
        } else {
            password = word;
        }
    }

    void user(Message message) {
        if (done || user != null) {
            client.reply(Numeric.ERR_ALREADYREGISTERED);
        } else if (message.parameter(0).isEmpty() || message.parameter(3).isEmpty()) {
            client.reply(Numeric.ERR_NEEDMOREPARAMS, "USER");
        } else {
            String name = Names.cut(fitForUser(message.parameter(0)), USER_LENGTH);
            user = "~" + (name.isEmpty() ? "unknown" : name);
            realName = Names.cut(message.parameter(3), REAL_NAME_LENGTH);
            complete();
        }
    }

    private static String fitForUser(String written) {
        StringBuilder fit = new StringBuilder(written.length());
        written.chars().filter(Registration::isFitForUser).forEach(c -> fit.append((char) c));
        return fit.toString();
    }

    private static boolean isFitForUser(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "._-".indexOf(c) >= 0;
    }

    /** Asks for a nick, now or later in life. */
    void nick(String nick) {
        if (nick.isEmpty()) {
            client.reply(Numeric.ERR_NONICKNAMEGIVEN);
        } else if (!hasNick || !Names.written(nick).equals(client.session().nick())) {
            if (done) {
                client.answersOnce();
            }
            // Its words until now were said under the old nick: it sees them first.
            client.steps.afterAll(() -> {
                client.steps.await();
                client.session().requests().rename(nick);
            });
        }
    }

    void gotNick() {
        hasNick = true;
        complete();
    }

    void negotiate(boolean going) {
        if (!done) {
            negotiating = going;
            complete();
        }
    }

    /** It speaks a version of the negotiation in which changes are told in any case. */
    void wantsNotifications() {
        notified = true;
    }

    boolean isNotified() {
        return notified;
    }

    private void complete() {
        if (done || !hasNick || user == null || negotiating) {
            return;
        }
        Server server = client.server;
        if (server.options.password.filter(word -> !word.equals(password)).isPresent()) {
            client.reply(Numeric.ERR_PASSWDMISMATCH);
            client.session().finish(CloseReason.BAD_PASSWORD, "");
            return;
        }
        done = true;
        client.session().requests().introduce(new Profile(user, client.session().address(), realName));
        client.lookAfter();
        // A client that is welcomed can be found by others.
        client.steps.afterAll(() -> welcome(server));
    }

    private void welcome(Server server) {
        String nick = client.nick();
        String version = server.version();
        client.numeric(Numeric.RPL_WELCOME).trailing(Numeric.RPL_WELCOME.text(server.options.network, nick));
        client.numeric(Numeric.RPL_YOURHOST).trailing(Numeric.RPL_YOURHOST.text(server.name(), version));
        client.numeric(Numeric.RPL_CREATED).trailing(Numeric.RPL_CREATED.text(server.begunAt()));
        client.numeric(Numeric.RPL_MYINFO)
                .middle(server.name())
                .middle(version)
                .middle(UserModes.LETTERS)
                .middle(ChannelModes.LETTERS.all())
                .last(ChannelModes.LETTERS.withParameter());
        Isupport.tell(client);
        Queries.lusers(client);
        client.recorded.welcomed();
        Queries.motd(client);
    }
}
