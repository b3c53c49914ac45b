package io.hubbub.hub;

import io.hubbub.bus.Reply;
import io.hubbub.hub.Mailboxes.Mail;
import io.hubbub.hub.Mailboxes.Outcome;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.Refusal;
import io.hubbub.room.Refusal.Why;
import io.vertx.core.AsyncResult;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Has what people say to one another kept in their mailboxes, and tells a hub's sessions what happens there. A message that its receiver has
 * seen is kept at the receiver's hub, for both sides; one to somebody who is not here at the speaker's, which waits for what becomes of it.
 * Messages between people without accounts pass by. Runs on the hub's loop.
 */
final class Post implements Mailboxes.Watcher {
    /** The weight of a message beside its words. */
    private static final int OVERHEAD = 256;

    private final Mailboxes mailboxes;
    private final Sessions sessions;
    private final Owners owners;
    private final Consumer<Runnable> later;

    /** @param later does something on the hub's loop, from whichever thread */
    Post(Mailboxes mailboxes, Sessions sessions, Owners owners, Consumer<Runnable> later) {
        this.mailboxes = mailboxes;
        this.sessions = sessions;
        this.owners = owners;
        this.later = later;
    }

    void begin() {
        mailboxes.watch(this);
    }

    /** A message has reached its receiver. */
    void reached(Reply.Direct told, long toAccount) {
        boolean isKept = (told.fromAccount() != 0 || toAccount != 0)
                && told.message().speech().lasts();
        if (isKept && mailboxes.areKept()) {
            mailboxes.keep(new Mail(told.message(), told.fromAccount(), toAccount));
        }
    }

    /** Whether a message can be kept for whoever has that account and is not here. */
    boolean mayWait(DirectMessage message, long toAccount) {
        return toAccount != 0 && message.speech().kind().isForPeople() && mailboxes.areKept();
    }

    /**
     * A message is for somebody who is not here, and can be kept.
     *
     * @param speaker empty if it is gone; its words are kept all the same
     */
    void keepForLater(Reply.Absent absent, Optional<Session> speaker) {
        DirectMessage message = absent.message();
        int weight = OVERHEAD + message.speech().weight();
        speaker.ifPresent(session -> session.addInFlight(weight));
        Mail mail = new Mail(message, absent.fromAccount(), absent.toAccount());
        mailboxes
                .keepForLater(mail)
                .onComplete(kept -> later.accept(() -> speaker.ifPresent(session -> {
                    tell(session, message, kept);
                    session.addInFlight(-weight);
                })));
    }

    private static void tell(Session speaker, DirectMessage message, AsyncResult<Outcome> kept) {
        if (!speaker.isOpen()) {
            return;
        }
        if (kept.succeeded() && kept.result() == Outcome.KEPT) {
            speaker.contain(() -> speaker.requests().naming().copyToOwn(message));
            speaker.tell(listener -> listener.keptForLater(message));
        } else {
            Why why = kept.succeeded() ? Why.MAILBOX_FULL : Why.MAIL_UNSTORED;
            speaker.guard().refuse(new Refusal(why, message.to(), message.speech()));
        }
    }

    // What happens in mailboxes; told on any thread.

    @Override
    public void kept(long account, DirectMessage message) {
        tellOwners(account, (session, listener) -> {
            mailboxes.taken(account, message.id());
            session.past().mail().isTold(message);
            listener.directMessage(message);
        });
    }

    @Override
    public void read(long account, String nick, long timeMs) {
        tellOwners(account, (session, listener) -> listener.mailRead(nick, timeMs));
    }

    @Override
    public void deleted(long account, String nick, DirectMessage message, String reason) {
        tellOwners(account, (session, listener) -> listener.mailDeleted(nick, message, reason));
    }

    /** Those that are introduced: the others ask when they are. */
    private void tellOwners(long account, BiConsumer<Session, Listener> call) {
        later.accept(() -> owners.of(account).stream()
                .flatMap(session -> sessions.find(session).stream())
                .filter(session -> session.identity().isIntroduced())
                .forEach(session -> session.tell(listener -> call.accept(session, listener))));
    }
}
