package io.hubbub.room;

import static io.hubbub.room.Refusal.Why;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
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
    private boolean open = true;
    private boolean closing;

    private final List<Membership> memberships = new ArrayList<>(1);
    private final Backlog backlog;
    private final Wishes wishes;

    /** Reasons not to read, a bit each: idle sessions are many, and a set would be an object for each of them. */
    private int pauses;

    private final long openedNs;
    private long heardNs;

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

    /** The nick that it has now. */
    public String nick() {
        return nick;
    }

    /** What others may know about it; until it is introduced that is the door it came by and where it is. */
    public Profile profile() {
        return profile == null ? new Profile(door, address, "") : profile;
    }

    /** Says who it is. Not seen in rooms that it is in already. */
    public void introduce(Profile newProfile) {
        profile = newProfile;
    }

    /** The name of the door it came in by. */
    public String door() {
        return door;
    }

    /** The peer's address, without the port. */
    public String address() {
        return address;
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
        String room = entry.displayName();
        if (!open) {
            return;
        }
        if (!Names.isRoom(room)) {
            refuse(Why.BAD_ROOM, room);
        } else if (membership(Names.fold(room)) != null) {
            refuse(Why.ALREADY_IN_ROOM, room);
        } else if (memberships.size() >= Names.ROOMS_PER_SESSION) {
            refuse(Why.TOO_MANY_ROOMS, room);
        } else {
            takeNick();
            Membership member = new Membership(this, hub.audience(room), wire);
            memberships.add(member);
            hub.join(member, entry);
        }
    }

    /** Wishes to leave a room. Answered by {@link Listener#left} or {@link Listener#refused}. */
    public void leave(String room, String reason) {
        String words = Names.cut(reason, Names.REASON_LENGTH);
        askIn(room, key -> new Ask.Leave(key, id, words));
    }

    /** Says something in a room. Its members see it, this session included, or it hears {@link Listener#refused}. */
    public void say(String room, Speech speech) {
        askIn(room, key -> new Ask.Say(key, id, speech));
    }

    /** Says something in a room whether it is in it or not; what comes of it outside, it doesn't see. */
    public void sayInto(String room, Speech speech) {
        if (open) {
            takeNick();
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
        String words = Names.cut(reason, Names.REASON_LENGTH);
        askIn(room, key -> new Ask.Kick(key, id, who, words));
    }

    /** Wishes to invite somebody into a room it is in. Answered by {@link Listener#invitationSent} or a refusal. */
    public void invite(String room, String who) {
        String key = Names.fold(room);
        if (membership(key) == null) {
            refuse(Why.NOT_IN_ROOM, room);
        } else {
            wishes.wish(new Ask.FindToInvite(id, who, key));
        }
    }

    /** Wishes to know what others may know about somebody. Answered by {@link Listener#described} or a refusal. */
    public void inquire(String who) {
        if (open) {
            wishes.wish(new Ask.Inquire(id, who));
        }
    }

    /** Wishes to set a room's topic. */
    public void setTopic(String room, String topic) {
        if (open && topic.codePointCount(0, topic.length()) > Names.TOPIC_LENGTH) {
            refuse(Why.TOPIC_TOO_LONG, room);
        } else {
            askIn(room, key -> new Ask.SetTopic(key, id, topic));
        }
    }

    /** Wishes to have another nick. Answered by {@link Listener#renamed} or {@link Listener#refused}. */
    public void rename(String newNick) {
        if (open) {
            Names.nickFault(newNick)
                    .ifPresentOrElse(why -> refuse(why, newNick), () -> wishes.wish(new Ask.Claim(id, newNick)));
        }
    }

    /** Says something to one nick alone. Answered by {@link Listener#delivered} or {@link Listener#refused}. */
    public void tell(String to, Speech speech) {
        if (open) {
            takeNick();
            wishes.wish(new Ask.Tell(asMember(), to, speech));
        }
    }

    /** Wishes to know all rooms. Answered by {@link Listener#rooms}. */
    public void listRooms() {
        if (open) {
            hub.listRooms(this);
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
        if (!open) {
            return;
        }
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

    /** The peer has sent something. */
    public void heard() {
        heardNs = hub.nowNs();
    }

    /** The outlet has room again. */
    public void drained() {
        if (backlog.isWaiting() && backlog.drain(hub.nowNs())) {
            hub.isNotBehind(this);
            resume(Pause.BEHIND);
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
            outlet.abort();
            return;
        }
        hear(l -> l.closing(reason));
        backlog.writeOut();
        end(reason, words);
        hub.closing(outlet, limits.closingNs());
        // Who comes back at once finds its nick free.
        wishes.onceSettled(outlet::close);
    }

    /** The connection is gone already. */
    public void gone(CloseReason reason) {
        if (open) {
            end(reason, reason == CloseReason.PEER_CLOSED ? "" : reason.sentence());
        }
    }

    /** Does something as soon as it has seen what came of everything it asked for so far; one thing at a time. */
    public void onceSettled(Runnable action) {
        wishes.onceSettled(action);
    }

    /** Ends the session as soon as it has seen what came of everything it asked for. */
    public void finish(CloseReason reason, String words) {
        wishes.onceSettled(() -> close(reason, words));
    }

    private void end(CloseReason reason, String words) {
        open = false;
        wishes.drop();
        hub.forget(this, memberships, Names.cut(words, Names.REASON_LENGTH));
        giveBackNick();
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
        return new Member(id, nick, profile(), Set.of());
    }

    Description description(long nowNs) {
        List<Description.Place> places = new ArrayList<>();
        for (Membership member : memberships) {
            RoomState room = member.isPresent() && !member.isLeaving()
                    ? member.audience().state()
                    : null;
            if (room != null) {
                boolean secret = room.modes().has(Mode.SECRET);
                room.member(id).ifPresent(as -> places.add(new Description.Place(room.name(), as, secret)));
            }
        }
        return new Description(asMember(), places, door, nowNs - heardNs, nowNs - openedNs);
    }

    boolean isInSeveralRooms() {
        return memberships.size() > 1;
    }

    /** Whether it shares a room other than this one with somebody who is still called that there. */
    boolean meetsElsewhere(Membership here, long other, String itsNick) {
        for (Membership member : memberships) {
            if (member != here
                    && member.isPresent()
                    && !member.isLeaving()
                    && member.audience().knows(other, itsNick)) {
                return true;
            }
        }
        return false;
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
        if (!newNick.equals(oldNick)) {
            tellRooms(newNick);
        }
        hear(l -> l.renamed(oldNick, newNick));
    }

    private void tellRooms(String newNick) {
        memberships.stream().filter(member -> !member.isLeaving()).forEach(member -> {
            String key = member.audience().key();
            hub.askRoom(this, key, new Ask.Rename(key, id, newNick));
        });
    }

    /** Tells the door something; a mistake in there ends this session and nothing else. */
    public void hear(Consumer<Listener> news) {
        try {
            news.accept(listener);
        } catch (RuntimeException mistake) {
            LOG.error("{}: {} {}: unexpected", door, address, nick, mistake);
            hub.closeLater(this, CloseReason.INTERNAL_ERROR);
        }
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

    /** Whether half of what may wait for it waits. */
    boolean isFarBehind() {
        return backlog.replyBytes() > limits.behindBytes() / 2;
    }

    boolean isStuck(long nowNs) {
        return backlog.isWaiting() && nowNs - backlog.progressNs() > limits.behindNs();
    }

    boolean isIdle(long nowNs) {
        return limits.idleNs() > 0 && nowNs - heardNs > limits.idleNs();
    }

    void pause(Pause why) {
        if (open && pauses == 0) {
            outlet.pause();
        }
        pauses |= why.bit;
    }

    void resume(Pause why) {
        boolean paused = pauses != 0;
        pauses &= ~why.bit;
        if (open && paused && pauses == 0) {
            hear(Listener::readsOn);
        }
        if (open && paused && pauses == 0) {
            outlet.resume();
        }
    }

    /** A guest's nick is nobody else's, and so is used before it is registered for others to find. */
    private void takeNick() {
        if (!nickTaken) {
            nickTaken = true;
            hub.askName(this, nick, new Ask.Register(id, nick));
        }
    }

    void giveBackNick() {
        if (nickTaken) {
            hub.askName(this, nick, new Ask.Release(id, nick));
        }
    }

    void refuse(Why why, String subject) {
        hear(l -> l.refused(new Refusal(why, subject)));
    }

    private void askIn(String room, Function<String, Ask> ask) {
        if (open) {
            wishes.wish(room, ask.apply(Names.fold(room)));
        }
    }
}
