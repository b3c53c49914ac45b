package io.hubbub.home;

import io.hubbub.room.Event;
import io.hubbub.room.EventHandler;
import io.hubbub.room.Member;
import io.hubbub.room.RoomState;

/**
 * Marks what a session does while another session of the same person is in the room: others see less of that ({@link Event#toOthers}).
 * Sessions are of one person if they have the same nick, which only the owner of an account can have several times. Lives for one event.
 */
final class Sharing implements EventHandler<Event> {
    private final RoomState room;

    /** @param room before the event */
    Sharing(RoomState room) {
        this.room = room;
    }

    /** The same event, or one that says that there is another session. */
    static Event mark(Event event, RoomState room) {
        // Nearly all events.
        return event instanceof Event.Said ? event : event.handledBy(new Sharing(room));
    }

    private boolean isShared(Member who) {
        return mayShare(who) && room.roster().sharesNick(who.session(), who.nick());
    }

    /** Looking for others costs something in a large room, and most people have no account. */
    private boolean mayShare(Member who) {
        return room.roster().hasShared() || !who.profile().account().isEmpty();
    }

    @Override
    public Event joined(Event.Joined joined) {
        return isShared(joined.who()) ? new Event.Joined(joined.key(), joined.timeMs(), joined.who(), true) : joined;
    }

    @Override
    public Event left(Event.Left left) {
        return isShared(left.who()) ? new Event.Left(left.key(), left.timeMs(), left.who(), left.reason(), true) : left;
    }

    @Override
    public Event quit(Event.Quit quit) {
        return isShared(quit.who())
                ? new Event.Quit(quit.key(), quit.timeMs(), quit.who(), quit.cause(), quit.reason(), true)
                : quit;
    }

    @Override
    public Event kicked(Event.Kicked kicked) {
        return isShared(kicked.who())
                ? new Event.Kicked(kicked.key(), kicked.timeMs(), kicked.who(), kicked.by(), kicked.reason(), true)
                : kicked;
    }

    @Override
    public Event renamed(Event.Renamed renamed) {
        Member who = renamed.who();
        boolean was = room.roster().hasShared() && room.roster().sharesNick(who.session(), renamed.oldNick());
        boolean is = isShared(who);
        return was || is
                ? new Event.Renamed(renamed.key(), renamed.timeMs(), who, renamed.oldNick(), was, is)
                : renamed;
    }

    /** Others know somebody by the session that came first. */
    @Override
    public Event reprofiled(Event.Reprofiled reprofiled) {
        Member who = reprofiled.who();
        boolean isFirst = !room.roster().hasShared()
                || room.memberCalled(who.nick())
                        .filter(first -> first.session() != who.session())
                        .isEmpty();
        return isFirst
                ? reprofiled
                : new Event.Reprofiled(reprofiled.key(), reprofiled.timeMs(), who, reprofiled.before(), true);
    }

    @Override
    public Event said(Event.Said said) {
        return said;
    }

    @Override
    public Event erased(Event.Erased erased) {
        return erased;
    }

    @Override
    public Event redacted(Event.Redacted redacted) {
        return redacted;
    }

    @Override
    public Event topicSet(Event.TopicSet set) {
        return set;
    }

    @Override
    public Event modesChanged(Event.ModesChanged changed) {
        return changed;
    }

    @Override
    public Event described(Event.Described described) {
        return described;
    }

    @Override
    public Event invited(Event.Invited invited) {
        return invited;
    }

    @Override
    public Event unknown(Event.Unknown unknown) {
        return unknown;
    }
}
