package io.hubbub.door.irc;

import io.hubbub.room.DepartureHandler;
import io.hubbub.room.Event;

/**
 * Whether a client's departure from a channel is the answer to a command of its own.
 *
 * @param session the client's session
 */
record IsAnswer(long session) implements DepartureHandler<Boolean> {
    @Override
    public Boolean left(Event.Left left) {
        return true;
    }

    @Override
    public Boolean quit(Event.Quit quit) {
        return false;
    }

    @Override
    public Boolean kicked(Event.Kicked kicked) {
        return kicked.by().session() == session;
    }
}
