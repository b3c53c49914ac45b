package io.hubbub.hub;

import io.hubbub.room.Event;
import java.util.function.Predicate;

/**
 * Finds out which rooms are still to see something that happens in several rooms at once, as a new nick does; null for what happens in
 * one room alone.
 */
final class Elsewhere implements Event.Handler<Predicate<Audience>> {
    private static final Elsewhere ELSEWHERE = new Elsewhere();

    private Elsewhere() {}

    /** True for a room that is still to see the same; null for an event that no other room sees. */
    static Predicate<Audience> of(Event event) {
        return event.handledBy(ELSEWHERE);
    }

    @Override
    public Predicate<Audience> said(Event.Said said) {
        return null;
    }

    @Override
    public Predicate<Audience> joined(Event.Joined joined) {
        return null;
    }

    @Override
    public Predicate<Audience> left(Event.Left left) {
        return null;
    }

    @Override
    public Predicate<Audience> quit(Event.Quit quit) {
        return audience -> audience.has(quit.who().session());
    }

    @Override
    public Predicate<Audience> kicked(Event.Kicked kicked) {
        return null;
    }

    @Override
    public Predicate<Audience> renamed(Event.Renamed renamed) {
        return audience -> audience.hasStill(renamed.who());
    }

    @Override
    public Predicate<Audience> reprofiled(Event.Reprofiled reprofiled) {
        return audience -> audience.hasStill(reprofiled.who());
    }

    @Override
    public Predicate<Audience> topicSet(Event.TopicSet set) {
        return null;
    }

    @Override
    public Predicate<Audience> modesChanged(Event.ModesChanged changed) {
        return null;
    }

    @Override
    public Predicate<Audience> invited(Event.Invited invited) {
        return null;
    }
}
