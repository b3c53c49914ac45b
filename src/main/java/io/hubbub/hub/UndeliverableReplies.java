package io.hubbub.hub;

import io.hubbub.bus.Answer;
import io.hubbub.bus.NickRequest;
import io.hubbub.bus.Reply;
import io.hubbub.bus.SessionReplyHandler;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.Names;
import io.hubbub.room.Refusal;
import java.util.Optional;
import java.util.function.Consumer;

/** Replies for sessions that are gone: a session that waits for what comes of one is told. Runs on the hub's loop. */
final class UndeliverableReplies implements SessionReplyHandler<Void> {
    private final Audiences audiences;
    private final HubOutbox outbox;
    private final Post post;
    private final Consumer<Reply.ForSession> send;

    /** @param send takes a reply to its session's hub */
    UndeliverableReplies(Audiences audiences, HubOutbox outbox, Post post, Consumer<Reply.ForSession> send) {
        this.audiences = audiences;
        this.outbox = outbox;
        this.post = post;
        this.send = send;
    }

    /** The nick is free again. */
    @Override
    public void granted(Reply.Granted reply, Void nobody) {
        String nick = reply.nick();
        outbox.request(outbox.homeOf(Names.fold(nick)), new NickRequest.Release(reply.session(), nick));
    }

    /** Its owner may see it later. */
    @Override
    public void direct(Reply.Direct reply, Void nobody) {
        DirectMessage message = reply.message();
        if (post.mayWait(message, reply.toAccount())) {
            send.accept(new Reply.Absent(message.from().session(), message, reply.fromAccount(), reply.toAccount()));
        } else {
            refuse(message, Refusal.Why.NO_SUCH_NICK);
        }
    }

    /** The words were said, though the speaker is gone. */
    @Override
    public void absent(Reply.Absent reply, Void nobody) {
        if (post.mayWait(reply.message(), reply.toAccount())) {
            post.keepForLater(reply, Optional.empty());
        }
    }

    /** Somebody else knows it. */
    @Override
    public void copied(Reply.Copied reply, Void nobody) {
        // There is nobody to be told.
    }

    /** Tells the speaker that its words don't reach anybody. */
    void refuse(DirectMessage message, Refusal.Why why) {
        Refusal refusal = new Refusal(why, message.to(), message.speech());
        send.accept(new Reply.Refused(message.from().session(), refusal));
    }

    @Override
    public void barred(Reply.Barred reply, Void nobody) {
        audiences.expectNoMore(reply.room(), reply.session());
    }

    @Override
    public void failed(Reply.Failed reply, Void nobody) {
        audiences.expectNoMore(reply.room(), reply.session());
    }

    @Override
    public void queried(Reply.Queried reply, Void nobody) {
        send.accept(new Reply.Answered(
                reply.by().session(), reply.query(), reply.asked(), new Answer.Person(Optional.empty())));
    }

    /** Its home has heard its farewell, or does before it hears of the owner again. */
    @Override
    public void outranked(Reply.Outranked reply, Void nobody) {
        send.accept(Replies.outOfTheWay(reply, false));
    }

    // Nobody waits for what comes of these.

    @Override
    public void delivered(Reply.Delivered reply, Void nobody) {}

    @Override
    public void saidInto(Reply.SaidInto reply, Void nobody) {}

    @Override
    public void refused(Reply.Refused reply, Void nobody) {}

    @Override
    public void foundToInvite(Reply.FoundToInvite reply, Void nobody) {}

    @Override
    public void invited(Reply.Invited reply, Void nobody) {}

    @Override
    public void invitationSent(Reply.InvitationSent reply, Void nobody) {}

    @Override
    public void answered(Reply.Answered reply, Void nobody) {}

    @Override
    public void appeared(Reply.Appeared reply, Void nobody) {}

    @Override
    public void disappeared(Reply.Disappeared reply, Void nobody) {}

    @Override
    public void changed(Reply.Changed reply, Void nobody) {}

    @Override
    public void killed(Reply.Killed reply, Void nobody) {}

    /** Its home forgets it with the session's farewell, and waits for no word. */
    @Override
    public void happened(Reply.Happened reply, Void nobody) {}
}
