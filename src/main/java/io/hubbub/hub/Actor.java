package io.hubbub.hub;

import io.hubbub.room.Event;
import io.hubbub.room.EventActor;
import io.hubbub.room.Member;

/**
 * Finds the member that caused an event and may see it in a way of its own; null if there is none. Nobody sees its own coming and
 * going so: its session is told of them.
 */
final class Actor extends EventActor {
    private static final Actor ACTOR = new Actor();

    private Actor() {}

    /** Whether an event was caused by a session that is there to see it. */
    static boolean is(long session, Event event) {
        Member actor = there(event);
        return actor != null && actor.session() == session;
    }

    /** The member that caused an event; null if none is there to see it. */
    static Member there(Event event) {
        return event.handledBy(ACTOR);
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
}
