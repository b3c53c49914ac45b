package io.hubbub.room;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is true of a room after its last event: who is in it, and its topic. The home has one, and every hub with members
 * has a copy that follows the same events; so questions are answered without asking anybody.
 *
 * <p>Not thread-safe: each copy belongs to one event loop.
 */
public final class RoomState {
    private final String name;
    private final Map<Long, Member> members;
    private Topic topic;
    private long seq;

    RoomState(String name) {
        this(name, new LinkedHashMap<>(), Topic.NONE, 0);
    }

    private RoomState(String name, Map<Long, Member> members, Topic topic, long seq) {
        this.name = name;
        this.members = members;
        this.topic = topic;
        this.seq = seq;
    }

    /** A copy that its receiver owns. */
    RoomState copy() {
        return new RoomState(name, new LinkedHashMap<>(members), topic, seq);
    }

    /** The room's name as its first visitor wrote it. */
    public String name() {
        return name;
    }

    /** The number of the last event that this state includes. */
    public long seq() {
        return seq;
    }

    /** The topic, {@link Topic#NONE} when there is none. */
    public Topic topic() {
        return topic;
    }

    /** How many are in the room. */
    public int size() {
        return members.size();
    }

    /** Everyone in the room, in the order they came. A view: don't keep it. */
    public Collection<Member> members() {
        return Collections.unmodifiableCollection(members.values());
    }

    /** The member of a session, if it is in the room. */
    public Optional<Member> member(long session) {
        return Optional.ofNullable(members.get(session));
    }

    /**
     * Takes the next event in.
     *
     * @throws IllegalStateException when it is not the next one: an event was lost or came twice, and what this copy
     *     says can't be trusted any more
     */
    void apply(Event event) {
        if (event.seq() != seq + 1) {
            throw new IllegalStateException(
                    "room " + name + ": event " + event.seq() + " came after event " + seq + ", not the next one");
        }
        seq = event.seq();
        if (event instanceof Event.Said) {
            return;
        }
        if (event instanceof Event.Joined joined) {
            members.put(joined.who().session(), joined.who());
        } else if (event instanceof Event.Left left) {
            members.remove(left.who().session());
        } else if (event instanceof Event.Renamed renamed) {
            members.replace(renamed.who().session(), renamed.who());
        } else if (event instanceof Event.TopicSet set) {
            topic = new Topic(set.topic(), set.by().nick(), set.timeMs());
        }
    }
}
