package io.hubbub.home;

import io.hubbub.bus.Reply;
import io.hubbub.bus.RoomBatch;
import io.hubbub.room.Asker;
import io.hubbub.room.Claim;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.Mode;
import io.hubbub.room.Role;
import io.hubbub.room.RoomListing;
import io.hubbub.room.RoomState;
import io.hubbub.room.RoomView;
import io.hubbub.room.SessionId;
import io.hubbub.room.Visibility;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * One incarnation of a room at its home: the only place where events are made for it. Knows for each hub how many members it has there
 * and how many of those can't be written to; what has happened and is not published; and, where a journal takes its time, the room as
 * everybody sees it beside the room as it will be.
 */
final class HomeRoom implements Supplier<Journal.Past> {
    /**
     * Most events that may have happened and not be stored when somebody wants to come in: as many as there are people on a large server,
     * who may all come back into one room at once. What else happens is bounded by what each member may have in flight.
     */
    static final int MOST_UNSTORED = 1 << 16;

    private final String key;

    /** With all that has happened. */
    private RoomRecord record;

    /** The room with all that is published: the same one if all that happens is published in the same tick. */
    private final RoomRecord published;

    private final HubMembers members = new HubMembers();

    /** The events of this tick; they go out with its end. */
    private final TreeSet<Integer> concerned = new TreeSet<>();

    private Map<Integer, RoomState> snapshots = new HashMap<>();
    private List<Event> pending = new ArrayList<>();

    /** Replies that are to be sent together with it, where that has to wait. */
    private List<Reply.ForSession> replies = new ArrayList<>(0);

    /** The flights on their way into the journal, in order. */
    private final Deque<Flight> flights = new ArrayDeque<>(0);

    /** Whether the figures of the server have it among the secret rooms. */
    private boolean countedSecret;

    private final Holders holders = new Holders();

    /** Whether it is there also while nobody is in it. */
    private boolean stands;

    /** What was wanted of it as a standing room. */
    private final long edition;

    private boolean failing;
    private boolean over;
    private boolean ended;
    private long lastMs;

    /**
     * @param immediate true if all that happens is published in the same tick
     * @param graceMs how long roles wait for their holders
     */
    HomeRoom(String key, Journal.Past begun, boolean immediate, long graceMs) {
        this.key = key;
        this.record = new RoomRecord(
                begun, new Claims(graceMs, holders, begun.state().modes().areOwned(), begun.roles()));
        this.published = immediate ? record : record.copy();
        this.lastMs = begun.lastMs();
        this.edition = begun.edition();
    }

    String key() {
        return key;
    }

    /** The room with all that has happened in it: what is asked for next is judged by that. */
    RoomState state() {
        return record.state();
    }

    /** The room as everybody sees it. */
    RoomState published() {
        return published.state();
    }

    /** A copy of the room with all that has happened, without its members: what it goes on from when it is founded again. */
    @Override
    public Journal.Past get() {
        return new Journal.Past(state().withoutMembers(), entryKey(), lastMs, edition, claims().kept(state()));
    }

    /** Counts it among the secret rooms or not from here on; returns whether it was counted before. */
    boolean isCountedSecret(boolean now) {
        boolean before = countedSecret;
        countedSecret = now;
        return before;
    }

    boolean stands() {
        return stands;
    }

    void stands(boolean now) {
        stands = now;
    }

    /** Whether so much is not stored yet that nobody comes in. */
    boolean isFull() {
        return state().seq() - published().seq() >= MOST_UNSTORED;
    }

    boolean isEmpty() {
        return state().size() == 0;
    }

    /**
     * Whether half of the members or more can't be written to. Then it is the speakers who are too fast, not the readers who
     * are too slow, and the speakers wait; fewer than half never slow anybody.
     */
    boolean isCongested() {
        int lagging = members.lagging();
        return lagging > 0 && 2 * lagging >= state().roster().sessions().size() && !isEmpty();
    }

    /** The key of the next event. */
    long nextKey() {
        return state().nextKey();
    }

    /** The time of the next event: within one log it never runs back, whatever the clock does. */
    long timeMs(long nowMs) {
        lastMs = Math.max(lastMs, nowMs);
        return lastMs;
    }

    /**
     * Makes an event happen: in the state at once, for the members once it is published. All or nothing: if the state can't
     * take it in it has not happened, and the next event has its number. Whatever else is noted about an event is noted after it.
     */
    void happen(Event happening) {
        Event event = Sharing.mark(happening, state());
        record.apply(event);
        pending.add(event);
    }

    /** The roles that wait for their holders. */
    Claims claims() {
        return record.claims();
    }

    boolean hasOperator() {
        return state().members().stream().anyMatch(member -> member.is(Role.OPERATOR));
    }

    /** Forgets the roles for which nobody has come back in time; what depends on them has happened. */
    void forgetClaims(long nowMs) {
        record.claims().forget(nowMs);
        published.claims().forget(nowMs);
    }

    /** The word that lets somebody in; empty for none. */
    String entryKey() {
        return record.entryKey();
    }

    /** Whether something has happened that was not {@link #drain drained}, or is to be told after what is on its way. */
    boolean hasNews() {
        return !pending.isEmpty() || !replies.isEmpty();
    }

    /** A hub without members here gets a copy of the state as it was before, to follow from there. */
    void join(int hub, Event.Joined event, Claim claim) {
        RoomState before = members.areAt(hub) || snapshots.containsKey(hub) ? null : state().copy();
        holders.joins(event.who().session(), claim);
        happen(event);
        if (before != null) {
            snapshots.put(hub, before);
        }
        members.joined(hub);
        concerned.add(hub);
    }

    boolean isInvited(long session) {
        return record.isInvited(session);
    }

    /** A session that is in the room holds another claim, or none. */
    void isHeld(long session, Claim claim) {
        holders.shows(session, claim);
    }

    /** The claim of a session that is in the room. */
    Claim claimOf(long session) {
        return holders.of(session);
    }

    void depart(Event.Departed event) {
        int hub = SessionId.hub(event.who().session());
        happen(event);
        members.departed(hub);
        concerned.add(hub);
    }

    void lagging(int hub, int some) {
        members.lagging(hub, some);
    }

    /** Takes the events since the last time, for the hubs with members then or now. */
    RoomBatch drain(int home, long number, long nowNs) {
        concerned.addAll(members.hubs());
        RoomBatch batch = new RoomBatch(key, home, number, nowNs, List.copyOf(concerned), snapshots, pending);
        concerned.clear();
        snapshots = new HashMap<>();
        pending = new ArrayList<>();
        return batch;
    }

    /** Everybody sees this from here on. */
    void isPublished(List<Event> events) {
        if (published != record) {
            events.forEach(published::apply);
        }
        holders.published(events, this);
    }

    /** It was emptied, and nobody comes in any more. */
    void isOverNow() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /** Whether all that ever happened in it is published; told once. */
    boolean ends() {
        boolean ends = over && !ended && flights.isEmpty() && pending.isEmpty();
        ended |= ends;
        return ends;
    }

    // Flights, which wait for the journal.

    /** The flights on their way into the journal, the oldest first. */
    Deque<Flight> flights() {
        return flights;
    }

    /** Whether it takes a reply in, for the time when all that has happened is published; never if that is in this tick anyway. */
    boolean keeps(Reply.ForSession reply) {
        if (published == record || (flights.isEmpty() && pending.isEmpty())) {
            return false;
        }
        return replies.add(reply);
    }

    /** The replies that wait for what was not drained. */
    List<Reply.ForSession> takeReplies() {
        if (replies.isEmpty()) {
            return List.of();
        }
        List<Reply.ForSession> taken = replies;
        replies = new ArrayList<>(0);
        return taken;
    }

    /** The journal could not keep something: nothing more is given to it until all that is in flight has come back. */
    void fails() {
        failing = true;
    }

    boolean isFailing() {
        return failing;
    }

    /** The room is again as everybody sees it. Returns what has not happened after all, in order. */
    List<Event> revert() {
        List<Event> lost = new ArrayList<>();
        flights.forEach(flight -> lost.addAll(flight.batch().events()));
        lost.addAll(pending);
        flights.clear();
        pending = new ArrayList<>();
        snapshots = new HashMap<>();
        concerned.clear();
        record = published.copy();
        members.are(state());
        failing = false;
        return lost;
    }

    // Descriptions of the room.

    /** Which of these sessions are in it, by all that has happened or by all that is published. */
    Set<Long> sessions(Set<Long> some) {
        Set<Long> in = new HashSet<>();
        for (RoomState room : List.of(state(), published())) {
            if (some.size() <= room.roster().sessions().size()) {
                some.stream()
                        .filter(session -> room.member(session).isPresent())
                        .forEach(in::add);
            } else {
                room.roster().sessions().stream()
                        .map(Member::session)
                        .filter(some::contains)
                        .forEach(in::add);
            }
        }
        return in;
    }

    /** Whether it is there for those who are not in it. */
    boolean isSeen() {
        return stands || published().size() > 0;
    }

    RoomListing listing(Asker by) {
        RoomState seen = published();
        return new RoomListing(seen.name(), seen.size(), Visibility.topic(seen, by), seen.createdMs());
    }

    RoomView view() {
        RoomState seen = published();
        return new RoomView(
                seen.name(),
                seen.size(),
                members.lagging(),
                seen.modes().has(Mode.SECRET),
                seen.topic().text(),
                seen.seq(),
                seen.createdMs());
    }
}
