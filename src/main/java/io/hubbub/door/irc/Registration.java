package io.hubbub.door.irc;

import io.hubbub.door.DoorPassword;
import io.hubbub.net.AccountSentences;
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
    private String user;
    private String realName;

    /** Whether it has said the password of the server. */
    private boolean knowsPassword;

    /** Why nobody sits there from the start; empty if somebody does. */
    private String away = "";

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

    /** The password of the server; or else an account and its password, with a colon between them. */
    void pass(String word) {
        if (done) {
            client.reply(Numeric.ERR_ALREADYREGISTERED);
            return;
        }
        DoorPassword ofServer = client.server.password;
        int colon = word.indexOf(':');
        boolean mayBeAccounts = colon > 0 && client.session().authentication().isPossible();
        boolean isMeant = !mayBeAccounts || ofServer.contains(':');
        DoorPassword.Verdict verdict = ofServer.isAsked()
                ? ofServer.judge(client.session().address(), word, isMeant)
                : new DoorPassword.Verdict(false, 0);
        if (verdict.isRight()) {
            knowsPassword = true;
        } else if (mayBeAccounts) {
            login(word.substring(0, colon), word.substring(colon + 1));
        } else if (verdict.waitNs() > 0) {
            refuse(AccountSentences.wrongDoorPassword(verdict.waitNs()));
        }
    }

    private void login(String account, String secret) {
        if (client.server.options.takesPasswords(client.session())) {
            LoggedIn.byPassword(client, account, secret, why -> refuse(AccountSentences.of(why)));
        } else {
            refuse(AccountSentences.NEEDS_TLS);
        }
    }

    private void refuse(String why) {
        client.numeric(Numeric.ERR_PASSWDMISMATCH).trailing(Numeric.ERR_PASSWDMISMATCH.text() + ": " + why);
    }

    /** Whether it has said the password of the server, if there is one. */
    boolean mayComeIn() {
        return knowsPassword || !client.server.password.isAsked();
    }

    /** Whether it may still log in before its welcome. */
    boolean mayLogIn() {
        return negotiating && !done && client.session().authentication().isPossible();
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

    /** Will be away for this reason when it is welcomed; there if it is empty. */
    void away(String reason) {
        away = reason;
    }

    void negotiate(boolean going) {
        if (!done) {
            negotiating = going;
            if (!going && client.isInSasl()) {
                client.sasl().abort();
            }
            goOn();
        }
    }

    /** With the last chance to log in goes the last one to have a nick that is an account's. */
    private void goOn() {
        if (!negotiating && client.nickname.triesAgain()) {
            client.nickname.tryAgain();
        } else {
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

    /** Everything may be there that is needed. */
    void complete() {
        if (done || !client.nickname.has() || user == null || negotiating) {
            return;
        }
        Server server = client.server;
        if (client.isInSasl()) {
            client.sasl().abort();
        }
        if (!mayComeIn()) {
            client.reply(Numeric.ERR_PASSWDMISMATCH);
            client.session().finish(CloseReason.BAD_PASSWORD, "");
            return;
        }
        done = true;
        Profile profile = new Profile(user, client.session().address(), realName);
        client.session().requests().introduce(profile.withAway(away));
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
        client.metadata.requested();
        client.mail.collect();
    }
}
