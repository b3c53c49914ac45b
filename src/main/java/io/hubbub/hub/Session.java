package io.hubbub.hub;

import static io.hubbub.room.Refusal.Why;

import io.hubbub.room.ChatLimits;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.Names;
import io.hubbub.room.Profile;
import io.hubbub.room.Refusal;
import io.hubbub.room.RoomState;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection as the core knows it: who it is ({@link Identity}), what it asks for ({@link Requests}, {@link Queries}), how it is
 * read ({@link Reading}), where it is, and what still has to reach it. A door hears what becomes of its requests through its
 * {@link Listener}. Every method runs on the hub's loop. After {@link #close} every method does nothing.
 */
public final class Session {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final Hub hub;
    private final long id;
    private final Connection connection;
    private Listener listener;

    private final Identity identity;
    private final Reading reading;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Writing writing;
    private final RequestQueue queue;
    private final Requests requests;

    /** Mostly null. */
    private Queries queries;

    private boolean open = true;
    private boolean closing;

    Session(Hub hub, HubOutbox outbox, long id, Connection connection, String nick) {
        this.hub = hub;
        this.id = id;
        this.connection = connection;
        Profile stranger = new Profile(connection.door(), connection.address(), Profile.standInName(connection.door()));
        this.identity = new Identity(id, nick, stranger, hub.presence());
        this.reading = new Reading(hub, this, connection.outlet());
        this.writing = new Writing(hub, this, connection);
        this.queue = new RequestQueue(this, outbox);
        this.requests = new Requests(hub, this, queue);
    }

    /** Who wants to hear about this session; once, before anything else. */
    public void listen(Listener newListener) {
        listener = newListener;
    }

    /** Unique among all sessions of the server while it is open. */
    public long id() {
        return id;
    }

    /** The name of the door it came in by. */
    public String door() {
        return connection.door();
    }

    /** The peer's address, without the port. */
    public String address() {
        return connection.address();
    }

    /** How much of everything there may be. */
    public ChatLimits rules() {
        return hub.rules();
    }

    /** Whether it is still here. */
    public boolean isOpen() {
        return open;
    }

    /** The time by a clock for durations; it moves about once a second, or when something happens. */
    public long nowNs() {
        return hub.nowNs();
    }

    // Who it is.

    /** The nick that it has now. */
    public String nick() {
        return identity.nick();
    }

    /** What others may know about it; until it is introduced that is the door it came by and where it is. */
    public Profile profile() {
        return identity.profile();
    }

    /** Says what it is, a console for one, when it is nobody whom others could find: logs then call it that. */
    public void isNobody(String itsKind) {
        identity.isNobody(itsKind);
    }

    // Where it is, and what it asks for.

    /** What it asks for. */
    public Requests requests() {
        return requests;
    }

    /** What it asks about others. */
    public Queries queries() {
        if (queries == null) {
            queries = new Queries(this, hub, queue);
        }
        return queries;
    }

    /** An instance is gone, and answers nothing more. */
    void queriesGone(int instance) {
        if (queries != null) {
            queries.gone(instance);
        }
    }

    /** What an operator of the server sees and does; the door knows that it is one. */
    public Admin admin() {
        return queries().admin();
    }

    /** How its peer is read. */
    public Reading reading() {
        return reading;
    }

    /** The rooms it is in or about to be in, by their folded names. */
    public List<String> rooms() {
        return subscriptions.keys();
    }

    /** What is known here of a room it is in. */
    public Optional<RoomState> room(String name) {
        return Optional.ofNullable(subscriptions.of(Names.fold(name)))
                .filter(Subscription::isPresent)
                .map(member -> member.audience().state());
    }

    /** Whether it is in a room with somebody. */
    public boolean meets(Member other) {
        return subscriptions.isInAnother(null, audience -> audience.has(other.session()));
    }

    /** Looks at a room it is in through another wire from here on. */
    public void setWire(String room, Wire wire) {
        Subscription member = subscriptions.of(Names.fold(room));
        if (member != null) {
            member.setWire(wire);
        }
    }

    /** It can't come in. */
    void barred(String key, Refusal refusal) {
        Subscription member = subscriptions.of(key);
        if (member != null && !member.isPresent()) {
            subscriptions.remove(member);
            tell(listener -> listener.barred(refusal));
        }
    }

    // What reaches its peer.

    /** Writes something to this session alone, after everything that it was sent before. */
    public void reply(Buffer bytes) {
        if (open) {
            contain(() -> writing.reply(bytes));
        }
    }

    /** Whether its peer's connection is encrypted. */
    boolean isSecure() {
        return writing.isSecure();
    }

    /** Whether the peer's system still takes what was written before: what it is asked now, it can't answer yet. */
    public boolean isStillTaking() {
        return open && writing.isStillTaking();
    }

    /** The outlet has room again. */
    public void drained() {
        writing.drained();
    }

    /** Whether something waits for it that it will still be written. */
    boolean hasToCatchUp() {
        return open && backlog().isWaiting();
    }

    // How it ends.

    /** Ends the session: what it was sent goes out, then the connection is closed. */
    public void close(CloseReason reason) {
        close(reason, reason.sentence());
    }

    /** Ends the session; its rooms are told {@code words} as the reason. */
    public void close(CloseReason reason, String words) {
        if (!open || closing) {
            return;
        }
        closing = true;
        Outlet outlet = connection.outlet();
        if (reason == CloseReason.TOO_SLOW) {
            end(reason, words);
            contain(outlet::abort);
            return;
        }
        tell(l -> l.closing(reason));
        writing.finish();
        end(reason, words);
        hub.closing(outlet, limits().closingNs());
        // Who comes back at once finds its nick free.
        queue.onceSettled(() -> outlet.close(reason));
    }

    /** The connection is gone already. */
    public void gone(CloseReason reason) {
        if (open) {
            end(reason, reason == CloseReason.PEER_CLOSED ? "" : reason.sentence());
        }
    }

    /** Does something as soon as it has seen what came of everything it asked for so far. */
    public void onceSettled(Runnable action) {
        if (open) {
            queue.onceSettled(action);
        }
    }

    /** Ends the session as soon as it has seen what came of everything it asked for. */
    public void finish(CloseReason reason, String words) {
        onceSettled(() -> close(reason, words));
    }

    private void end(CloseReason reason, String words) {
        open = false;
        reading.end();
        if (queries != null) {
            contain(queries::end);
        }
        identity.end();
        queue.drop();
        contain(() -> hub.forget(this, reason, cut(words)));
        contain(requests::giveBackNick);
        hub.ended(this, reason);
        tell(l -> l.closed(reason));
    }

    void killed(Member by, String reason) {
        LOG.info("{}: {} {} is thrown off by {}: {}", door(), address(), nick(), by.nick(), reason);
        tell(l -> l.killed(by, reason));
        close(CloseReason.KILLED, "Killed (" + by.nick() + " (" + reason + "))");
    }

    /** Ends for one that takes its place, and tells when it is out of the way. */
    void superseded(Runnable whenGone) {
        close(CloseReason.SUPERSEDED);
        queue.onceSettled(whenGone);
    }

    // A mistake of ours harms this session alone.

    /** Tells the door something; a mistake in there ends this session and nothing else. */
    public void tell(Consumer<Listener> news) {
        contain(() -> news.accept(listener));
    }

    /** What it throws keeps the whole tick from this session: half of an event may be in the buffer already. */
    void encodeOwn(Wire wire, String room, Event event, Buffer out) {
        listener.encodeOwn(wire, room, event, out);
    }

    /** Does something that is this session's affair alone; a mistake in there ends it and nothing else. */
    public void contain(Runnable action) {
        try {
            action.run();
        } catch (Throwable mistake) {
            mistaken(mistake);
        }
    }

    /** What is asked about this session; false if a mistake was made over it, which ends it and nothing else. */
    boolean judge(BooleanSupplier question) {
        try {
            return question.getAsBoolean();
        } catch (Throwable mistake) {
            mistaken(mistake);
            return false;
        }
    }

    /** A mistake was made over this session, which is counted and logged: it ends as {@link CloseReason#INTERNAL_ERROR}. */
    public void mistaken(Throwable mistake) {
        if (!(mistake instanceof BadWire wire) || wire.isNews()) {
            hub.mistakes().made(door() + ": " + address() + " " + nick(), mistake);
        }
        fail();
    }

    /** Ends for a mistake that is counted and logged already, once what is being written is written to everybody. */
    void fail() {
        hub.closeLater(this, CloseReason.INTERNAL_ERROR);
    }

    // What the hub and the audiences use.

    SessionLimits limits() {
        return connection.limits();
    }

    Identity identity() {
        return identity;
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    Writing writing() {
        return writing;
    }

    Backlog backlog() {
        return writing.backlog();
    }

    RequestQueue queue() {
        return queue;
    }

    Member asMember() {
        return identity.asMember();
    }

    String cut(String reason) {
        return Names.cut(reason, rules().reasonLength());
    }

    /** Does something once this tick is written to everybody. */
    void afterwards(Runnable action) {
        hub.afterwards(this, action);
    }

    void refuse(Why why, String subject) {
        refuse(new Refusal(why, subject));
    }

    void refuse(Refusal refusal) {
        tell(l -> l.refused(refusal));
    }
}
