package io.hubbub.hub;

import io.hubbub.room.CloseReason;
import io.hubbub.room.Refusal;
import io.hubbub.room.ServerBan;
import io.hubbub.stats.Mistakes;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one session, and the wall around it: whatever concerns it alone is done through here, so that a mistake made over it ends
 * it and nothing else. Runs on the hub's loop.
 */
final class Guard {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    private final Turn turn;
    private final Mistakes mistakes;
    private final Owner owner;
    private Listener listener;
    private boolean open = true;

    /** The session that is guarded. */
    interface Owner {
        /** The name by which logs call it. */
        String nameInLogs();

        void close(CloseReason reason);

        /** Everything that waited for its peer is written. */
        void caughtUp();
    }

    Guard(Turn turn, Mistakes mistakes, Owner owner) {
        this.turn = turn;
        this.mistakes = mistakes;
        this.owner = owner;
    }

    void listen(Listener newListener) {
        listener = newListener;
    }

    Listener listener() {
        return listener;
    }

    /** Whether the session is still here. */
    boolean isOpen() {
        return open;
    }

    void end() {
        open = false;
    }

    void caughtUp() {
        owner.caughtUp();
    }

    /** Tells the door something; a mistake in there ends this session and nothing else. */
    void tell(Consumer<Listener> call) {
        contain(() -> call.accept(listener));
    }

    void refuse(Refusal refusal) {
        tell(door -> door.refused(refusal));
    }

    void refuse(Refusal.Why why, String subject) {
        refuse(new Refusal(why, subject));
    }

    /** Does something that is this session's affair alone; a mistake in there ends it and nothing else. */
    void contain(Runnable action) {
        try {
            action.run();
        } catch (Throwable mistake) {
            mistaken(mistake);
        }
    }

    /** Answers a question about this session; false if a mistake was made over it, which ends it and nothing else. */
    boolean judge(BooleanSupplier question) {
        try {
            return question.getAsBoolean();
        } catch (Throwable mistake) {
            mistaken(mistake);
            return false;
        }
    }

    /** A mistake was made over this session, which is counted and logged: it ends as {@link CloseReason#INTERNAL_ERROR}. */
    void mistaken(Throwable mistake) {
        if (!(mistake instanceof BadWire wire) || wire.isNews()) {
            mistakes.made(owner.nameInLogs(), mistake);
        }
        fail();
    }

    /** Ends the session for a mistake that is counted and logged already. */
    void fail() {
        closeLater(CloseReason.INTERNAL_ERROR);
    }

    /** Ends the session. */
    void close(CloseReason reason) {
        contain(() -> owner.close(reason));
    }

    /** Ends the session, which a ban of the server is about. */
    void banned(ServerBan ban) {
        LOG.info("{} is banned: {}", owner.nameInLogs(), ban.target());
        tell(listener -> listener.banned(ban));
        close(CloseReason.BANNED);
    }

    /** Ends the session once what is being written is written to everybody. */
    void closeLater(CloseReason reason) {
        afterwards(() -> owner.close(reason));
    }

    /** Does something once this tick is written to everybody. */
    void afterwards(Runnable action) {
        turn.afterwards(() -> contain(action));
    }
}
