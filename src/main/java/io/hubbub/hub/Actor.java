package io.hubbub.hub;

import io.hubbub.room.Event;
import io.hubbub.room.Member;

/**
 * Finds the member that caused an event and may see it in a way of its own; null if there is none. Nobody sees its own coming and
 * going so: its session is told of them.
 */
final class Actor implements Event.Handler<Member> {
    private static final Actor ACTOR = new Actor();

    private Actor() {}

    /** Whether an event was caused by a session that is there to see it. */
    static boolean is(long session, Event event) {
        Member actor = of(event);
        return actor != null && actor.session() == session;
    }

    /** The member that caused an event; null if none is there to see it. */
    static Member of(Event event) {
        return event.handledBy(ACTOR);
    }

    @Override
    public Member said(Event.Said said) {
        return said.from();
    }

    @Override
    public Member joined(Event.Joined joined) {
        return null;
    }

    @Override
    public Member left(Event.Left left) {
        return null;
    }

    @Override
    public Member quit(Event.Quit quit) {
        return null;
    }

    @Override
    public Member kicked(Event.Kicked kicked) {
        return kicked.by();
    }

    @Override
    public Member renamed(Event.Renamed renamed) {
        return renamed.who();
    }

    @Override
    public Member reprofiled(Event.Reprofiled reprofiled) {
        return reprofiled.who();
    }

    @Override
    public Member topicSet(Event.TopicSet set) {
        return set.by();
    }

    @Override
    public Member modesChanged(Event.ModesChanged changed) {
        return changed.by();
    }

    @Override
    public Member invited(Event.Invited invited) {
        return invited.by();
    }

    @Override
    public Member unknown(Event.Unknown unknown) {
        return null;
    }
}
