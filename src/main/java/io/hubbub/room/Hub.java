package io.hubbub.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The sessions of one event loop, and the audiences of the rooms they are in. What sessions wish goes to the homes; what
 * happens in the rooms comes back, and is written to everybody at the end of the tick. Every method runs on that loop, so
 * nothing here is locked.
 */
public final class Hub {
    /** The bits of a session's number that count at its hub; the hub's own number stands above. */
    private static final int COUNTER_BITS = 40;

    private final int index;
    private final Bus bus;
    private final Outbox outbox;
    private final Census census;
    private final Rules rules;
    private final LongSupplier clockNs;
    private final Tally tally;
    private final Loop loop = new Loop();

    private final Map<Long, Session> sessions = new HashMap<>();
    private final Map<String, Audience> audiences = new HashMap<>();
    private final Set<Session> behind = new LinkedHashSet<>();
    private final Map<Outlet, Long> closing = new LinkedHashMap<>();
    private long opened;
    private long nowNs;

    /** Of this tick: the audiences with something to do, and what has to wait until they are through. */
    private Set<Audience> dirty = new LinkedHashSet<>();

    private final List<Continuation> afterwards = new ArrayList<>();
    private long flush;
    private boolean flushDue;

    /** What a session goes on with. */
    private record Continuation(Session session, Runnable action) {}

    Hub(int index, Bus bus, Outbox outbox, Census census, Rules rules, LongSupplier clockNs) {
        this.index = index;
        this.bus = bus;
        this.outbox = outbox;
        this.census = census;
        this.rules = rules;
        this.clockNs = clockNs;
        this.nowNs = clockNs.getAsLong();
        this.tally = new Tally(census.traffic());
    }

    /** Starts to take notes from the homes. */
    void open() {
        bus.asHub(index, this::take);
    }

    /** A note that can't be taken keeps nothing from the others, nor its home from hearing that this hub has dealt with it. */
    private void take(NoteBatch batch) {
        assert loop.isCurrent();
        for (Note note : batch.notes()) {
            try {
                take(note);
            } catch (Throwable mistake) {
                mistakes().made("hub " + index + ": a note " + kind(note), mistake);
                mistakes().contain("hub " + index + ": after that mistake", () -> fail(note));
            }
        }
        if (batch.awaited()) {
            acknowledge(batch.home(), batch.round());
        }
    }

    /** Without what it carries: that may be anybody's words. */
    private static String kind(Object message) {
        return message.getClass().getSimpleName();
    }

    /** A session whose note can't be taken ends, and whoever waits for an answer to it is answered as if that one were gone already. */
    private void fail(Note note) {
        if (note instanceof Note.Asked asked) {
            answer(new Note.Failed(asked.ask().session(), ""));
        } else if (!(note instanceof Note.Settled) && !(note instanceof Note.Announced)) {
            session(note.session()).ifPresent(Session::fail);
            returnUnwanted(note);
        }
    }

    /** A new session for a connection, with a guest's nick. The caller gives it a {@link Listener} before anything else. */
    public Session open(Connection connection) {
        assert loop.isCurrent();
        long number = opened++;
        long id = ((long) index << COUNTER_BITS) | number;
        String nick = Names.guest(number * outbox.homeCount() + index + 1);
        Session session = new Session(this, id, connection, nick, nowNs);
        sessions.put(id, session);
        headcount().sessionOpened();
        return session;
    }

    /** The sessions that are open here. */
    public int size() {
        return sessions.size();
    }

    /** Ends every session. */
    public void closeAll(CloseReason reason) {
        closeEach(List.copyOf(sessions.values()), reason);
    }

    private static void closeEach(List<Session> some, CloseReason reason) {
        some.forEach(session -> session.contain(() -> session.close(reason)));
    }

    /** Whoever is in a room, by a copy of it that can't be trusted any more, ends; the mistake is told of already. */
    void failAll(Audience audience) {
        closeEach(
                sessions.values().stream()
                        .filter(session -> session.hasPlaceIn(audience))
                        .toList(),
                CloseReason.INTERNAL_ERROR);
    }

    /** What was asked of the home of a room so far. */
    Outbox.Mark mark(String room) {
        return outbox.mark(room);
    }

    /**
     * Looks after what only time tells: who took nothing for too long, who said nothing for too long, who doesn't read its
     * last bytes. To be called about once a second; this is also how exact the time limits are.
     */
    public void sweep() {
        assert loop.isCurrent();
        nowNs = clockNs.getAsLong();
        closeIf(behind, session -> session.isStuck(nowNs), CloseReason.TOO_SLOW);
        closeIf(sessions.values(), session -> session.isIdle(nowNs), CloseReason.IDLE);
        sessions.values().stream()
                .filter(session -> session.isToBeWoken(nowNs))
                .toList()
                .forEach(Session::wake);
        sessions.values().stream().filter(Session::isUnreadForLong).toList().forEach(Session::tellUnread);
        abortOverdue();
        audiences.values().removeIf(this::unsubscribed);
        tally.tell();
    }

    private static void closeIf(Collection<Session> among, Predicate<Session> overdue, CloseReason reason) {
        closeEach(
                among.stream()
                        .filter(session -> session.judge(() -> overdue.test(session)))
                        .toList(),
                reason);
    }

    private void abortOverdue() {
        for (var each = closing.entrySet().iterator(); each.hasNext(); ) {
            var entry = each.next();
            if (nowNs - entry.getValue() > 0) {
                each.remove();
                mistakes().contain("hub " + index + ": an outlet", entry.getKey()::abort);
            }
        }
    }

    private boolean unsubscribed(Audience audience) {
        boolean idle = audience.isIdle() && !audience.hasPending();
        if (idle) {
            mistakes().contain("room " + audience.key(), audience::unsubscribe);
        }
        return idle;
    }

    /** Whether nothing is under way from here, and nothing waits for the end of the tick. */
    boolean isQuiet() {
        return !flushDue && outbox.isSettled();
    }

    /** How many rooms events are taken for. */
    int audiences() {
        return audiences.size();
    }

    int index() {
        return index;
    }

    /** The time of the last sweep or flush: near enough for limits in seconds, and free. */
    long nowNs() {
        return nowNs;
    }

    /** The number of the flush that what is written now comes before. */
    long nextFlush() {
        return flush;
    }

    Optional<Session> session(long id) {
        return Optional.ofNullable(sessions.get(id));
    }

    boolean isMine(long session) {
        return of(session) == index;
    }

    /** Which hub a session is at. */
    static int of(long session) {
        return (int) (session >>> COUNTER_BITS);
    }

    // Wishes of sessions.

    Audience audience(String room) {
        return audiences.computeIfAbsent(Names.fold(room), key -> new Audience(this, key, bus));
    }

    void join(Membership member, Entry entry) {
        member.audience().expect(member.session().id());
        member.audience()
                .subscribed()
                .onComplete(subscribed -> member.session().contain(() -> {
                    if (subscribed.failed()) {
                        member.audience().expectNoMore(member.session().id());
                        throw new IllegalStateException(
                                "no events of room " + member.audience().key() + " can be had", subscribed.cause());
                    }
                    askToJoin(member, entry);
                }));
    }

    /** Not before events reach the audience; by then the session may be gone. */
    private void askToJoin(Membership member, Entry entry) {
        Session session = member.session();
        String key = member.audience().key();
        if (session.membership(key) == member) {
            askRoom(session, key, new Ask.Join(key, session.asMember(), entry));
        } else {
            member.audience().expectNoMore(session.id());
        }
    }

    boolean admits(Session session, Ask ask) {
        return outbox.admits(session, ask);
    }

    void askRoom(Session session, String key, Ask ask) {
        outbox.ask(outbox.homeOf(key), session, ask);
    }

    void askName(Session session, String name, Ask ask) {
        outbox.ask(outbox.homeOf(Names.fold(name)), session, ask);
    }

    void askEveryHome(Session session, Ask ask) {
        outbox.askEveryHome(session, ask);
    }

    int homeCount() {
        return outbox.homeCount();
    }

    Rules rules() {
        return rules;
    }

    Mistakes mistakes() {
        return census.mistakes();
    }

    Headcount headcount() {
        return census.headcount();
    }

    Tally tally() {
        return tally;
    }

    /** Ends what a session has everywhere. */
    void forget(Session session, List<Membership> memberships, CloseReason cause, String reason) {
        sessions.remove(session.id());
        behind.remove(session);
        outbox.forget(session);
        memberships.forEach(member -> session.contain(() -> forget(session, member, cause, reason)));
    }

    private void forget(Session session, Membership member, CloseReason cause, String reason) {
        Audience audience = member.audience();
        audience.members().remove(member);
        if (!member.isLeaving()) {
            askRoom(session, audience.key(), new Ask.Quit(audience.key(), session.id(), cause, reason));
        }
    }

    void ended(Session session, CloseReason reason) {
        headcount().sessionEnded();
        census.ended(session.door(), session.address(), session.nameInLogs(), reason);
    }

    /** An outlet is about to be closed; it is aborted if it isn't closed in time. */
    void closing(Outlet outlet, long withinNs) {
        closing.put(outlet, nowNs + withinNs);
    }

    /** An outlet is closed for good. */
    public void closed(Outlet outlet) {
        closing.remove(outlet);
    }

    void isBehind(Session session) {
        behind.add(session);
    }

    void isNotBehind(Session session) {
        behind.remove(session);
    }

    void closeLater(Session session, CloseReason reason) {
        afterwards(session, () -> session.close(reason));
    }

    void departedLater(Session session, String room, Event.Departed how) {
        afterwards(session, () -> session.hear(listener -> listener.departed(room, how)));
    }

    /** Does something for a session once this tick is written to everybody. */
    void afterwards(Session session, Runnable action) {
        afterwards.add(new Continuation(session, action));
        flushLater();
    }

    // What comes from the homes.

    private void take(Note note) {
        if (note instanceof Note.Settled settled) {
            outbox.settled(settled.home(), settled.batch(), settled.held());
        } else if (note instanceof Note.Asked asked) {
            answer(asked.ask());
        } else if (note instanceof Note.Announced announced) {
            List.copyOf(sessions.values())
                    .forEach(session ->
                            session.hear(listener -> listener.announced(announced.from(), announced.speech())));
        } else {
            session(note.session()).ifPresentOrElse(session -> take(session, note), () -> returnUnwanted(note));
        }
    }

    private void answer(Ask.OfEveryHub ask) {
        if (ask instanceof Ask.Supersede supersede) {
            supersede(supersede);
        } else {
            answer(new Note.Answered(ask.session(), ask.question(), answerTo(ask)));
        }
    }

    private void supersede(Ask.Supersede ask) {
        Optional<Session> earlier = session(ask.id()).filter(found -> ask.id() != ask.session());
        Runnable done = () -> answer(new Note.Answered(ask.session(), ask.question(), earlier.isPresent()));
        earlier.ifPresentOrElse(found -> found.superseded(done), done);
    }

    private Object answerTo(Ask.OfEveryHub ask) {
        if (ask instanceof Ask.Search search) {
            return find(search);
        } else if (ask instanceof Ask.InspectSessions inspect) {
            return inspect(Filter.of(inspect.filter()));
        } else if (ask instanceof Ask.Close close) {
            return close(close);
        }
        throw new IllegalStateException("no answer to " + ask);
    }

    private Inspection<SessionView> inspect(Filter filter) {
        return Inspection.of(sessions.values(), session -> session.isLike(filter), Session.WORST_FIRST)
                .map(session -> session.view(nowNs));
    }

    /** Returns whether it was here. */
    private boolean close(Ask.Close close) {
        Optional<Session> session = session(close.id());
        session.ifPresent(found -> found.killed(close.by(), close.reason()));
        return session.isPresent();
    }

    /** What one of the sessions here observes has reached it. */
    void observed(Note.Happened note) {
        outbox.ask(note.home(), new Ask.Observed(note.session(), note.observation(), note.bytes()));
    }

    /** Somebody who can't be described ends, and not the one who asked. */
    private List<Description> find(Ask.Search search) {
        List<Description> found = new ArrayList<>();
        sessions.values().stream()
                .filter(session -> session.isFoundBy(search))
                .limit(Names.FOUND)
                .forEach(session -> session.contain(() -> found.add(session.description(nowNs))));
        return found;
    }

    /** What was for somebody who is gone. */
    private void returnUnwanted(Note note) {
        if (note instanceof Note.Granted granted) {
            String nick = granted.nick();
            outbox.ask(outbox.homeOf(Names.fold(nick)), new Ask.Release(granted.session(), nick));
        } else if (note instanceof Note.Told told) {
            refuse(told.message(), Refusal.Why.NO_SUCH_NICK);
        } else if (note instanceof Note.Barred barred) {
            expectNoMore(barred.room(), barred.session());
        } else if (note instanceof Note.Failed failed) {
            expectNoMore(failed.room(), failed.session());
        } else if (note instanceof Note.Inquired inquired) {
            answer(new Note.Answered(inquired.by(), inquired.question(), Optional.empty()));
        }
    }

    private void expectNoMore(String room, long session) {
        Optional.ofNullable(audiences.get(room)).ifPresent(audience -> audience.expectNoMore(session));
    }

    /** What others say to one alone counts against what it may have waiting: nobody may throw it out like that. */
    private void tell(Session session, DirectMessage message) {
        if (session.isFarBehind()) {
            refuse(message, Refusal.Why.CANT_TAKE_MORE);
        } else {
            session.hear(listener -> listener.told(message));
            answer(new Note.Delivered(message.from().session(), message, session.asMember()));
        }
    }

    private void refuse(DirectMessage message, Refusal.Why why) {
        Refusal refusal = new Refusal(why, message.to(), message.speech());
        answer(new Note.Refused(message.from().session(), refusal));
    }

    /** Sends a note to its session's hub. */
    private void answer(Note note) {
        bus.toHub(of(note.session()), new NoteBatch(List.of(note)));
    }

    private void take(Session session, Note note) {
        if (note instanceof Note.Told told) {
            tell(session, told.message());
        } else if (note instanceof Note.Delivered delivered) {
            session.hear(listener -> listener.delivered(delivered.message(), delivered.to()));
        } else if (note instanceof Note.Refused refused) {
            session.refuse(refused.refusal());
        } else if (note instanceof Note.Granted granted) {
            granted(session, granted.nick());
        } else if (note instanceof Note.Barred barred) {
            expectNoMore(barred.room(), session.id());
            session.barred(barred.room(), barred.refusal());
        } else if (note instanceof Note.Failed failed) {
            expectNoMore(failed.room(), session.id());
            session.fail();
        } else if (note instanceof Note.Inquired inquired) {
            answer(new Note.Answered(inquired.by(), inquired.question(), Optional.of(session.description(nowNs))));
        } else if (note instanceof Note.Answered answered) {
            session.answered(answered.question(), answered.answer());
        } else if (note instanceof Note.Killed killed) {
            session.killed(killed.by(), killed.reason());
        } else if (note instanceof Note.Happened happened) {
            session.observed(happened);
        } else {
            takeNews(session, note);
        }
    }

    private static void takeNews(Session session, Note note) {
        if (note instanceof Note.SaidInto into) {
            session.hear(listener -> listener.saidInto(into.room(), into.said()));
        } else if (note instanceof Note.FoundToInvite found) {
            session.invite(found.room(), found.who());
        } else if (note instanceof Note.Invited invited) {
            session.hear(listener -> listener.invited(invited.by(), invited.room()));
        } else if (note instanceof Note.InvitationSent sent) {
            session.hear(listener -> listener.invitationSent(sent.who(), sent.room()));
        } else if (note instanceof Note.Appeared appeared) {
            session.hear(listener -> listener.appeared(appeared.who()));
        } else if (note instanceof Note.Disappeared disappeared) {
            session.hear(listener -> listener.disappeared(disappeared.nick()));
        } else if (note instanceof Note.Changed changed) {
            session.hear(listener -> listener.changed(changed.who(), changed.before()));
        } else {
            throw new IllegalStateException("a hub knows no " + kind(note));
        }
    }

    private void granted(Session session, String nick) {
        String old = session.nick();
        if (!Names.fold(nick).equals(Names.fold(old))) {
            session.giveBackNick();
        }
        session.renamed(nick);
    }

    /** A batch is written to all members who can take it. */
    void seen(RoomBatch batch) {
        if (batch.awaited().contains(index)) {
            census.traffic().took(clockNs.getAsLong() - batch.publishedNs());
            acknowledge(batch.home(), batch.round());
        }
    }

    private void acknowledge(int home, long round) {
        mistakes().contain("an acknowledgement", () -> outbox.seen(home, round));
    }

    void flushLater(Audience audience) {
        dirty.add(audience);
        flushLater();
    }

    private void flushLater() {
        if (!flushDue) {
            flushDue = true;
            bus.later(this::flush);
        }
    }

    private void reportLagging(Audience audience) {
        Members members = audience.members();
        if (members.laggingChanged()) {
            outbox.ask(outbox.homeOf(audience.key()), new Ask.Lagging(audience.key(), members.lagging()));
        }
    }

    private void flush() {
        assert loop.isCurrent();
        flushDue = false;
        nowNs = clockNs.getAsLong();
        Set<Audience> due = dirty;
        dirty = new LinkedHashSet<>();
        for (Audience audience : due) {
            try {
                flush(audience);
            } catch (Throwable mistake) {
                // The sessions concerned have ended by now, and the homes have heard.
                mistakes().made("room " + audience.key(), mistake);
            }
        }
        tally.tell();
        flush++;
        List<Continuation> actions = List.copyOf(afterwards);
        afterwards.clear();
        actions.forEach(next -> next.session().contain(next.action()));
    }

    private void flush(Audience audience) {
        if (audience.hasPending()) {
            audience.flush(flush);
        }
        reportLagging(audience);
    }
}
