package io.hubbub.door.line;

import io.hubbub.room.Names;
import io.hubbub.room.Refusal;

/** The nick of a person at the line door: how they get another, wanted or not. */
final class Nicks {
    private final Talk talk;
    private final View view;

    /** Whether the next line waits for another nick. */
    private boolean isAwaited;

    Nicks(Talk talk, View view) {
        this.talk = talk;
        this.view = view;
    }

    /** The action of {@code /nick}. */
    void want(String name) {
        change(() -> talk.session().requests().rename(name));
    }

    /** Takes the nick of the account that they are logged in to. */
    void takeOwn() {
        String own = talk.session().account().orElseThrow().name();
        if (!Names.same(own, talk.session().nick())) {
            change(() -> talk.session().authentication().takeNick());
        }
    }

    /** Is logged in no more, and gives the nick of the account back. */
    void giveBack() {
        change(() -> {
            talk.session().authentication().logout();
            // Those who had another nick keep it.
            answered();
        });
    }

    /** It is told what it is called now where the others are, and in other words. */
    private void change(Runnable request) {
        talk.steps.inTurn(
                () -> {
                    isAwaited = true;
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
        if (isAwaited) {
            answered();
        } else {
            // The owner of the nick has taken it.
            talk.steps.inTurn(talk.steps::awaitAll, view::nickIsKnown);
        }
    }

    /** A sentence about a refusal of a nick, without its end. */
    String sentence(Refusal refusal) {
        return refusal.why() == Refusal.Why.NICK_OWNED
                ? "that nick belongs to an account; if it is yours: /login " + refusal.subject()
                : refusal.sentence(talk.session().chatLimits());
    }

    /** The next line waits no more, if it did. */
    void answered() {
        if (isAwaited) {
            isAwaited = false;
            talk.steps.answered();
        }
    }
}
