package io.hubbub.room;

import java.util.Optional;
import java.util.function.Consumer;

/** Notes for sessions that are gone: whoever waits for what comes of one is told. Runs on the hub's loop. */
final class UnwantedNotes implements Note.ForSession.Handler<Void> {
    private final Hub hub;
    private final Outbox outbox;
    private final Consumer<Note.ForSession> send;

    /** @param send takes a note to its session's hub */
    UnwantedNotes(Hub hub, Outbox outbox, Consumer<Note.ForSession> send) {
        this.hub = hub;
        this.outbox = outbox;
        this.send = send;
    }

    /** The nick is free again. */
    @Override
    public void granted(Note.Granted note, Void nobody) {
        String nick = note.nick();
        outbox.ask(outbox.homeOf(Names.fold(nick)), new NickRequest.Release(note.session(), nick));
    }

    @Override
    public void told(Note.Told note, Void nobody) {
        refuse(note.message(), Refusal.Why.NO_SUCH_NICK);
    }

    /** Tells the speaker that its words don't reach anybody. */
    void refuse(DirectMessage message, Refusal.Why why) {
        Refusal refusal = new Refusal(why, message.to(), message.speech());
        send.accept(new Note.Refused(message.from().session(), refusal));
    }

    @Override
    public void barred(Note.Barred note, Void nobody) {
        hub.expectNoMore(note.room(), note.session());
    }

    @Override
    public void failed(Note.Failed note, Void nobody) {
        hub.expectNoMore(note.room(), note.session());
    }

    @Override
    public void inquired(Note.Inquired note, Void nobody) {
        send.accept(new Note.Answered(note.by(), note.query(), Optional.empty()));
    }

    // Nobody waits for what comes of these.

    @Override
    public void delivered(Note.Delivered note, Void nobody) {}

    @Override
    public void saidInto(Note.SaidInto note, Void nobody) {}

    @Override
    public void refused(Note.Refused note, Void nobody) {}

    @Override
    public void foundToInvite(Note.FoundToInvite note, Void nobody) {}

    @Override
    public void invited(Note.Invited note, Void nobody) {}

    @Override
    public void invitationSent(Note.InvitationSent note, Void nobody) {}

    @Override
    public void answered(Note.Answered note, Void nobody) {}

    @Override
    public void appeared(Note.Appeared note, Void nobody) {}

    @Override
    public void disappeared(Note.Disappeared note, Void nobody) {}

    @Override
    public void changed(Note.Changed note, Void nobody) {}

    @Override
    public void killed(Note.Killed note, Void nobody) {}

    /** Its home forgets it with the session's farewell, and waits for no word. */
    @Override
    public void happened(Note.Happened note, Void nobody) {}
}
