package io.hubbub.hub;

import io.hubbub.bus.NickRequest;
import io.hubbub.bus.Reply;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.Names;
import io.hubbub.room.Refusal;
import java.util.Optional;
import java.util.function.Consumer;

/** Notes for sessions that are gone: whoever waits for what comes of one is told. Runs on the hub's loop. */
final class UndeliverableReplies implements Reply.ForSession.Handler<Void> {
    private final Hub hub;
    private final HubOutbox outbox;
    private final Consumer<Reply.ForSession> send;

    /** @param send takes a note to its session's hub */
    UndeliverableReplies(Hub hub, HubOutbox outbox, Consumer<Reply.ForSession> send) {
        this.hub = hub;
        this.outbox = outbox;
        this.send = send;
    }

    /** The nick is free again. */
    @Override
    public void granted(Reply.Granted note, Void nobody) {
        String nick = note.nick();
        outbox.ask(outbox.homeOf(Names.fold(nick)), new NickRequest.Release(note.session(), nick));
    }

    @Override
    public void told(Reply.Told note, Void nobody) {
        refuse(note.message(), Refusal.Why.NO_SUCH_NICK);
    }

    /** Tells the speaker that its words don't reach anybody. */
    void refuse(DirectMessage message, Refusal.Why why) {
        Refusal refusal = new Refusal(why, message.to(), message.speech());
        send.accept(new Reply.Refused(message.from().session(), refusal));
    }

    @Override
    public void barred(Reply.Barred note, Void nobody) {
        hub.expectNoMore(note.room(), note.session());
    }

    @Override
    public void failed(Reply.Failed note, Void nobody) {
        hub.expectNoMore(note.room(), note.session());
    }

    @Override
    public void inquired(Reply.Inquired note, Void nobody) {
        send.accept(new Reply.Answered(note.by(), note.query(), Optional.empty()));
    }

    // Nobody waits for what comes of these.

    @Override
    public void delivered(Reply.Delivered note, Void nobody) {}

    @Override
    public void saidInto(Reply.SaidInto note, Void nobody) {}

    @Override
    public void refused(Reply.Refused note, Void nobody) {}

    @Override
    public void foundToInvite(Reply.FoundToInvite note, Void nobody) {}

    @Override
    public void invited(Reply.Invited note, Void nobody) {}

    @Override
    public void invitationSent(Reply.InvitationSent note, Void nobody) {}

    @Override
    public void answered(Reply.Answered note, Void nobody) {}

    @Override
    public void appeared(Reply.Appeared note, Void nobody) {}

    @Override
    public void disappeared(Reply.Disappeared note, Void nobody) {}

    @Override
    public void changed(Reply.Changed note, Void nobody) {}

    @Override
    public void killed(Reply.Killed note, Void nobody) {}

    /** Its home forgets it with the session's farewell, and waits for no word. */
    @Override
    public void happened(Reply.Happened note, Void nobody) {}
}
