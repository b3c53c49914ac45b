package io.hubbub.home;

import io.hubbub.bus.Answer;
import io.hubbub.bus.NickRequest;
import io.hubbub.bus.Reply;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.Member;
import io.hubbub.room.MessageId;
import io.hubbub.room.PastNick;
import io.hubbub.room.Refusal;
import io.hubbub.room.Refusal.Why;
import io.hubbub.room.Right;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The nicks that live at one home: who has them, who had them, and who wants to know. Runs on the home's loop. */
final class HomeNicks implements NickRequest.Handler {
    private final int home;
    private final HomeOutbox outbox;
    private final LongSupplier clockMs;
    private final NickRegistry registry = new NickRegistry();
    private final Watchers watchers = new Watchers();
    private final PastNicks past;
    private final NickOwners owners;

    /** The key of the last direct message: a home has one log for all of them. */
    private long lastMessage;

    /**
     * @param home the instance whose home this is
     * @param log the number of the log of which direct messages have their names
     * @param clockMs milliseconds since 1970
     * @param pastNicks how many to remember who are gone
     * @param owners whose nicks are whose
     */
    HomeNicks(int home, long log, HomeOutbox outbox, LongSupplier clockMs, int pastNicks, NickOwners owners) {
        this.home = home;
        this.outbox = outbox;
        this.clockMs = clockMs;
        this.past = new PastNicks(pastNicks);
        this.owners = owners;
        this.lastMessage = MessageId.key(log, 0);
    }

    /** A mistake was made over this: its session ends, and knows of no nick that it may have been given here. */
    void undo(NickRequest request) {
        if (request instanceof NickRequest.Claim claim) {
            release(claim.nick(), claim.session());
        }
    }

    private void release(String nick, long session) {
        registry.release(nick, session).ifPresent(this::disappeared);
    }

    @Override
    public void release(NickRequest.Release release) {
        release(release.nick(), release.session());
    }

    @Override
    public void findToInvite(NickRequest.FindToInvite find) {
        find(
                find.session(),
                find.nick(),
                who -> outbox.reply(new Reply.FoundToInvite(find.session(), who, find.room())));
    }

    @Override
    public void kill(NickRequest.Kill kill) {
        if (!kill.rights().has(Right.KILL)) {
            refuse(kill.session(), new Refusal(Why.NOT_SERVER_OPERATOR, kill.nick()));
            return;
        }
        List<Member> all = registry.all(kill.nick());
        all.forEach(who -> outbox.forward(new Reply.Killed(who.session(), kill.by(), kill.reason())));
        if (all.isEmpty()) {
            refuse(kill.by().session(), new Refusal(Why.NO_SUCH_NICK, kill.nick()));
        }
    }

    @Override
    public void queryPerson(NickRequest.QueryPerson queryPerson) {
        registry.find(queryPerson.nick())
                .ifPresentOrElse(
                        who -> outbox.forward(
                                new Reply.Queried(who.session(), queryPerson.by(), queryPerson.query(), home)),
                        () -> outbox.answer(queryPerson, new Answer.Person(Optional.empty())));
    }

    @Override
    public void queryPast(NickRequest.QueryPast queryPerson) {
        outbox.answer(queryPerson, new Answer.Past(past.of(queryPerson.nick())));
    }

    @Override
    public void watch(NickRequest.Watch watch) {
        watchers.add(watch.session(), watch.nick());
        outbox.answer(watch, new Answer.Holder(registry.find(watch.nick())));
    }

    @Override
    public void unwatch(NickRequest.Unwatch unwatch) {
        watchers.remove(unwatch.session(), unwatch.nick());
    }

    @Override
    public void claim(NickRequest.Claim claim) {
        long owner = owners.ownerOf(claim.nick());
        if (owner != NickOwners.NOBODY && owner != claim.account()) {
            refuse(claim.session(), new Refusal(Why.NICK_OWNED, claim.nick()));
        } else if (registry.claim(claim.nick(), claim.session(), claim.account())) {
            outbox.reply(new Reply.Granted(claim.session(), claim.nick(), claim.account()));
        } else {
            refuse(claim.session(), new Refusal(Why.NICK_TAKEN, claim.nick()));
        }
    }

    /** A session of the owner's own that has it keeps it. */
    @Override
    public void reclaim(NickRequest.Reclaim reclaim) {
        String nick = reclaim.nick();
        OptionalLong holder = registry.holder(nick);
        boolean isOwner = owners.ownerOf(nick) == reclaim.account() && reclaim.account() != NickOwners.NOBODY;
        boolean isOthers = holder.isPresent()
                && holder.getAsLong() != reclaim.session()
                && registry.account(nick) != reclaim.account();
        if (isOwner && isOthers) {
            outbox.forward(new Reply.Outranked(holder.getAsLong(), nick, reclaim.session(), reclaim.query(), home));
        } else {
            outbox.answer(reclaim, new Answer.Closed(false));
        }
    }

    @Override
    public void introduce(NickRequest.Introduce introduce) {
        Member who = introduce.who();
        Member before = registry.introduce(who, account(who)).orElse(null);
        if (before == null) {
            watchers.each(who.nick(), session -> outbox.reply(new Reply.Appeared(session, who)));
        } else if (!before.profile().equals(who.profile())) {
            watchers.each(who.nick(), session -> outbox.reply(new Reply.Changed(session, who, before.profile())));
        }
    }

    /** The account that somebody is logged in to, whose name is its owner's nick. */
    private long account(Member who) {
        String account = who.profile().account();
        return account.isEmpty() ? NickOwners.NOBODY : owners.ownerOf(account);
    }

    private void disappeared(Member who) {
        past.add(new PastNick(who.nick(), who.profile(), clockMs.getAsLong()));
        watchers.each(who.nick(), session -> outbox.reply(new Reply.Disappeared(session, who.nick())));
    }

    @Override
    public void message(NickRequest.Message tell) {
        Member to = registry.find(tell.nick()).orElse(null);
        if (to == null) {
            tellOwner(tell);
        } else {
            DirectMessage message = stamped(tell);
            long account = to.profile().account().isEmpty() ? NickOwners.NOBODY : registry.account(tell.nick());
            outbox.forward(new Reply.Direct(to.session(), message, tell.account(), account));
            copy(tell.nick(), to.session(), message);
        }
    }

    /** Nobody has the nick now. */
    private void tellOwner(NickRequest.Message tell) {
        long owner = owners.accountOf(tell.nick());
        if (owner == NickOwners.NOBODY) {
            refuse(tell.session(), new Refusal(Why.NO_SUCH_NICK, tell.nick(), tell.speech()));
        } else {
            outbox.reply(new Reply.Absent(tell.session(), stamped(tell), tell.account(), owner));
        }
    }

    private DirectMessage stamped(NickRequest.Message tell) {
        return new DirectMessage(++lastMessage, clockMs.getAsLong(), tell.from(), tell.nick(), tell.speech());
    }

    @Override
    public void copy(NickRequest.Copy copy) {
        copy(copy.nick(), copy.session(), copy.message());
    }

    /** @param but the session that knows it already */
    private void copy(String nick, long but, DirectMessage message) {
        for (Member also : registry.all(nick)) {
            if (also.session() != but) {
                outbox.reply(new Reply.Copied(also.session(), message));
            }
        }
    }

    /** Does something with the holder of a nick, or tells the asker that nobody has it. */
    private void find(long asker, String nick, Consumer<Member> found) {
        registry.find(nick).ifPresentOrElse(found, () -> refuse(asker, new Refusal(Why.NO_SUCH_NICK, nick)));
    }

    private void refuse(long session, Refusal refusal) {
        outbox.reply(new Reply.Refused(session, refusal));
    }
}
