package io.hubbub.home;

import io.hubbub.bus.Reply;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.Refusal;
import io.hubbub.room.Refusal.Why;
import io.hubbub.room.Speech;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes back what the journal could not keep: the room is again as everybody has seen it. Requests are refused, those of speakers with
 * the words given back; nobody else has to be told, since nobody has seen anything. But who went away is gone, and who has another nick
 * or profile has it in every room: that is made to happen again, with new numbers, and stored with whatever is stored next.
 */
final class Undoing implements Event.Handler<Void> {
    private final HomeRoom room;
    private final HomeOutbox outbox;

    /** The events that happen again for each session that stays: the last of each kind. */
    private final Map<String, Event> again = new LinkedHashMap<>();

    Undoing(HomeRoom room, HomeOutbox outbox) {
        this.room = room;
        this.outbox = outbox;
    }

    /** @param replies what was to be told with the events: refusals stay, and the rest has not happened */
    void undo(List<Reply.ForSession> replies) {
        List<Event> lost = new ArrayList<>(room.revert());
        replies.stream()
                .filter(reply -> reply instanceof Reply.Refused || reply instanceof Reply.Barred)
                .forEach(outbox::reply);
        lost.forEach(event -> event.handledBy(this));
        again.values().forEach(this::happenAgain);
    }

    private void refuse(Member who, Refusal refusal) {
        outbox.reply(new Reply.Refused(who.session(), refusal));
    }

    private Void refuse(Member who) {
        refuse(who, new Refusal(Why.NOT_STORED, room.state().name()));
        return null;
    }

    @Override
    public Void said(Event.Said said) {
        Speech speech = said.speech();
        refuse(said.from(), new Refusal(Why.NOT_STORED, room.state().name(), speech));
        return null;
    }

    @Override
    public Void joined(Event.Joined joined) {
        Refusal refusal = new Refusal(Why.NOT_STORED, room.state().name());
        outbox.reply(new Reply.Barred(joined.who().session(), room.key(), refusal));
        return null;
    }

    @Override
    public Void left(Event.Left left) {
        return again("departed", left.who(), left);
    }

    @Override
    public Void quit(Event.Quit quit) {
        return again("departed", quit.who(), quit);
    }

    @Override
    public Void kicked(Event.Kicked kicked) {
        return isThere(kicked.who()) ? again("departed", kicked.who(), kicked) : refuse(kicked.by());
    }

    @Override
    public Void renamed(Event.Renamed renamed) {
        return again("renamed", renamed.who(), renamed);
    }

    @Override
    public Void reprofiled(Event.Reprofiled reprofiled) {
        return again("reprofiled", reprofiled.who(), reprofiled);
    }

    @Override
    public Void topicSet(Event.TopicSet set) {
        return refuse(set.by());
    }

    @Override
    public Void modesChanged(Event.ModesChanged changed) {
        return refuse(changed.by());
    }

    @Override
    public Void invited(Event.Invited invited) {
        return refuse(invited.by());
    }

    @Override
    public Void unknown(Event.Unknown unknown) {
        return null;
    }

    private Void again(String kind, Member who, Event event) {
        if (isThere(who)) {
            again.put(kind + who.session(), event);
        }
        return null;
    }

    private boolean isThere(Member who) {
        return room.state().member(who.session()).isPresent();
    }

    private void happenAgain(Event event) {
        long timeMs = room.timeMs(event.timeMs());
        if (event instanceof Event.Departed departed) {
            departed.handledBy(new Departing(timeMs));
        } else if (event instanceof Event.Renamed renamed) {
            Member now = member(renamed.who());
            if (now != null) {
                Member then = now.renamed(renamed.who().nick(), renamed.who().edition());
                room.happen(new Event.Renamed(room.nextKey(), timeMs, then, now.nick()));
            }
        } else if (event instanceof Event.Reprofiled reprofiled) {
            Member now = member(reprofiled.who());
            if (now != null) {
                Member then =
                        now.with(reprofiled.who().profile(), reprofiled.who().edition());
                room.happen(new Event.Reprofiled(room.nextKey(), timeMs, then, now.profile()));
            }
        }
    }

    /** As it is now; null if it is gone. */
    private Member member(Member who) {
        return room.state().member(who.session()).orElse(null);
    }

    /** The same departure, of a member that is still there. */
    private final class Departing implements Event.DepartureHandler<Void> {
        private final long timeMs;

        Departing(long timeMs) {
            this.timeMs = timeMs;
        }

        @Override
        public Void left(Event.Left left) {
            return depart(new Event.Left(room.nextKey(), timeMs, left.who(), left.reason()));
        }

        @Override
        public Void quit(Event.Quit quit) {
            return depart(new Event.Quit(room.nextKey(), timeMs, quit.who(), quit.cause(), quit.reason()));
        }

        @Override
        public Void kicked(Event.Kicked kicked) {
            return depart(new Event.Kicked(room.nextKey(), timeMs, kicked.who(), kicked.by(), kicked.reason()));
        }

        private Void depart(Event.Departed event) {
            room.depart(event);
            return null;
        }
    }
}
