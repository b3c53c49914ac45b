package io.hubbub.hub;

import io.hubbub.room.Event;
import io.hubbub.room.EventHandler;
import java.util.function.Predicate;

/**
 * Finds out which rooms are still to see something that happens in several rooms at once, as a new nick does; null for what happens in
 * one room alone.
 */
final class Elsewhere implements EventHandler<Predicate<RoomCopy>> {
    private static final Elsewhere ELSEWHERE = new Elsewhere();

    private Elsewhere() {}

    /** True for a room that is still to see the same; null for an event that no other room sees. */
    static Predicate<RoomCopy> of(Event event) {
        return event.handledBy(ELSEWHERE);
    }

    @Override
    public Predicate<RoomCopy> said(Event.Said said) {
        return null;
    }

    @Override
    public Predicate<RoomCopy> erased(Event.Erased erased) {
        return null;
    }

    @Override
    public Predicate<RoomCopy> redacted(Event.Redacted redacted) {
        return null;
    }

    @Override
    public Predicate<RoomCopy> joined(Event.Joined joined) {
        return null;
    }

    @Override
    public Predicate<RoomCopy> left(Event.Left left) {
        return null;
    }

    @Override
    public Predicate<RoomCopy> quit(Event.Quit quit) {
        return room -> room.has(quit.who().session());
    }

    @Override
    public Predicate<RoomCopy> kicked(Event.Kicked kicked) {
        return null;
    }

    @Override
    public Predicate<RoomCopy> renamed(Event.Renamed renamed) {
        return room -> room.hasStill(renamed.who());
    }

    @Override
    public Predicate<RoomCopy> reprofiled(Event.Reprofiled reprofiled) {
        return room -> room.hasStill(reprofiled.who());
    }

    @Override
    public Predicate<RoomCopy> topicSet(Event.TopicSet set) {
        return null;
    }

    @Override
    public Predicate<RoomCopy> modesChanged(Event.ModesChanged changed) {
        return null;
    }

    @Override
    public Predicate<RoomCopy> described(Event.Described described) {
        return null;
    }

    @Override
    public Predicate<RoomCopy> invited(Event.Invited invited) {
        return null;
    }

    @Override
    public Predicate<RoomCopy> unknown(Event.Unknown unknown) {
        return null;
    }
}
