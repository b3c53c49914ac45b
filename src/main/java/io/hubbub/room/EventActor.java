package io.hubbub.room;

/** Finds the member whose doing an event was; null if nobody knows. */
public class EventActor implements EventHandler<Member> {
    private static final EventActor ANY = new EventActor();

    protected EventActor() {}

    /** The member whose doing it was; null if nobody knows. */
    public static Member of(Event event) {
        return event.handledBy(ANY);
    }

    @Override
    public Member said(Event.Said said) {
        return said.from();
    }

    @Override
    public Member erased(Event.Erased erased) {
        return erased.from();
    }

    @Override
    public Member redacted(Event.Redacted redacted) {
        return redacted.by();
    }

    @Override
    public Member joined(Event.Joined joined) {
        return joined.who();
    }

    @Override
    public Member left(Event.Left left) {
        return left.who();
    }

    @Override
    public Member quit(Event.Quit quit) {
        return quit.who();
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
    public Member described(Event.Described described) {
        return described.by();
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
