package io.hubbub.hub;

import io.hubbub.bus.Bus;
import io.hubbub.bus.Reply;
import io.hubbub.bus.ReplyBatch;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.Refusal;
import io.hubbub.room.SessionId;
import java.util.List;
import java.util.Optional;

/** What the homes have to say to one hub and its sessions. Runs on the hub's loop. */
final class Replies implements Reply.Handler, Reply.ForSession.Handler<Session> {
    private final Hub hub;
    private final Bus bus;
    private final HubOutbox outbox;
    private final HubRequests answers;
    private final UndeliverableReplies unwanted;

    Replies(Hub hub, Bus bus, HubOutbox outbox) {
        this.hub = hub;
        this.bus = bus;
        this.outbox = outbox;
        this.answers = new HubRequests(hub, this::send);
        this.unwanted = new UndeliverableReplies(hub, outbox, this::send);
    }

    /** A note that can't be taken keeps nothing from the others, nor its home from hearing that this hub has dealt with it. */
    void take(ReplyBatch batch) {
        for (Reply note : batch.notes()) {
            try {
                note.handledBy(this);
            } catch (Throwable mistake) {
                // Without what the note carries: that may be anybody's words.
                hub.mistakes().made("hub " + hub.index() + ": a note " + note.getClass().getSimpleName(), mistake);
                hub.mistakes().contain("hub " + hub.index() + ": after that mistake", () -> fail(note));
            }
        }
        if (batch.awaited()) {
            hub.acknowledge(batch.home(), batch.round());
        }
    }

    /** A session whose note can't be taken ends, and an asker who waits for an answer to it is answered as if that session were gone already. */
    private void fail(Reply note) {
        if (note instanceof Reply.Asked asked) {
            send(new Reply.Failed(asked.ask().session(), ""));
        } else if (note instanceof Reply.ForSession one) {
            hub.session(one.session()).ifPresent(Session::fail);
            one.handledBy(unwanted, null);
        }
    }

    /** Sends a note to its session's hub. */
    private void send(Reply.ForSession note) {
        bus.toHub(SessionId.hub(note.session()), new ReplyBatch(List.of(note)));
    }

    @Override
    public void settled(Reply.Settled settled) {
        outbox.settled(settled.home(), settled.batch(), settled.held());
    }

    @Override
    public void asked(Reply.Asked asked) {
        asked.ask().handledBy(answers);
    }

    @Override
    public void announced(Reply.Announced announced) {
        List.copyOf(hub.sessions())
                .forEach(
                        session -> session.hear(listener -> listener.announced(announced.from(), announced.speech())));
    }

    @Override
    public void forSession(Reply.ForSession note) {
        hub.session(note.session())
                .ifPresentOrElse(session -> note.handledBy(this, session), () -> note.handledBy(unwanted, null));
    }

    @Override
    public void granted(Reply.Granted note, Session session) {
        session.requests().renamed(note.nick());
    }

    /** What others say to one alone counts against what it may have waiting: nobody may throw it out like that. */
    @Override
    public void told(Reply.Told told, Session session) {
        DirectMessage message = told.message();
        if (session.writing().isFarBehind()) {
            unwanted.refuse(message, Refusal.Why.CANT_TAKE_MORE);
        } else {
            session.hear(listener -> listener.told(message));
            send(new Reply.Delivered(message.from().session(), message, session.asMember()));
        }
    }

    @Override
    public void delivered(Reply.Delivered note, Session session) {
        session.hear(listener -> listener.delivered(note.message(), note.to()));
    }

    @Override
    public void saidInto(Reply.SaidInto note, Session session) {
        session.hear(listener -> listener.saidInto(note.room(), note.said()));
    }

    @Override
    public void refused(Reply.Refused note, Session session) {
        session.refuse(note.refusal());
    }

    @Override
    public void failed(Reply.Failed note, Session session) {
        hub.expectNoMore(note.room(), session.id());
        session.fail();
    }

    @Override
    public void barred(Reply.Barred note, Session session) {
        hub.expectNoMore(note.room(), session.id());
        session.barred(note.room(), note.refusal());
    }

    @Override
    public void foundToInvite(Reply.FoundToInvite note, Session session) {
        session.requests().invite(note.room(), note.who());
    }

    @Override
    public void invited(Reply.Invited note, Session session) {
        session.hear(listener -> listener.invited(note.by(), note.room()));
    }

    @Override
    public void invitationSent(Reply.InvitationSent note, Session session) {
        session.hear(listener -> listener.invitationSent(note.who(), note.room()));
    }

    @Override
    public void inquired(Reply.Inquired note, Session session) {
        send(new Reply.Answered(note.by(), note.query(), Optional.of(SessionReport.description(session))));
    }

    @Override
    public void answered(Reply.Answered note, Session session) {
        session.hear(listener -> session.inquiries().answered(note.query(), note.answer()));
    }

    @Override
    public void appeared(Reply.Appeared note, Session session) {
        session.hear(listener -> listener.appeared(note.who()));
    }

    @Override
    public void disappeared(Reply.Disappeared note, Session session) {
        session.hear(listener -> listener.disappeared(note.nick()));
    }

    @Override
    public void changed(Reply.Changed note, Session session) {
        session.hear(listener -> listener.changed(note.who(), note.before()));
    }

    @Override
    public void killed(Reply.Killed note, Session session) {
        session.killed(note.by(), note.reason());
    }

    @Override
    public void happened(Reply.Happened note, Session session) {
        session.hear(listener -> session.oversight().happened(note));
    }
}
