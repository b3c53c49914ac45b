package io.hubbub.hub;

import io.hubbub.bus.Answer;
import io.hubbub.bus.Bus;
import io.hubbub.bus.Reply;
import io.hubbub.bus.ReplyBatch;
import io.hubbub.bus.Request;
import io.hubbub.bus.SessionReplyHandler;
import io.hubbub.room.Description;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.Refusal;
import io.hubbub.room.SessionId;
import io.hubbub.stats.ConnectionStats;
import io.hubbub.stats.Mistakes;
import io.hubbub.stats.Strays;
import java.util.List;
import java.util.Optional;

/** Handles the replies of homes to one hub and its sessions. Runs on the hub's loop. */
final class Replies implements Reply.Handler, SessionReplyHandler<Session> {
    private final String where;
    private final Sessions sessions;
    private final Audiences audiences;
    private final Mistakes mistakes;
    private final Strays strays;
    private final Bus bus;
    private final HubOutbox outbox;
    private final HubRequests answers;
    private final Post post;
    private final UndeliverableReplies unwanted;

    Replies(
            int hub,
            Sessions sessions,
            Audiences audiences,
            Bus bus,
            HubOutbox outbox,
            ConnectionStats stats,
            Post post) {
        this.where = "hub " + hub;
        this.sessions = sessions;
        this.audiences = audiences;
        this.mistakes = stats.mistakes();
        this.strays = stats.strays();
        this.bus = bus;
        this.outbox = outbox;
        this.answers = new HubRequests(hub, sessions, this::send);
        this.post = post;
        this.unwanted = new UndeliverableReplies(audiences, outbox, post, this::send);
    }

    /** A reply that can't be taken keeps nothing from the others, nor its home from hearing that this hub has dealt with it. */
    void take(ReplyBatch batch) {
        for (Reply reply : batch.replies()) {
            try {
                reply.handledBy(this);
            } catch (Throwable mistake) {
                // Without what the reply carries: that may be anybody's words.
                mistakes.made(where + ": a reply " + reply.getClass().getSimpleName(), mistake);
                mistakes.contain(where + ": after that mistake", () -> fail(reply));
            }
        }
        if (batch.awaited()) {
            mistakes.contain("an acknowledgement", () -> outbox.seen(batch.home(), batch.number()));
        }
    }

    /**
     * A session whose reply can't be taken ends, and an asker who waits for an answer to it is answered as if that session were gone
     * already.
     */
    private void fail(Reply reply) {
        if (reply instanceof Reply.Asked asked) {
            send(new Reply.Failed(asked.request().session(), ""));
        } else if (reply instanceof Reply.ForSession one) {
            sessions.find(one.session()).ifPresent(session -> session.guard().fail());
            one.handledBy(unwanted, null);
        }
    }

    /** Sends a reply to its session's hub. */
    private void send(Reply.ForSession reply) {
        bus.toHub(SessionId.hub(reply.session()), new ReplyBatch(List.of(reply)));
    }

    @Override
    public void settled(Reply.Settled settled) {
        outbox.settled(settled);
    }

    @Override
    public void asked(Reply.Asked asked) {
        asked.request().handledBy(answers);
    }

    /** To everybody who has come in: a door may want a password first. */
    @Override
    public void announced(Reply.Announced announced) {
        List.copyOf(sessions.all()).stream()
                .filter(session -> session.identity().isIntroduced())
                .forEach(session -> session.tell(listener -> listener.announced(announced.from(), announced.speech())));
    }

    /** The session that waits for it ends, wherever it is. */
    @Override
    public void unreadable(Reply.Unreadable reply) {
        mistakes.made(where + ": a reply", new IllegalStateException(reply.complaint()));
        if (reply.session() != Request.NOBODY) {
            send(new Reply.Failed(reply.session(), reply.room()));
        }
    }

    @Override
    public void forSession(Reply.ForSession reply) {
        sessions.find(reply.session())
                .ifPresentOrElse(session -> reply.handledBy(this, session), () -> reply.handledBy(unwanted, null));
    }

    @Override
    public void granted(Reply.Granted reply, Session session) {
        session.requests().naming().granted(reply.nick(), reply.account());
    }

    /** Words of others to this session alone count against what it may have waiting: nobody may throw it out like that. */
    @Override
    public void direct(Reply.Direct told, Session session) {
        DirectMessage message = told.message();
        if (session.writing().isFarBehind()) {
            unwanted.refuse(message, Refusal.Why.CANT_TAKE_MORE);
        } else {
            session.tell(listener -> listener.directMessage(message));
            post.reached(told, session.identity().accountId());
            send(new Reply.Delivered(
                    message.from().session(), message, session.identity().asMember()));
        }
    }

    @Override
    public void copied(Reply.Copied copied, Session session) {
        if (!session.writing().isFarBehind()) {
            session.tell(listener -> listener.copied(copied.message()));
        }
    }

    @Override
    public void delivered(Reply.Delivered reply, Session session) {
        session.contain(() -> session.requests().naming().copyToOwn(reply.message()));
        session.tell(listener -> listener.delivered(reply.message(), reply.to()));
    }

    @Override
    public void absent(Reply.Absent reply, Session session) {
        if (post.mayWait(reply.message(), reply.toAccount())) {
            post.keepForLater(reply, Optional.of(session));
        } else {
            unwanted.refuse(reply.message(), Refusal.Why.NO_SUCH_NICK);
        }
    }

    @Override
    public void saidInto(Reply.SaidInto reply, Session session) {
        session.tell(listener -> listener.saidInto(reply.room(), reply.said()));
    }

    @Override
    public void refused(Reply.Refused reply, Session session) {
        session.guard().refuse(reply.refusal());
    }

    @Override
    public void failed(Reply.Failed reply, Session session) {
        audiences.expectNoMore(reply.room(), session.id());
        session.guard().fail();
    }

    @Override
    public void barred(Reply.Barred reply, Session session) {
        audiences.expectNoMore(reply.room(), session.id());
        session.requests().barred(reply.room(), reply.refusal());
    }

    @Override
    public void foundToInvite(Reply.FoundToInvite reply, Session session) {
        session.requests().invite(reply.room(), reply.who());
    }

    @Override
    public void invited(Reply.Invited reply, Session session) {
        session.tell(listener -> listener.invited(reply.by(), reply.room()));
    }

    @Override
    public void invitationSent(Reply.InvitationSent reply, Session session) {
        session.tell(listener -> listener.invitationSent(reply.who(), reply.room()));
    }

    @Override
    public void queried(Reply.Queried reply, Session session) {
        Description description = SessionReport.description(session, reply.by());
        send(new Reply.Answered(
                reply.by().session(), reply.query(), reply.asked(), new Answer.Person(Optional.of(description))));
    }

    /** Answers once everybody knows of its other nick. */
    @Override
    public void outranked(Reply.Outranked reply, Session session) {
        session.contain(() ->
                session.requests().naming().outranked(reply.nick(), () -> send(outOfTheWay(reply, true))));
    }

    static Reply.Answered outOfTheWay(Reply.Outranked reply, boolean found) {
        return new Reply.Answered(reply.owner(), reply.query(), reply.asked(), new Answer.Closed(found));
    }

    @Override
    public void answered(Reply.Answered reply, Session session) {
        session.tell(listener -> {
            if (!session.queries().answered(reply)) {
                strays.ignore(where + ": an answer to query", reply.query());
            }
        });
    }

    @Override
    public void appeared(Reply.Appeared reply, Session session) {
        session.tell(listener -> listener.appeared(reply.who()));
    }

    @Override
    public void disappeared(Reply.Disappeared reply, Session session) {
        session.tell(listener -> listener.disappeared(reply.nick()));
    }

    @Override
    public void changed(Reply.Changed reply, Session session) {
        session.tell(listener -> listener.changed(reply.who(), reply.before()));
    }

    @Override
    public void killed(Reply.Killed reply, Session session) {
        session.killed(reply.by(), reply.reason());
    }

    @Override
    public void happened(Reply.Happened reply, Session session) {
        // Whatever the observer makes of it, the home hears that there is room again.
        outbox.request(reply.home(), new Request.Observed(reply.session(), reply.observation(), reply.bytes()));
        session.tell(listener -> session.queries().admin().happened(reply));
    }
}
