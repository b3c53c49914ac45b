package io.hubbub.hub;

import io.hubbub.bus.Bus;
import io.hubbub.bus.Loop;
import io.hubbub.bus.MemberRequest;
import io.hubbub.bus.Reply;
import io.hubbub.bus.Request;
import io.hubbub.bus.RoomBatch;
import io.hubbub.bus.RoomRequest;
import io.hubbub.room.ChatLimits;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Entry;
import io.hubbub.room.Event;
import io.hubbub.room.Names;
import io.hubbub.room.SessionId;
import io.hubbub.stats.ConnectionStats;
import io.hubbub.stats.Mistakes;
import io.hubbub.stats.Presence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The sessions of one event loop, and the audiences of the rooms they are in. What sessions ask for goes to the homes; what
 * happens in the rooms comes back, and is written to everybody at the end of the tick. Every method runs on that loop, so
 * nothing here is locked.
 */
public final class Hub {
    private final int index;
    private final Bus bus;
    private final HubOutbox outbox;
    private final ConnectionStats stats;
    private final ChatLimits rules;
    private final LongSupplier clockNs;
    private final Tally tally;
    private final Loop loop = new Loop();

    private final Map<Long, Session> sessions = new HashMap<>();
    private final Map<String, Audience> audiences = new HashMap<>();
    private final Set<Session> behind = new LinkedHashSet<>();
    private final ClosingOutlets closing;
    private long opened;
    private long nowNs;

    /** Of this tick: the audiences with something to do, and what has to wait until they are through. */
    private Set<Audience> dirty = new LinkedHashSet<>();

    private final List<Continuation> afterwards = new ArrayList<>();
    private long flush;
    private boolean flushDue;

    /** What a session goes on with. */
    private record Continuation(Session session, Runnable action) {}

    public Hub(int index, Bus bus, HubOutbox outbox, ConnectionStats stats, ChatLimits rules, LongSupplier clockNs) {
        this.index = index;
        this.bus = bus;
        this.outbox = outbox;
        this.stats = stats;
        this.rules = rules;
        this.clockNs = clockNs;
        this.nowNs = clockNs.getAsLong();
        this.tally = new Tally(stats.traffic());
        this.closing = new ClosingOutlets("hub " + index, stats.mistakes());
    }

    /** Starts to take replies from the homes. */
    public void open() {
        Replies replies = new Replies(this, bus, outbox);
        bus.asHub(index, batch -> {
            assert loop.isCurrent();
            replies.take(batch);
        });
    }

    /** A new session for a connection, with a guest's nick. The caller gives it a {@link Listener} before anything else. */
    public Session open(Connection connection) {
        assert loop.isCurrent();
        long number = nextNumber();
        long id = SessionId.of(index, number);
        String nick = Names.guest(bus.nodes().guest(index, number));
        Session session = new Session(this, outbox, id, connection, nick);
        sessions.put(id, session);
        presence().sessionOpened();
        return session;
    }

    /** A number that no open session has: they begin again some day. */
    private long nextNumber() {
        while (sessions.containsKey(SessionId.of(index, opened))) {
            opened++;
        }
        return opened++;
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
                        .filter(session -> session.subscriptions().hasPlaceIn(audience))
                        .toList(),
                CloseReason.INTERNAL_ERROR);
    }

    /** What was asked of the home of a room so far. */
    HubOutbox.Mark mark(String room) {
        return outbox.mark(room);
    }

    /** A join that was expected in a room doesn't let anybody in. */
    void expectNoMore(String room, long session) {
        Optional.ofNullable(audiences.get(room)).ifPresent(audience -> audience.expectNoMore(session));
    }

    /**
     * Looks after what only time tells: who took nothing for too long, who said nothing for too long, who doesn't read its
     * last bytes. To be called about once a second; this is also how exact the time limits are.
     */
    public void sweep() {
        assert loop.isCurrent();
        nowNs = clockNs.getAsLong();
        closeIf(behind, session -> session.writing().isStuck(nowNs), CloseReason.TOO_SLOW);
        closeIf(sessions.values(), session -> session.reading().isIdle(), CloseReason.IDLE);
        readings(Reading::isToBeWoken).forEach(Reading::wake);
        readings(Reading::isUnreadForLong).forEach(Reading::tellUnread);
        closing.abortOverdue(nowNs);
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

    private List<Reading> readings(Predicate<Reading> due) {
        return sessions.values().stream().map(Session::reading).filter(due).toList();
    }

    private boolean unsubscribed(Audience audience) {
        boolean idle = audience.isIdle() && !audience.hasPending();
        if (idle) {
            mistakes().contain("room " + audience.key(), audience::unsubscribe);
        }
        return idle;
    }

    /** Whether nothing is in flight from here, and nothing waits for the end of the tick. */
    public boolean isQuiet() {
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

    Collection<Session> sessions() {
        return sessions.values();
    }

    Optional<Session> session(long id) {
        return Optional.ofNullable(sessions.get(id));
    }

    boolean isMine(long session) {
        return SessionId.hub(session) == index;
    }

    // Requests of sessions.

    Audience audience(String room) {
        return audiences.computeIfAbsent(Names.fold(room), key -> new Audience(this, key, bus));
    }

    void join(Subscription member, Entry entry) {
        member.audience().expect(member.session().id());
        member.audience()
                .subscribed()
                .onComplete(subscribed -> member.session().contain(() -> {
                    if (subscribed.failed()) {
                        member.audience().expectNoMore(member.session().id());
                        throw new IllegalStateException(
                                "no events of room " + member.audience().key() + " can be had", subscribed.cause());
                    }
                    requestJoin(member, entry);
                }));
    }

    /** Not before events reach the audience; by then the session may be gone. */
    private void requestJoin(Subscription member, Entry entry) {
        Session session = member.session();
        String key = member.audience().key();
        if (session.subscriptions().of(key) == member) {
            outbox.requestRoom(session, new RoomRequest.Join(key, session.asMember(), entry));
        } else {
            member.audience().expectNoMore(session.id());
        }
    }

    /** The homes there are. */
    Collection<Integer> homes() {
        return outbox.homes();
    }

    /** The home where a name lives. */
    int homeOf(String foldedName) {
        return outbox.homeOf(foldedName);
    }

    /** Something came that nobody waits for any more. */
    void ignore(String what, long number) {
        stats.strays().ignore("hub " + index + ": " + what, number);
    }

    /**
     * An instance is gone: its home answers and settles nothing more. Where the names that lived there live from then on is not decided
     * here.
     */
    public void gone(int instance) {
        assert loop.isCurrent();
        outbox.gone(instance);
        List.copyOf(sessions.values()).forEach(session -> session.contain(() -> session.queriesGone(instance)));
    }

    ChatLimits rules() {
        return rules;
    }

    Mistakes mistakes() {
        return stats.mistakes();
    }

    Presence presence() {
        return stats.presence();
    }

    Tally tally() {
        return tally;
    }

    /** Ends what a session has everywhere. */
    void forget(Session session, CloseReason cause, String reason) {
        sessions.remove(session.id());
        behind.remove(session);
        outbox.forget(session);
        session.subscriptions()
                .removeAll()
                .forEach(member -> session.contain(() -> forget(session, member, cause, reason)));
    }

    private void forget(Session session, Subscription member, CloseReason cause, String reason) {
        Audience audience = member.audience();
        audience.members().remove(member);
        if (!member.isLeaving()) {
            outbox.requestRoom(session, new MemberRequest.Quit(audience.key(), session.id(), cause, reason));
        }
    }

    void ended(Session session, CloseReason reason) {
        presence().sessionEnded();
        stats.ended(session.door(), session.address(), session.identity().nameInLogs(), reason);
    }

    /** An outlet is about to be closed; it is aborted if it isn't closed in time. */
    void closing(Outlet outlet, long withinNs) {
        closing.add(outlet, nowNs + withinNs);
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
        afterwards(session, () -> session.tell(listener -> listener.departed(room, how)));
    }

    /** Does something for a session once this tick is written to everybody. */
    void afterwards(Session session, Runnable action) {
        afterwards.add(new Continuation(session, action));
        flushLater();
    }

    /** What one of the sessions here observes has reached it. */
    void observed(Reply.Happened reply) {
        outbox.request(reply.home(), new Request.Observed(reply.session(), reply.observation(), reply.bytes()));
    }

    /** A batch is written to all members who can take it. */
    void seen(RoomBatch batch) {
        if (batch.awaited().contains(index)) {
            stats.traffic().took(clockNs.getAsLong() - batch.publishedNs());
            acknowledge(batch.home(), batch.number());
        }
    }

    void acknowledge(int home, long number) {
        mistakes().contain("an acknowledgement", () -> {
            if (!outbox.seen(home, number)) {
                ignore("home " + home + " sent", number);
            }
        });
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
        Fanout members = audience.members();
        if (members.laggingChanged()) {
            outbox.request(outbox.homeOf(audience.key()), new RoomRequest.Lagging(audience.key(), members.lagging()));
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
