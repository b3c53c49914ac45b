package io.hubbub.room;

import java.util.List;
import java.util.Optional;

/** What the homes have to say to one hub and its sessions. Runs on the hub's loop. */
final class HomeNotes implements Note.Handler, Note.ForSession.Handler<Session> {
    private final Hub hub;
    private final Bus bus;
    private final Outbox outbox;
    private final HubAnswers answers;
    private final UnwantedNotes unwanted;

    HomeNotes(Hub hub, Bus bus, Outbox outbox) {
        this.hub = hub;
        this.bus = bus;
        this.outbox = outbox;
        this.answers = new HubAnswers(hub, this::send);
        this.unwanted = new UnwantedNotes(hub, outbox, this::send);
    }

    /** A note that can't be taken keeps nothing from the others, nor its home from hearing that this hub has dealt with it. */
    void take(NoteBatch batch) {
        for (Note note : batch.notes()) {
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
    private void fail(Note note) {
        if (note instanceof Note.Asked asked) {
            send(new Note.Failed(asked.ask().session(), ""));
        } else if (note instanceof Note.ForSession one) {
            hub.session(one.session()).ifPresent(Session::fail);
            one.handledBy(unwanted, null);
        }
    }

    /** Sends a note to its session's hub. */
    private void send(Note.ForSession note) {
        bus.toHub(SessionId.hub(note.session()), new NoteBatch(List.of(note)));
    }

    @Override
    public void settled(Note.Settled settled) {
        outbox.settled(settled.home(), settled.batch(), settled.held());
    }

    @Override
    public void asked(Note.Asked asked) {
        asked.ask().handledBy(answers);
    }

    @Override
    public void announced(Note.Announced announced) {
        List.copyOf(hub.sessions())
                .forEach(
                        session -> session.hear(listener -> listener.announced(announced.from(), announced.speech())));
    }

    @Override
    public void forSession(Note.ForSession note) {
        hub.session(note.session())
                .ifPresentOrElse(session -> note.handledBy(this, session), () -> note.handledBy(unwanted, null));
    }

    @Override
    public void granted(Note.Granted note, Session session) {
        session.requests().renamed(note.nick());
    }

    /** What others say to one alone counts against what it may have waiting: nobody may throw it out like that. */
    @Override
    public void told(Note.Told told, Session session) {
        DirectMessage message = told.message();
        if (session.writing().isFarBehind()) {
            unwanted.refuse(message, Refusal.Why.CANT_TAKE_MORE);
        } else {
            session.hear(listener -> listener.told(message));
            send(new Note.Delivered(message.from().session(), message, session.asMember()));
        }
    }

    @Override
    public void delivered(Note.Delivered note, Session session) {
        session.hear(listener -> listener.delivered(note.message(), note.to()));
    }

    @Override
    public void saidInto(Note.SaidInto note, Session session) {
        session.hear(listener -> listener.saidInto(note.room(), note.said()));
    }

    @Override
    public void refused(Note.Refused note, Session session) {
        session.refuse(note.refusal());
    }

    @Override
    public void failed(Note.Failed note, Session session) {
        hub.expectNoMore(note.room(), session.id());
        session.fail();
    }

    @Override
    public void barred(Note.Barred note, Session session) {
        hub.expectNoMore(note.room(), session.id());
        session.barred(note.room(), note.refusal());
    }

    @Override
    public void foundToInvite(Note.FoundToInvite note, Session session) {
        session.requests().invite(note.room(), note.who());
    }

    @Override
    public void invited(Note.Invited note, Session session) {
        session.hear(listener -> listener.invited(note.by(), note.room()));
    }

    @Override
    public void invitationSent(Note.InvitationSent note, Session session) {
        session.hear(listener -> listener.invitationSent(note.who(), note.room()));
    }

    @Override
    public void inquired(Note.Inquired note, Session session) {
        send(new Note.Answered(note.by(), note.query(), Optional.of(SessionReport.description(session))));
    }

    @Override
    public void answered(Note.Answered note, Session session) {
        session.hear(listener -> session.inquiries().answered(note.query(), note.answer()));
    }

    @Override
    public void appeared(Note.Appeared note, Session session) {
        session.hear(listener -> listener.appeared(note.who()));
    }

    @Override
    public void disappeared(Note.Disappeared note, Session session) {
        session.hear(listener -> listener.disappeared(note.nick()));
    }

    @Override
    public void changed(Note.Changed note, Session session) {
        session.hear(listener -> listener.changed(note.who(), note.before()));
    }

    @Override
    public void killed(Note.Killed note, Session session) {
        session.killed(note.by(), note.reason());
    }

    @Override
    public void happened(Note.Happened note, Session session) {
        session.hear(listener -> session.oversight().happened(note));
    }
}
