package io.hubbub.hub;

import io.hubbub.room.Account;
import io.hubbub.room.ChatLimits;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Member;
import io.hubbub.room.Names;
import io.hubbub.room.Profile;
import io.hubbub.room.Rights;
import io.hubbub.room.Room;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
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

    private final HubShare share;
    private final long id;
    private final Connection connection;

    private final Guard guard;
    private final Identity identity;
    private final Reading reading;
    private final Writing writing;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Viewer viewer;
    private final RequestQueue queue;
    private final Requests requests;
    private final Past past;

    /** Mostly null. */
    private Queries queries;

    /** Mostly null. */
    private Authentication authentication;

    private boolean closing;

    Session(HubShare share, long id, Connection connection, String nick) {
        this.share = share;
        this.id = id;
        this.connection = connection;
        Profile stranger = new Profile(connection.door(), connection.address(), Profile.standInName(connection.door()));
        this.identity = new Identity(id, nick, stranger, share.stats().presence());
        this.guard = new Guard(share.turn(), share.stats().mistakes(), new Life());
        this.reading = new Reading(share.turn(), guard, connection);
        this.writing =
                new Writing(share.turn(), guard, reading, share.replies(), share.behind(), connection, subscriptions);
        this.viewer = new Viewer(id, guard, writing, subscriptions);
        this.queue = new RequestQueue(guard, reading, subscriptions, share.outbox(), writing::hasToCatchUp);
        this.past = new Past(viewer, identity, share);
        this.requests = new Requests(viewer, identity, queue, past, share);
    }

    /** The session as its guard needs it. */
    private final class Life implements Guard.Owner {
        @Override
        public String nameInLogs() {
            return door() + ": " + address() + " " + nick();
        }

        @Override
        public void close(CloseReason reason) {
            Session.this.close(reason);
        }

        @Override
        public void caughtUp() {
            queue.checkSettled();
        }
    }

    /** Sets the listener of this session; once, before anything else. */
    public void listen(Listener newListener) {
        guard.listen(newListener);
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

    /** Whether nobody on the way can read what the peer sends: it is encrypted, or comes from this machine. */
    public boolean isPrivate() {
        return connection.source().isPrivate();
    }

    /** The SHA-256 of the client certificate that the peer has proved to own; empty if it has shown none. */
    public Optional<byte[]> certificate() {
        return writing.certificate();
    }

    /** How much of everything there may be. */
    public ChatLimits chatLimits() {
        return share.limits();
    }

    /** Whether the session is still here. */
    public boolean isOpen() {
        return guard.isOpen();
    }

    /** The time by a clock for durations; it moves about once a second, or when something happens. */
    public long nowNs() {
        return share.turn().nowNs();
    }

    /** The time of day, in milliseconds since 1970: by the clock that gives events their times. */
    public long nowMs() {
        return share.turn().nowMs();
    }

    // Its identity.

    /** The nick that it has now. */
    public String nick() {
        return identity.nick();
    }

    /** Its profile, which others may see; until it is introduced that is the door it came by and where it is. */
    public Profile profile() {
        return identity.profile();
    }

    /** The account that it is logged in to. */
    public Optional<Account> account() {
        return Optional.ofNullable(identity.account());
    }

    /** Its rights; {@link Grants} gives them, and an account has some. */
    public Rights rights() {
        return identity.rights();
    }

    /** Says what it is, a console for one, when it is nobody whom others could find: logs then call it that. */
    public void isNobody(String itsKind) {
        identity.isNobody(itsKind);
    }

    // Where it is, and what it asks for.

    /** Its requests. */
    public Requests requests() {
        return requests;
    }

    /** Its queries about others. */
    public Queries queries() {
        if (queries == null) {
            queries = new Queries(viewer, identity, queue, share);
        }
        return queries;
    }

    /** What it does about accounts. */
    public Authentication authentication() {
        if (authentication == null) {
            authentication = new Authentication(this, share.access(), guard, share.later(), share.onLogin());
        }
        return authentication;
    }

    /** Its questions about what is kept of the rooms that it is in. */
    public Past past() {
        return past;
    }

    /** An instance is gone, and answers nothing more. */
    void queriesGone(int instance) {
        if (queries != null) {
            queries.gone(instance);
        }
    }

    /** How its peer is read. */
    public Reading reading() {
        return reading;
    }

    /** The rooms it is in or about to be in, by their folded names. */
    public List<String> rooms() {
        return subscriptions.keys();
    }

    /** This hub's copy of a room that it is in. */
    public Optional<Room> room(String name) {
        return Optional.ofNullable(subscriptions.of(Names.fold(name)))
                .filter(Subscription::isPresent)
                .map(member -> member.room().state());
    }

    /** Whether it is in a room with somebody. */
    public boolean meets(Member other) {
        return subscriptions.meets(other.session());
    }

    /** Looks at a room it is in through another wire from here on. */
    public void setWire(String room, Wire wire) {
        Optional.ofNullable(subscriptions.of(Names.fold(room))).ifPresent(member -> member.setWire(wire));
    }

    /** Writes something to this session alone, after everything that it was sent before. */
    public void reply(Buffer bytes) {
        if (isOpen()) {
            contain(() -> writing.reply(bytes));
        }
    }

    /** Whether the peer's system still takes what was written before: what it is asked now, it can't answer yet. */
    public boolean isStillTaking() {
        return isOpen() && writing.isStillTaking();
    }

    /** The outlet has room again. */
    public void drained() {
        writing.drained();
    }

    // How it ends.

    /** Ends the session: what it was sent goes out, then the connection is closed. */
    public void close(CloseReason reason) {
        close(reason, reason.sentence());
    }

    /** Ends the session; its rooms are told {@code words} as the reason. */
    public void close(CloseReason reason, String words) {
        if (!isOpen() || closing) {
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
        share.closing().add(outlet, nowNs() + connection.limits().closingNs());
        // A person who comes back at once finds the nick free.
        queue.onceSettled(() -> outlet.close(reason));
    }

    /** The connection is gone already. */
    public void gone(CloseReason reason) {
        if (isOpen()) {
            end(reason, reason == CloseReason.PEER_CLOSED ? "" : reason.sentence());
        }
    }

    /** Does something as soon as it has seen what came of everything it asked for so far. */
    public void onceSettled(Runnable action) {
        if (isOpen()) {
            queue.onceSettled(action);
        }
    }

    /** Ends the session as soon as it has seen what came of everything it asked for. */
    public void finish(CloseReason reason, String words) {
        onceSettled(() -> close(reason, words));
    }

    private void end(CloseReason reason, String words) {
        guard.end();
        reading.end();
        if (queries != null) {
            contain(queries::end);
        }
        identity.end();
        queue.drop();
        share.onEnd().accept(id);
        writing.end();
        String reasonForRooms = Names.cut(words, chatLimits().reasonLength);
        subscriptions.removeAll().forEach(each -> contain(() -> requests.quit(each, reason, reasonForRooms)));
        contain(requests.naming()::end);
        share.stats().presence().sessionEnded();
        share.stats().ended(door(), address(), identity.nameInLogs(), reason);
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

    /** Tells the door something; a mistake in there ends this session and nothing else. */
    public void tell(Consumer<Listener> call) {
        guard.tell(call);
    }

    /** Does something that is this session's affair alone; a mistake in there ends it and nothing else. */
    public void contain(Runnable action) {
        guard.contain(action);
    }

    /** A mistake was made over this session, which is counted and logged: it ends as {@link CloseReason#INTERNAL_ERROR}. */
    public void mistaken(Throwable mistake) {
        guard.mistaken(mistake);
    }

    Guard guard() {
        return guard;
    }

    Viewer viewer() {
        return viewer;
    }

    Identity identity() {
        return identity;
    }

    Writing writing() {
        return writing;
    }

    /** So much more, or less, of what it has asked for is not settled. */
    void addInFlight(int weight) {
        queue.addInFlight(weight);
    }
}
