package io.hubbub.home;

import io.hubbub.bus.Reply;
import io.hubbub.room.Event;
import io.hubbub.room.EventHandler;
import io.hubbub.room.Member;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Refusal;
import io.hubbub.room.Refusal.Why;
import io.hubbub.room.Speech;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * Takes back what the journal could not keep: the room is again as everybody has seen it. Requests are refused, those of speakers with
 * the words given back; nobody else has to be told, since nobody has seen anything. But a session that went away is gone, and a new nick or
 * profile is new in every room, and a room's owner is kept elsewhere: such an event is made to happen again, with new numbers, and stored
 * with whatever is stored next.
 */
final class Undoing implements EventHandler<Void> {
    private final HomeRoom room;
    private final HomeOutbox outbox;

    /** The changes that happen again to sessions that stay: the last of each kind for each session. */
    private final Map<String, Runnable> again = new LinkedHashMap<>();

    Undoing(HomeRoom room, HomeOutbox outbox) {
        this.room = room;
        this.outbox = outbox;
    }

    /** @param replies what was to be told with the events: refusals stay, and the rest has not happened */
    void undo(List<Reply.ForSession> replies) {
        List<Event> lost = new ArrayList<>(room.revert());
        replies.stream()
                .filter(reply -> reply instanceof Reply.Refused
                        || reply instanceof Reply.Barred
                        || reply instanceof Reply.Answered)
                .forEach(outbox::reply);
        lost.forEach(event -> event.handledBy(this));
        again.values().forEach(Runnable::run);
    }

    private void refuse(Member who, Refusal refusal) {
        if (!who.isServer()) {
            outbox.reply(new Reply.Refused(who.session(), refusal));
        }
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
    public Void erased(Event.Erased erased) {
        return null;
    }

    @Override
    public Void redacted(Event.Redacted redacted) {
        return refuse(redacted.by());
    }

    @Override
    public Void joined(Event.Joined joined) {
        Refusal refusal = new Refusal(Why.NOT_STORED, room.state().name());
        outbox.reply(new Reply.Barred(joined.who().session(), room.key(), refusal));
        return null;
    }

    @Override
    public Void left(Event.Left left) {
        return departAgain(left, timeMs -> new Event.Left(room.nextKey(), timeMs, left.who(), left.reason()));
    }

    @Override
    public Void quit(Event.Quit quit) {
        return departAgain(
                quit, timeMs -> new Event.Quit(room.nextKey(), timeMs, quit.who(), quit.cause(), quit.reason()));
    }

    @Override
    public Void kicked(Event.Kicked kicked) {
        if (member(kicked.who()).isEmpty()) {
            return refuse(kicked.by());
        }
        return departAgain(
                kicked, timeMs -> new Event.Kicked(room.nextKey(), timeMs, kicked.who(), kicked.by(), kicked.reason()));
    }

    private Void departAgain(Event.Departed departed, LongFunction<Event.Departed> atTime) {
        return again("departed", departed.who(), now -> room.depart(atTime.apply(room.timeMs(departed.timeMs()))));
    }

    @Override
    public Void renamed(Event.Renamed renamed) {
        Member to = renamed.who();
        return again("renamed", to, now -> {
            long timeMs = room.timeMs(renamed.timeMs());
            room.happen(new Event.Renamed(room.nextKey(), timeMs, now.renamed(to.nick(), to.edition()), now.nick()));
        });
    }

    @Override
    public Void reprofiled(Event.Reprofiled reprofiled) {
        Member to = reprofiled.who();
        return again("reprofiled", to, now -> {
            long timeMs = room.timeMs(reprofiled.timeMs());
            room.happen(
                    new Event.Reprofiled(room.nextKey(), timeMs, now.with(to.profile(), to.edition()), now.profile()));
        });
    }

    @Override
    public Void topicSet(Event.TopicSet set) {
        return refuse(set.by());
    }

    @Override
    public Void modesChanged(Event.ModesChanged changed) {
        boolean isDone = changed.changes().stream().anyMatch(ModeChange.OwnerSet.class::isInstance);
        if (isDone || changed.by().isServer()) {
            again.put("modes" + changed.key(), () -> {
                long timeMs = room.timeMs(changed.timeMs());
                room.happen(new Event.ModesChanged(room.nextKey(), timeMs, changed.by(), changed.changes()));
            });
            return null;
        }
        return refuse(changed.by());
    }

    @Override
    public Void described(Event.Described described) {
        return refuse(described.by());
    }

    @Override
    public Void invited(Event.Invited invited) {
        return refuse(invited.by());
    }

    @Override
    public Void unknown(Event.Unknown unknown) {
        return null;
    }

    /** @param action told the member as it is by then; not done if it is gone */
    private Void again(String kind, Member who, Consumer<Member> action) {
        if (member(who).isPresent()) {
            again.put(kind + who.session(), () -> member(who).ifPresent(action));
        }
        return null;
    }

    private Optional<Member> member(Member who) {
        return room.state().member(who.session());
    }
}
