package io.hubbub.door.line;

import io.hubbub.room.Names;
import io.hubbub.room.Refusal;

/** The nick of a person at the line door: how they get another, wanted or not. */
final class Nicks {
    private enum Wanted {
        NOTHING,
        /** Any nick. */
        ANY,
        /** The one that is their account's. */
        OWN
    }

    private final Talk talk;
    private final View view;

    /** What the next line waits for. */
    private Wanted wanted = Wanted.NOTHING;

    Nicks(Talk talk, View view) {
        this.talk = talk;
        this.view = view;
    }

    /** The action of {@code /nick}. */
    void want(String name) {
        change(Wanted.ANY, () -> talk.session().requests().rename(name));
    }

    /** Takes the nick of the account that they are logged in to. */
    void takeOwn() {
        String own = talk.session().account().orElseThrow().name();
        if (!Names.same(own, talk.session().nick())) {
            change(Wanted.OWN, () -> talk.session().authentication().takeNick());
        }
    }

    /** Is logged in no more, and gives the nick of the account back. */
    void giveBack() {
        change(Wanted.ANY, () -> {
            talk.session().authentication().logout();
            // Those who had another nick keep it.
            answered();
        });
    }

    /** It is told what it is called now where the others are, and in other words. */
    private void change(Wanted what, Runnable request) {
        talk.steps.inTurn(
                () -> {
                    wanted = what;
                    talk.steps.await();
                    request.run();
                },
                talk.steps::awaitAll,
                view::nickIsKnown);
    }

    void renamed(String oldNick, String newNick) {
        if (view.here().isEmpty() || newNick.equals(oldNick)) {
            talk.say(View.nowCalled(newNick));
        } else {
            view.awaitNick();
        }
        if (wanted == Wanted.NOTHING) {
            // The owner of the nick has taken it.
            talk.steps.inTurn(talk.steps::awaitAll, view::nickIsKnown);
        } else {
            answered();
        }
    }

    /** A sentence about a refusal of a nick, without its end. */
    String sentence(Refusal refusal) {
        if (wanted == Wanted.OWN && refusal.why() == Refusal.Why.NICK_TAKEN) {
            return "your other connection has that nick; here you are " + talk.session().nick();
        } else if (refusal.why() == Refusal.Why.NICK_OWNED) {
            return "that nick belongs to an account; if it is yours: /login " + refusal.subject();
        }
        return refusal.sentence(talk.session().chatLimits());
    }

    /** The next line waits no more, if it did. */
    void answered() {
        if (wanted != Wanted.NOTHING) {
            wanted = Wanted.NOTHING;
            talk.steps.answered();
        }
    }
}
