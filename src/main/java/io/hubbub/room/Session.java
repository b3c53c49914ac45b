package io.hubbub.room;

import static io.hubbub.room.Refusal.Why;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection as the core knows it: who it is, where it is, and what still has to reach it. A door makes wishes here
 * and hears what became of them through its {@link Listener}. Every method runs on the hub's loop. After {@link #close}
 * every method does nothing.
 */
public final class Session {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    /** Why nothing is read from the peer at the moment. */
    enum Pause {
        /** The door is not ready. */
        DOOR(1),
        /** Too much of what it said is still under way. */
        TOO_FAST(2),
        /** It doesn't read what is written to it. */
        BEHIND(4);

        private final int bit;

        Pause(int bit) {
            this.bit = bit;
        }
    }

    /** The furthest behind comes first, then who moves the most. */
    static final Comparator<Session> WORST_FIRST = Comparator.comparingLong(Session::behindBytes)
            .thenComparingLong(session -> session.bytesIn + session.backlog.bytesOut())
            .reversed()
            .thenComparingLong(Session::id);

    private static final long NEVER = Long.MAX_VALUE;

    /**
     * After so many sweeps without reading, which are seconds, the door may ask whether the peer is still there: so long at most
     * somebody speaks on who is gone. A question now and then takes little of what a client that is read slowly may send.
     */
    static final int UNREAD_SWEEPS = 5;

    private final Hub hub;
    private final long id;
    private final String door;
    private final String address;
    private final SessionLimits limits;
    private final Outlet outlet;
    private Listener listener;
    private String nick;
    private Profile profile;
    private boolean nickTaken;

    /** How many times its nick or profile was changed. */
    private int edition;

    /** Whether others can find it by its nick. */
    private boolean introduced;

    private boolean open = true;
    private boolean closing;

    private final List<Membership> memberships = new ArrayList<>(1);
    private final Backlog backlog;
    private final Wishes wishes;

    /** Mostly null. */
    private Inquiries inquiries;

    /** When it wants to be woken; {@link #NEVER} if not. */
    private long wakeNs = NEVER;

    /** Reasons not to read, a bit each: idle sessions are many, and a set would be an object for each of them. */
    private byte pauses;

    /** Sweeps in a row at which nothing was read. */
    private byte unreadSweeps;

    /** What it is, when it is nobody whom others could find; mostly empty. */
    private String kind = "";

    private final long openedNs;
    private long heardNs;
    private long bytesIn;

    Session(Hub hub, long id, Connection connection, String nick, long nowNs) {
        this.hub = hub;
        this.id = id;
        this.door = connection.door();
        this.address = connection.address();
        this.limits = connection.limits();
        this.outlet = connection.outlet();
        this.backlog = new Backlog(outlet, memberships);
        this.wishes = new Wishes(hub, this);
        this.nick = nick;
        this.openedNs = nowNs;
        this.heardNs = nowNs;
    }

    /** Who wants to hear about this session; once, before anything else. */
    public void listen(Listener newListener) {
        listener = newListener;
    }

    /** Unique among all sessions of the server while it is open. */
    public long id() {
        return id;
    }

    /** Says what it is, a console for one, when it is nobody whom others could find: logs then call it that. */
    public void isNobody(String itsKind) {
        kind = itsKind;
    }

    /** Its nick, or what it is if nobody knows it by one. */
    String nameInLogs() {
        return introduced || kind.isEmpty() ? nick : kind;
    }

    /** The nick that it has now. */
    public String nick() {
        return nick;
    }

    /** What others may know about it; until it is introduced that is the door it came by and where it is. */
    public Profile profile() {
        return profile == null ? new Profile(door, address, Profile.standInName(door)) : profile;
    }

    /**
     * Says who it is: the first time, others find it by its nick from here on; later, they see what has changed. Who goes
     * into a room or speaks without that is introduced as it is known then.
     */
    public void introduce(Profile newProfile) {
        Profile before = profile();
        profile = newProfile;
        if (!open) {
            return;
        }
        if (!introduced) {
            introduce();
        } else if (!newProfile.equals(before)) {
            edition++;
            hub.headcount().changed(before, newProfile);
            tellNickHome();
            tellRooms(key -> new Ask.Reprofile(key, id, newProfile, edition));
        }
    }

    private void introduce() {
        introduced = true;
        nickTaken = true;
        hub.headcount().appeared(profile());
        tellNickHome();
    }

    private void tellNickHome() {
        hub.askName(this, nick, new Ask.Introduce(asMember()));
    }

    /** The name of the door it came in by. */
    public String door() {
        return door;
    }

    /** The peer's address, without the port. */
    public String address() {
        return address;
    }

    /** How much of everything there may be. */
    public Rules rules() {
        return hub.rules();
    }

    private String cut(String reason) {
        return Names.cut(reason, rules().reasonLength());
    }

    /** Whether it is still here. */
    public boolean isOpen() {
        return open;
    }

    /** The rooms it is in or about to be in, by their folded names. */
    public List<String> rooms() {
        return memberships.stream()
                .filter(member -> !member.isLeaving())
                .map(member -> member.audience().key())
                .toList();
    }

    /** What is known here of a room it is in. */
    public Optional<RoomState> room(String name) {
        return Optional.ofNullable(membership(Names.fold(name)))
                .filter(Membership::isPresent)
                .map(member -> member.audience().state());
    }

    /** Wishes to be in a room, with nothing but its name. */
    public void join(String room, Wire wire) {
        join(new Entry(room), wire);
    }

    /**
     * Wishes to be in a room, seeing it through a wire. Answered by {@link Listener#joined}, {@link Listener#barred} or {@link
     * Listener#refused}.
     */
    public void join(Entry entry, Wire wire) {
        String room = Names.written(entry.displayName());
        if (!open) {
            return;
        }
        if (!Names.isRoom(room, rules().roomLength())) {
            refuse(Why.BAD_ROOM, entry.displayName());
        } else if (membership(Names.fold(room)) != null) {
            refuse(Why.ALREADY_IN_ROOM, room);
        } else if (memberships.size() >= rules().rooms()) {
            refuse(Why.TOO_MANY_ROOMS, room);
        } else {
            beKnown();
            Membership member = new Membership(this, hub.audience(room), wire);
            memberships.add(member);
            hub.join(member, entry.to(room));
        }
    }

    /** Wishes to leave a room. Answered by {@link Listener#left} or {@link Listener#refused}. */
    public void leave(String room, String reason) {
        String words = cut(reason);
        askIn(room, key -> new Ask.Leave(key, id, words));
    }

    /** Says something in a room. Its members see it, this session included, or it hears {@link Listener#refused}. */
    public void say(String room, Speech speech) {
        askIn(room, key -> new Ask.Say(key, id, speech));
    }

    /** Says something in a room whether it is in it or not; what comes of it outside, it doesn't see. */
    public void sayInto(String room, Speech speech) {
        if (open) {
            beKnown();
            String key = Names.fold(room);
            wishes.wish(new Ask.SayInto(key, asMember(), speech));
        }
    }

    /** Wishes to change a room's rules, roles or lists; each change for itself. */
    public void changeModes(String room, List<ModeChange> changes) {
        askIn(room, key -> new Ask.ChangeModes(key, id, List.copyOf(changes)));
    }

    /** Wishes to throw somebody out of a room. */
    public void kick(String room, String who, String reason) {
        String words = cut(reason);
        askIn(room, key -> new Ask.Kick(key, id, who, words));
    }

    /** Wishes to invite somebody into a room it is in. Answered by {@link Listener#invitationSent} or a refusal. */
    public void invite(String room, String who) {
        String key = Names.fold(room);
        if (!open) {
            return;
        }
        if (membership(key) == null) {
            refuse(Why.NOT_IN_ROOM, room);
        } else {
            wishes.wish(new Ask.FindToInvite(id, who, key));
        }
    }

    /** What it asks about others. */
    public Inquiries inquiries() {
        if (inquiries == null) {
            inquiries = new Inquiries(this, hub, wishes);
        }
        return inquiries;
    }

    /** What an operator of the server sees and does; the door knows that it is one. */
    public Oversight oversight() {
        return inquiries().oversight();
    }

    /** Wishes to throw somebody off the server. */
    public void kill(String who, String reason) {
        if (!open) {
            return;
        }
        if (!profile().is(Trait.SERVER_OPERATOR)) {
            refuse(Why.NOT_SERVER_OPERATOR, who);
        } else {
            wishes.wish(new Ask.Kill(asMember(), who, cut(reason)));
        }
    }

    /** Says something to everybody on the server who wants to hear such things. */
    public void announce(Speech speech) {
        if (!open) {
            return;
        }
        if (!profile().is(Trait.SERVER_OPERATOR)) {
            refuse(new Refusal(Why.NOT_SERVER_OPERATOR, "", speech));
        } else {
            wishes.wish(new Ask.Announce(asMember(), speech));
        }
    }

    /** Wishes to set a room's topic. */
    public void setTopic(String room, String topic) {
        if (open && topic.codePointCount(0, topic.length()) > rules().topicLength()) {
            refuse(Why.TOPIC_TOO_LONG, room);
        } else {
            askIn(room, key -> new Ask.SetTopic(key, id, topic));
        }
    }

    /** Wishes to have another nick. Answered by {@link Listener#renamed} or {@link Listener#refused}. */
    public void rename(String newNick) {
        if (open) {
            Names.nickFault(newNick, rules().nickLength())
                    .ifPresentOrElse(
                            why -> refuse(why, newNick), () -> wishes.wish(new Ask.Claim(id, Names.written(newNick))));
        }
    }

    /** Says something to one nick alone. Answered by {@link Listener#delivered} or {@link Listener#refused}. */
    public void tell(String to, Speech speech) {
        if (open) {
            beKnown();
            wishes.wish(new Ask.Tell(asMember(), to, speech));
        }
    }

    /** Looks at a room it is in through another wire from here on. */
    public void look(String room, Wire wire) {
        Membership member = membership(Names.fold(room));
        if (member != null) {
            member.look(wire);
        }
    }

    /** Writes something to this session alone, after everything that it was sent before. */
    public void reply(Buffer bytes) {
        if (open) {
            contain(() -> writeOrKeep(bytes));
        }
    }

    private void writeOrKeep(Buffer bytes) {
        if (backlog.canTake()) {
            backlog.write(bytes);
            return;
        }
        backlog.keep(hub.nextFlush(), bytes);
        fellBehind();
        if (backlog.replyBytes() > limits.behindBytes()) {
            hub.closeLater(this, CloseReason.TOO_SLOW);
        }
    }

    /** Reads nothing from the peer until {@link #readOn()}. */
    public void readNoMore() {
        pause(Pause.DOOR);
    }

    /** Reads from the peer again, unless something else is in the way. */
    public void readOn() {
        resume(Pause.DOOR);
    }

    /** Whether nothing is read from the peer; who has some of it left to deal with leaves it until {@link Listener#readsOn}. */
    public boolean isPaused() {
        return pauses != 0;
    }

    /** Wishes to hear {@link Listener#woken} once so much time has gone by, to the second; only the last such wish counts. */
    public void wakeAfter(long ns) {
        wakeNs = hub.nowNs() + ns;
    }

    /** How long nothing has come from the peer, though it is read: who isn't read can't be heard. */
    public long silentNs() {
        return isPaused() ? 0 : hub.nowNs() - heardNs;
    }

    /** Whether the peer's system still takes what was written before: what it is asked now, it can't answer yet. */
    public boolean isStillTaking() {
        return open && outlet.delivers();
    }

    /** The time by a clock for durations; it moves about once a second, or when something happens. */
    public long nowNs() {
        return hub.nowNs();
    }

    /** The peer has sent something. */
    public void heard() {
        heardNs = hub.nowNs();
    }

    /** The peer has sent so many bytes. */
    public void heard(int bytes) {
        bytesIn += bytes;
        heard();
    }

    /** The outlet has room again. */
    public void drained() {
        if (backlog.isWaiting() && drain()) {
            hub.isNotBehind(this);
            wishes.checkSettled();
            resume(Pause.BEHIND);
        }
    }

    private boolean drain() {
        try {
            return backlog.drain(hub.nowNs());
        } catch (Throwable mistake) {
            torn(mistake);
            return false;
        }
    }

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
        if (reason == CloseReason.TOO_SLOW) {
            end(reason, words);
            contain(outlet::abort);
            return;
        }
        hear(l -> l.closing(reason));
        contain(backlog::writeOut);
        contain(backlog::writeReplies);
        end(reason, words);
        hub.closing(outlet, limits.closingNs());
        // Who comes back at once finds its nick free.
        wishes.onceSettled(() -> outlet.close(reason));
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
            wishes.onceSettled(action);
        }
    }

    /** Ends the session as soon as it has seen what came of everything it asked for. */
    public void finish(CloseReason reason, String words) {
        onceSettled(() -> close(reason, words));
    }

    private void end(CloseReason reason, String words) {
        open = false;
        wakeNs = NEVER;
        if (inquiries != null) {
            contain(inquiries::end);
        }
        if (introduced) {
            hub.headcount().disappeared(profile());
        }
        wishes.drop();
        contain(() -> hub.forget(this, memberships, reason, cut(words)));
        contain(this::giveBackNick);
        memberships.clear();
        hub.ended(this, reason);
        hear(l -> l.closed(reason));
    }

    // What the hub and the audiences use.

    SessionLimits limits() {
        return limits;
    }

    Wishes wishes() {
        return wishes;
    }

    /** The membership of a room that it has not left, by the folded name; null if there is none. */
    Membership membership(String key) {
        for (Membership member : memberships) {
            if (!member.isLeaving() && member.audience().key().equals(key)) {
                return member;
            }
        }
        return null;
    }

    Member asMember() {
        return new Member(id, nick, profile(), Set.of(), edition);
    }

    Description description(long nowNs) {
        List<Description.Place> places = new ArrayList<>();
        for (Membership member : memberships) {
            RoomState room = member.isInside() ? member.audience().state() : null;
            if (room != null) {
                boolean secret = room.modes().has(Mode.SECRET);
                room.member(id).ifPresent(as -> places.add(new Description.Place(room.name(), as, secret)));
            }
        }
        return new Description(asMember(), places, door, nowNs - heardNs, nowNs - openedNs, outlet.isSecure());
    }

    SessionView view(long nowNs) {
        return new SessionView(
                id,
                door,
                address,
                nick,
                namesOfRooms(),
                (int) memberships.stream().filter(Membership::isInside).count(),
                behindBytes(),
                backlog.isWaiting() ? nowNs - backlog.progressNs() : 0,
                isPaused(),
                bytesIn,
                backlog.bytesOut(),
                nowNs - openedNs,
                nowNs - heardNs);
    }

    private List<String> namesOfRooms() {
        return memberships.stream()
                .filter(Membership::isInside)
                .limit(SessionView.ROOMS)
                .map(member -> member.audience().displayName())
                .toList();
    }

    private long behindBytes() {
        if (!backlog.isWaiting()) {
            return 0;
        }
        return backlog.replyBytes()
                + memberships.stream().mapToLong(Membership::behindBytes).sum();
    }

    /** Whether its nick, its address, its door or a room it is in is like that. */
    boolean isLike(Filter filter) {
        if (filter.isIn(nick) || filter.isOf(address) || filter.isIn(door)) {
            return true;
        }
        for (Membership member : memberships) {
            if (member.isInside() && filter.isIn(member.audience().displayName())) {
                return true;
            }
        }
        return false;
    }

    boolean isInSeveralRooms() {
        return memberships.size() > 1;
    }

    /** Whether it is in a room that is like that, other than this one; null for none that is left out. */
    boolean isInAnother(Membership here, Predicate<Audience> like) {
        for (Membership member : memberships) {
            if (member != here && member.isInside() && like.test(member.audience())) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is in a room with somebody. */
    public boolean meets(Member other) {
        return isInAnother(null, audience -> audience.has(other.session()));
    }

    /** The rooms it is in, by their folded names: where it only wants to be it knows nobody, and nobody knows it. */
    Set<String> insideOf() {
        return memberships.stream()
                .filter(Membership::isInside)
                .map(member -> member.audience().key())
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean isFoundBy(Ask.Search search) {
        if (!introduced) {
            return false;
        }
        Profile known = profile();
        return search.whom().finds(nick, known)
                && (!known.is(Trait.HIDDEN)
                        || id == search.session()
                        || insideOf().stream().anyMatch(search.rooms()::contains));
    }

    /** It can't come in. */
    void barred(String key, Refusal refusal) {
        Membership member = membership(key);
        if (member != null && !member.isPresent()) {
            memberships.remove(member);
            hear(listener -> listener.barred(refusal));
        }
    }

    /** Who it wants to invite was found. */
    void invite(String key, Member who) {
        askIn(key, room -> new Ask.Invite(room, id, who));
    }

    void forget(Membership member) {
        memberships.remove(member);
    }

    void renamed(String newNick) {
        String oldNick = nick;
        nick = newNick;
        nickTaken = true;
        edition++;
        if (introduced) {
            tellNickHome();
        }
        if (!newNick.equals(oldNick)) {
            tellRooms(key -> new Ask.Rename(key, id, newNick, edition));
        }
        hear(l -> l.renamed(oldNick, newNick));
    }

    private void tellRooms(Function<String, Ask> news) {
        memberships.stream().filter(member -> !member.isLeaving()).forEach(member -> {
            String key = member.audience().key();
            hub.askRoom(this, key, news.apply(key));
        });
    }

    void answered(long question, Object answer) {
        hear(l -> inquiries.answered(question, answer));
    }

    void observed(Note.Happened note) {
        hear(l -> inquiries.oversight().happened(note));
    }

    void killed(Member by, String reason) {
        LOG.info("{}: {} {} is thrown off by {}: {}", door, address, nick, by.nick(), reason);
        hear(l -> l.killed(by, reason));
        close(CloseReason.KILLED, "Killed (" + by.nick() + " (" + reason + "))");
    }

    /** Whether it is in a room, on its way into it, or not yet quite out of it. */
    boolean hasPlaceIn(Audience audience) {
        return memberships.stream().anyMatch(member -> member.audience() == audience);
    }

    /** Ends for one that takes its place, and tells when it is out of the way. */
    void superseded(Runnable whenGone) {
        close(CloseReason.SUPERSEDED);
        wishes.onceSettled(whenGone);
    }

    boolean isToBeWoken(long nowNs) {
        return wakeNs != NEVER && nowNs - wakeNs >= 0;
    }

    /** Not if another one who was woken has just ended it. */
    void wake() {
        if (open) {
            wakeNs = NEVER;
            hear(Listener::woken);
        }
    }

    /** What it throws keeps the whole tick from this session: half of an event may be in the buffer already. */
    void encodeOwn(Wire wire, String room, Event event, Buffer out) {
        listener.encodeOwn(wire, room, event, out);
    }

    /** Tells the door something; a mistake in there ends this session and nothing else. */
    public void hear(Consumer<Listener> news) {
        contain(() -> news.accept(listener));
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
            hub.mistakes().made(door + ": " + address + " " + nick, mistake);
        }
        fail();
    }

    /** Ends for a mistake that is counted and logged already, once what is being written is written to everybody. */
    void fail() {
        hub.closeLater(this, CloseReason.INTERNAL_ERROR);
    }

    /** Something of its rooms can't be written to it: nothing is any more, since it would come after a hole. */
    void torn(Throwable mistake) {
        fellBehind();
        backlog.tear();
        mistaken(mistake);
    }

    Backlog backlog() {
        return backlog;
    }

    void fellBehind() {
        if (!backlog.isWaiting()) {
            backlog.startWaiting(hub.nowNs());
            hub.isBehind(this);
            pause(Pause.BEHIND);
        }
    }

    /** Whether something waits for it that it will still be written. */
    boolean hasToCatchUp() {
        return open && backlog.isWaiting();
    }

    /** Whether half of what may wait for it waits. */
    boolean isFarBehind() {
        return backlog.replyBytes() > limits.behindBytes() / 2;
    }

    boolean isStuck(long nowNs) {
        return backlog.isStuck(nowNs, limits.behindNs());
    }

    boolean isIdle(long nowNs) {
        return limits.idleNs() > 0 && !isPaused() && nowNs - heardNs > limits.idleNs();
    }

    /** Counts another sweep. Returns whether it is time to ask a peer that isn't read; who doesn't read can't be asked. */
    boolean isUnreadForLong() {
        unreadSweeps = isPaused() ? (byte) (unreadSweeps + 1) : 0;
        boolean forLong = unreadSweeps >= UNREAD_SWEEPS;
        if (forLong) {
            unreadSweeps = 0;
        }
        return forLong && !backlog.isWaiting();
    }

    /** Not if another one who was told so has just ended it. */
    void tellUnread() {
        if (open) {
            hear(Listener::unread);
        }
    }

    void pause(Pause why) {
        if (open && pauses == 0) {
            contain(outlet::pause);
        }
        pauses = (byte) (pauses | why.bit);
    }

    void resume(Pause why) {
        boolean paused = pauses != 0;
        pauses = (byte) (pauses & ~why.bit);
        if (open && paused && pauses == 0) {
            hear(Listener::readsOn);
        }
        if (open && paused && pauses == 0) {
            // What it sent meanwhile is heard from here on: its silence begins anew.
            heard();
            contain(outlet::resume);
        }
    }

    /** A guest's nick is nobody else's, and so is used before its home knows of it. */
    private void beKnown() {
        if (!introduced) {
            introduce();
        }
    }

    void giveBackNick() {
        if (nickTaken) {
            hub.askName(this, nick, new Ask.Release(id, nick));
        }
    }

    void refuse(Why why, String subject) {
        refuse(new Refusal(why, subject));
    }

    void refuse(Refusal refusal) {
        hear(l -> l.refused(refusal));
    }

    private void askIn(String room, Function<String, Ask> ask) {
        if (open) {
            wishes.wish(room, ask.apply(Names.fold(room)));
        }
    }
}
