package io.hubbub.hub;

import io.hubbub.bus.Bus;
import io.hubbub.bus.Loop;
import io.hubbub.room.ChatLimits;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Names;
import io.hubbub.room.SessionId;
import io.hubbub.stats.ConnectionStats;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.LinkedHashSet;
import java.util.List;
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
    private final Loop loop = new Loop();
    private final Turn turn;

    private final Sessions sessions = new Sessions();
    private final Set<Writing> behind = new LinkedHashSet<>();
    private final Audiences audiences;
    private final StoreWatch watch;
    private final AccountReview review;
    private final Post post;
    private final BanReview banReview;
    private final ClosingOutlets closing;
    private final HubShare share;
    private long opened;

    /**
     * @param clockNs a clock for durations, in nanoseconds
     * @param clockMs the time of day, in milliseconds since 1970
     * @param archive what is kept of the rooms
     * @param holdings what is known of those who hold a claim; of all instances of the node
     * @param access how sessions get at accounts; of all instances of the node
     */
    public Hub(
            int index,
            Bus bus,
            HubOutbox outbox,
            ConnectionStats stats,
            ChatLimits limits,
            LongSupplier clockNs,
            LongSupplier clockMs,
            Archive archive,
            Holdings holdings,
            AccountAccess access) {
        this.index = index;
        this.bus = bus;
        this.outbox = outbox;
        this.stats = stats;
        this.turn = new Turn(clockNs, clockMs, bus::later, this::flush);
        ReplyBuffer replies = new ReplyBuffer(turn);
        PageReader pages = new PageReader(archive, bus::later);
        this.audiences =
                new Audiences(index, bus, outbox, sessions, stats, clockNs, pages, turn::isNeeded, replies::flush);
        this.watch = new StoreWatch(archive, sessions);
        this.review = new AccountReview(sessions, access.accounts(), bus::later);
        this.banReview = new BanReview(sessions, access.bans(), bus::later);
        this.closing = new ClosingOutlets("hub " + index, stats.mistakes());
        Owners owners = new Owners();
        this.post = new Post(archive.mailboxes(), sessions, owners, bus::later);
        this.share = new HubShare(
                turn,
                outbox,
                audiences,
                pages,
                replies,
                behind,
                closing,
                stats,
                limits,
                holdings,
                access,
                owners,
                bus::later,
                id -> sessions.find(id).ifPresent(review::check),
                sessions::remove);
    }

    /** Starts to take replies from the homes. */
    public void open() {
        Replies replies = new Replies(index, sessions, audiences, bus, outbox, stats, post);
        bus.asHub(index, batch -> {
            assert loop.isCurrent();
            replies.take(batch);
        });
        review.begin();
        post.begin();
        banReview.begin();
    }

    /** A new session for a connection, with a guest's nick. The caller gives it a {@link Listener} before anything else. */
    public Session open(Connection connection) {
        assert loop.isCurrent();
        long number = nextNumber();
        String nick = Names.guest(bus.nodes().guest(index, number));
        Session session = new Session(share, SessionId.of(index, number), connection, nick);
        sessions.add(session);
        stats.presence().sessionOpened();
        return session;
    }

    /** How its sessions get at accounts. */
    public AccountAccess access() {
        return share.access();
    }

    /** A number that no open session has: they begin again some day. */
    private long nextNumber() {
        while (sessions.find(SessionId.of(index, opened)).isPresent()) {
            opened++;
        }
        return opened++;
    }

    /**
     * An instance is gone: its home answers and settles nothing more. Where the names that lived there live from then on is not decided
     * here.
     */
    public void gone(int instance) {
        assert loop.isCurrent();
        outbox.gone(instance);
        List.copyOf(sessions.all()).forEach(session -> session.guard().contain(() -> session.queriesGone(instance)));
    }

    /** The sessions that are open here. */
    public int size() {
        return sessions.size();
    }

    /** Ends every session. */
    public void closeAll(CloseReason reason) {
        sessions.closeIf(viewer -> true, reason);
    }

    /**
     * Looks after what only time tells: peers that took nothing for too long, that said nothing for too long, that don't read their
     * last bytes. To be called about once a second; this is also how exact the time limits are.
     */
    public void sweep() {
        assert loop.isCurrent();
        turn.readClock();
        List.copyOf(behind).forEach(Writing::closeIfStuck);
        readings(Reading::isIdle).forEach(Reading::closeIdle);
        readings(Reading::isToBeWoken).forEach(Reading::wake);
        readings(Reading::isUnreadForLong).forEach(Reading::tellUnread);
        closing.abortOverdue(turn.nowNs());
        audiences.sweep();
        watch.sweep(turn.nowMs());
        review.sweep();
        banReview.sweep();
    }

    private List<Reading> readings(Predicate<Reading> due) {
        return sessions.all().stream().map(Session::reading).filter(due).toList();
    }

    /** Whether nothing is in flight from here, and nothing waits for the end of the tick. */
    public boolean isQuiet() {
        return !turn.isDue() && outbox.isSettled();
    }

    /** Done once everything that its sessions have asked for is settled: stored, and seen by everybody. */
    public Future<Void> settled() {
        Promise<Void> settled = Promise.promise();
        outbox.onceSettled(settled::complete);
        return settled.future();
    }

    /** How many rooms events are taken for. */
    int audienceCount() {
        return audiences.size();
    }

    private void flush() {
        assert loop.isCurrent();
        audiences.flush(turn.number());
    }

    /** An outlet is closed for good. */
    public void closed(Outlet outlet) {
        closing.remove(outlet);
    }
}
