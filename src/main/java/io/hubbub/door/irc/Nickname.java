package io.hubbub.door.irc;

import io.hubbub.room.Names;
import io.hubbub.room.Refusal;

/**
 * The nick of one client, and the one that it asks for. While it negotiates capabilities it may still log in: a nick that it can't have yet, because it belongs
 * to an account or somebody has it, is tried again then, and refused only when there is nothing more to wait for.
 */
final class Nickname {
    private final Client client;

    /** Whether it has one that it asked for. */
    private boolean has;

    /** The one that is being asked for; empty if none is. */
    private String asked = "";

    /** The last one that it could not have, before its welcome; empty if there is none. */
    private String missed = "";

    /** Whether that is to be tried again. */
    private boolean triesAgain;

    Nickname(Client client) {
        this.client = client;
    }

    boolean has() {
        return has;
    }

    /** The nick that it has, or the one that it wants to have; empty if it has not said. */
    String wanted() {
        return has ? client.session().nick() : missed;
    }

    /** The command NICK, before the welcome or later in life. */
    void nick(String nick) {
        if (nick.isEmpty()) {
            client.reply(Numeric.ERR_NONICKNAMEGIVEN);
        } else if (!has || !Names.written(nick).equals(client.session().nick())) {
            if (client.registration.isDone()) {
                client.answersOnce();
            }
            ask(nick);
        }
    }

    /** Asks for a nick; the nick of its own account it gets from whoever has it. */
    void ask(String nick) {
        // Its words until now were said under the old nick: it sees them first.
        client.steps.afterAll(() -> {
            triesAgain = false;
            asked = nick;
            client.steps.await();
            if (client.session().authentication().isOwn(nick)) {
                client.session().authentication().takeNick(nick);
            } else {
                client.session().requests().rename(nick);
            }
        });
    }

    /** Asks again for a nick that it could not have: it has logged in since, or can't do so any more. */
    void tryAgain() {
        if (triesAgain) {
            ask(missed);
        }
    }

    boolean triesAgain() {
        return triesAgain;
    }

    /** It is called so now, whether it has asked for that or not. */
    void renamed(String nick) {
        if (isAsked(nick)) {
            has = true;
            missed = "";
            asked = "";
            client.registration.complete();
            client.steps.answered();
        }
    }

    /** Whether that is the nick that it waits for. */
    boolean isAsked(String nick) {
        return !asked.isEmpty() && Names.same(asked, nick);
    }

    /** It can't have a nick. */
    void refused(Refusal refusal) {
        String nick = refusal.subject();
        if (!isAsked(nick)) {
            lost(nick);
            return;
        }
        asked = "";
        missed = client.registration.isDone() ? "" : nick;
        triesAgain = isForNow(refusal.why()) && client.registration.mayLogIn();
        if (!triesAgain) {
            tell(refusal);
        }
        client.steps.answered();
    }

    private static boolean isForNow(Refusal.Why why) {
        return why == Refusal.Why.NICK_TAKEN || why == Refusal.Why.NICK_OWNED;
    }

    private void tell(Refusal refusal) {
        String nick = refusal.subject();
        if (!isForNow(refusal.why())) {
            // Modern has no words for why; people see the text.
            explain(
                    Numeric.ERR_ERRONEUSNICKNAME,
                    nick,
                    refusal.sentence(client.session().chatLimits()));
        } else if (refusal.why() == Refusal.Why.NICK_OWNED) {
            explain(
                    Numeric.ERR_NICKNAMEINUSE,
                    nick,
                    refusal.sentence(client.session().chatLimits()));
        } else {
            client.reply(Numeric.ERR_NICKNAMEINUSE, nick);
        }
    }

    private void explain(Numeric numeric, String nick, String why) {
        client.numeric(numeric).middle(nick).trailing(numeric.text() + ": " + why);
    }

    /** The owner of its nick has taken it. */
    private void lost(String nick) {
        if (client.registration.isDone()) {
            client.session()
                    .onceSettled(() -> client.unsolicited()
                            .message(client.server.name(), "NOTICE")
                            .middle(client.nick())
                            .trailing("The owner of the nick " + nick + " has taken it back: you are " + client.nick()
                                    + " now"));
        } else {
            has = false;
            client.reply(Numeric.ERR_NICKNAMEINUSE, nick);
        }
    }
}
