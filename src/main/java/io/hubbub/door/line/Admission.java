package io.hubbub.door.line;

import io.hubbub.door.DoorPassword;
import io.hubbub.net.AccountSentences;
import io.hubbub.net.Pace;
import io.hubbub.room.CloseReason;
import java.util.concurrent.TimeUnit;

/** The password of the door, if it has one: the first line is taken for it, and nothing else is done for anybody who doesn't know it. */
final class Admission {
    /** Time enough to look it up. */
    static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);

    private final Talk talk;
    private final DoorPassword password;
    private final Pace pace;

    /** What is done for somebody who has come in; null once that is done. */
    private Runnable then;

    Admission(Talk talk, DoorPassword password, Pace pace) {
        this.talk = talk;
        this.password = password;
        this.pace = pace;
    }

    void begin(Runnable enter) {
        if (password.isAsked()) {
            then = enter;
            pace.dueIn(PATIENCE_NS);
            goOn();
        } else {
            enter.run();
        }
    }

    /** Asks, or asks again, as long as the right one was not said. */
    void goOn() {
        if (then != null && talk.session().isOpen()) {
            talk.prompt().ask("Password of this server", this::take);
        }
    }

    private void take(String line) {
        DoorPassword.Verdict verdict = password.judge(talk.session().address(), line);
        if (verdict.isRight()) {
            pace.dueIn(Pace.NEVER);
            Runnable enter = then;
            then = null;
            enter.run();
        } else {
            talk.say(AccountSentences.wrongDoorPassword(verdict.waitNs()));
            if (verdict.waitNs() > 0) {
                talk.session().close(CloseReason.BAD_PASSWORD);
            }
        }
    }
}
