package io.hubbub.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A room after its last event: who is in it, its topic and its rules. The home has one, and every hub with members
 * has a copy that follows the same events; so questions are answered without asking anybody. Doors see it as a {@link Room}.
 *
 * <p>Not thread-safe: each copy belongs to one event loop.
 */
public final class RoomState implements Room {
    /** {@link #openFrom} of a room that is not open to all. */
    public static final long CLOSED = Long.MAX_VALUE;

    private final String name;
    private final long epoch;
    private final Roster members;
    private final Map<MaskList, List<MaskEntry>> lists = new EnumMap<>(MaskList.class);
    private final Next next = new Next();
    private Modes modes = Modes.NONE;
    private Topic topic = Topic.NONE;
    private Properties properties = Properties.NONE;
    private long createdMs;

    /** The key of the last event. */
    private long key;

    private long openFrom;

    /**
     * A room in which nothing has happened.
     *
     * @param log the number of the log that its events go into
     * @param epoch random bits of this incarnation of the room, as {@link Position} has them
     */
    public RoomState(String name, Modes modes, long log, long epoch) {
        this.name = name;
        this.members = new Roster(List.of());
        this.modes = modes;
        this.key = MessageId.key(log, 0);
        this.epoch = epoch;
        this.openFrom = modes.showPast() ? 1 : CLOSED;
    }

    /**
     * A room as it was after an event.
     *
     * @param key that event's
     * @param openFrom as {@link #openFrom()} has it
     */
    public RoomState(
            String name,
            long epoch,
            long key,
            long createdMs,
            long openFrom,
            Topic topic,
            Properties properties,
            Modes modes,
            Collection<Member> members,
            Map<MaskList, List<MaskEntry>> lists) {
        this.name = name;
        this.epoch = epoch;
        this.key = key;
        this.createdMs = createdMs;
        this.openFrom = openFrom;
        this.topic = topic;
        this.properties = properties;
        this.modes = modes;
        this.members = new Roster(members);
        lists.forEach((list, entries) -> this.lists.put(list, new ArrayList<>(entries)));
    }

    /** The same in which nobody is, with other modes; they are no less open. */
    public RoomState emptyWith(Modes others) {
        return new RoomState(name, epoch, key, createdMs, openFrom, topic, properties, others, List.of(), lists);
    }

    /** A copy that its receiver owns. */
    public RoomState copy() {
        return with(members.sessions());
    }

    /** A copy in which nobody is. */
    public RoomState withoutMembers() {
        return with(List.of());
    }

    private RoomState with(Collection<Member> some) {
        return new RoomState(name, epoch, key, createdMs, openFrom, topic, properties, modes, some, lists);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long seq() {
        return MessageId.seq(key);
    }

    /** The number of the log that its events go into: of a room that is founded anew it is another. */
    public long log() {
        return MessageId.log(key);
    }

    /** The key of the last event that this state includes. */
    public long key() {
        return key;
    }

    /** The key of the next event. */
    public long nextKey() {
        return key + 1;
    }

    @Override
    public Position position() {
        return new Position(epoch, seq());
    }

    @Override
    public Topic topic() {
        return topic;
    }

    @Override
    public Properties properties() {
        return properties;
    }

    @Override
    public Modes modes() {
        return modes;
    }

    @Override
    public long createdMs() {
        return createdMs;
    }

    /**
     * The number of the first event that members who came later may see as well: the room has been open to all since then. {@link #CLOSED}
     * while it needs a key or an invitation, is secret, or shows nothing of its past.
     */
    public long openFrom() {
        return openFrom;
    }

    @Override
    public List<MaskEntry> list(MaskList list) {
        return Collections.unmodifiableList(lists.getOrDefault(list, List.of()));
    }

    boolean has(MaskList list) {
        return !lists.getOrDefault(list, List.of()).isEmpty();
    }

    /** Whether a mask in that list is about somebody. */
    boolean lists(MaskList list, MaskSubject who) {
        for (MaskEntry entry : lists.getOrDefault(list, List.of())) {
            if (entry.mask().matches(who)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int size() {
        return members.size();
    }

    @Override
    public Collection<Member> members() {
        return members.persons();
    }

    /** All sessions in the room: a person may have several under one nick. A view: don't keep it. */
    public Roster roster() {
        return members;
    }

    /** The copy of a hub is for those who are inside. */
    @Override
    public boolean showsAll() {
        return true;
    }

    @Override
    public Optional<Member> member(long session) {
        return Optional.ofNullable(members.of(session));
    }

    /**
     * Takes the next event in, or nothing of it if it throws something.
     *
     * @throws IllegalStateException when it is not the next one of the same log: an event was lost or came twice, and what this
     *     copy says can't be trusted any more
     */
    public void apply(Event event) {
        if (event.key() != key + 1) {
            throw new IllegalStateException("room " + name + ": event " + place(event.key()) + " came after event "
                    + place(key) + ", not the next one");
        }
        event.handledBy(next);
        key = event.key();
    }

    private static String place(long key) {
        return MessageId.seq(key) + " of log " + MessageId.log(key);
    }

    /** Changes what this kind of event changes; the number of the last event is set by one step, at the end. */
    private final class Next implements EventHandler<Void> {
        @Override
        public Void said(Event.Said said) {
            return null;
        }

        @Override
        public Void erased(Event.Erased erased) {
            return null;
        }

        @Override
        public Void redacted(Event.Redacted redacted) {
            return null;
        }

        @Override
        public Void joined(Event.Joined joined) {
            members.joined(joined);
            createdMs = createdMs == 0 ? joined.timeMs() : createdMs;
            return null;
        }

        @Override
        public Void left(Event.Left left) {
            return remove(left);
        }

        @Override
        public Void quit(Event.Quit quit) {
            return remove(quit);
        }

        @Override
        public Void kicked(Event.Kicked kicked) {
            return remove(kicked);
        }

        @Override
        public Void renamed(Event.Renamed renamed) {
            members.renamed(renamed);
            return null;
        }

        @Override
        public Void reprofiled(Event.Reprofiled reprofiled) {
            members.replace(reprofiled.who());
            return null;
        }

        @Override
        public Void topicSet(Event.TopicSet set) {
            topic = new Topic(set.topic(), set.by().nick(), set.timeMs());
            return null;
        }

        @Override
        public Void modesChanged(Event.ModesChanged changed) {
            Modes after = new Revision(changed, RoomState.this, members).revise(lists);
            if (after.showPast() != modes.showPast()) {
                openFrom = after.showPast() ? changed.seq() : CLOSED;
            }
            modes = after;
            return null;
        }

        @Override
        public Void described(Event.Described described) {
            properties = properties.with(described.changes());
            return null;
        }

        @Override
        public Void invited(Event.Invited invited) {
            return null;
        }

        @Override
        public Void unknown(Event.Unknown unknown) {
            return null;
        }

        private Void remove(Event.Departed departed) {
            members.departed(departed);
            return null;
        }
    }
}
