package io.hubbub.door.irc;

import io.hubbub.room.Event;
import io.hubbub.room.EventHandler;
import io.hubbub.room.Speech;

/**
 * Which events of a channel's past a client can be shown: what was said for people, and with <a
 * href="https://ircv3.net/specs/extensions/chathistory">event-playback</a> what else happened. What programs asked each other is over.
 *
 * @param client the one that is shown them
 */
record PastEvent(Client client) implements EventHandler<Boolean> {
    boolean isShown(Event event) {
        return event.handledBy(this);
    }

    private boolean playsBack() {
        return client.has(Capability.EVENT_PLAYBACK);
    }

    @Override
    public Boolean said(Event.Said said) {
        Speech speech = said.speech();
        if (speech.kind() == Speech.Kind.SIGNAL) {
            return playsBack() && client.has(Capability.MESSAGE_TAGS) && speech.lasts();
        }
        return speech.kind().isForPeople();
    }

    @Override
    public Boolean erased(Event.Erased erased) {
        return false;
    }

    @Override
    public Boolean redacted(Event.Redacted redacted) {
        return false;
    }

    @Override
    public Boolean joined(Event.Joined joined) {
        return playsBack();
    }

    @Override
    public Boolean left(Event.Left left) {
        return playsBack();
    }

    @Override
    public Boolean quit(Event.Quit quit) {
        return playsBack();
    }

    @Override
    public Boolean kicked(Event.Kicked kicked) {
        return playsBack();
    }

    @Override
    public Boolean renamed(Event.Renamed renamed) {
        return playsBack();
    }

    /** How somebody was called in real life, or whether they were away, is known for now alone. */
    @Override
    public Boolean reprofiled(Event.Reprofiled reprofiled) {
        return false;
    }

    @Override
    public Boolean topicSet(Event.TopicSet set) {
        return playsBack();
    }

    @Override
    public Boolean modesChanged(Event.ModesChanged changed) {
        return playsBack();
    }

    /** What is told of the room is told for now alone. */
    @Override
    public Boolean described(Event.Described described) {
        return false;
    }

    /** A client that doesn't know others' invitations would take it for its own. */
    @Override
    public Boolean invited(Event.Invited invited) {
        return playsBack() && client.has(Capability.INVITE_NOTIFY);
    }

    @Override
    public Boolean unknown(Event.Unknown unknown) {
        return false;
    }
}
