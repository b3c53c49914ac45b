package io.hubbub.net;

import io.hubbub.room.DepartureHandler;
import io.hubbub.room.Event;
import io.hubbub.room.EventHandler;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Names;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Events of a room other than speech, as sentences for a person. */
public final class Sentences implements EventHandler<Optional<String>> {
    private static final Sentences ALL = new Sentences();

    private Sentences() {}

    /** The sentence, without a full stop; empty for what is nobody's concern. */
    public static Optional<String> of(Event event) {
        return event.handledBy(ALL);
    }

    /** The sentence for the member that is in a room no more. */
    public static String outOf(String room, Event.Departed how) {
        return how.handledBy(new OutOf(room));
    }

    @Override
    public Optional<String> said(Event.Said said) {
        return Optional.empty();
    }

    @Override
    public Optional<String> erased(Event.Erased erased) {
        return Optional.of("a message of " + erased.from().nick() + " is deleted");
    }

    @Override
    public Optional<String> redacted(Event.Redacted redacted) {
        return Optional.of(deleted(redacted));
    }

    @Override
    public Optional<String> joined(Event.Joined joined) {
        return Optional.of(joined.who().nick() + " joined");
    }

    @Override
    public Optional<String> left(Event.Left left) {
        return Optional.of(because(left.who().nick() + " left", left.reason()));
    }

    @Override
    public Optional<String> quit(Event.Quit quit) {
        return Optional.of(
                quit.isInOwnWords() ? because(quit.who().nick() + " left", quit.reason()) : disconnected(quit));
    }

    @Override
    public Optional<String> kicked(Event.Kicked kicked) {
        return Optional.of(
                because(kicked.by().nick() + " kicked " + kicked.who().nick(), kicked.reason()));
    }

    @Override
    public Optional<String> renamed(Event.Renamed renamed) {
        return Optional.of(renamed.oldNick() + " is now " + renamed.who().nick());
    }

    @Override
    public Optional<String> reprofiled(Event.Reprofiled reprofiled) {
        return Optional.empty();
    }

    @Override
    public Optional<String> topicSet(Event.TopicSet set) {
        String by = set.by().nick();
        return Optional.of(set.topic().isEmpty() ? by + " cleared the topic" : by + " set the topic: " + set.topic());
    }

    @Override
    public Optional<String> modesChanged(Event.ModesChanged changed) {
        boolean hasOwner = changed.changes().stream().anyMatch(ModeChange.OwnerSet.class::isInstance);
        return Optional.of(changed.by().nick() + " "
                + changed.changes().stream()
                        .filter(change -> !hasOwner || change instanceof ModeChange.OwnerSet)
                        .map(change -> change.handledBy(ModeSentences.WORDS))
                        .collect(Collectors.joining(", ")));
    }

    @Override
    public Optional<String> described(Event.Described described) {
        return Optional.of(described.by().nick() + " "
                + new TreeMap<>(described.changes())
                        .entrySet().stream()
                                .map(change -> change.getValue().isEmpty()
                                        ? "took the room's " + change.getKey() + " away"
                                        : "set the room's " + change.getKey() + ": " + change.getValue())
                                .collect(Collectors.joining(", ")));
    }

    @Override
    public Optional<String> invited(Event.Invited invited) {
        return Optional.empty();
    }

    @Override
    public Optional<String> unknown(Event.Unknown unknown) {
        return Optional.empty();
    }

    private static String deleted(Event.Redacted redacted) {
        String by = redacted.by().nick();
        String author = redacted.erased().from().nick();
        String whose = Names.same(by, author) ? "" : " of " + author;
        return because(by + " deleted a message" + whose, redacted.reason());
    }

    /** Not as somebody leaves in words of their own: these are the server's. */
    private static String disconnected(Event.Quit quit) {
        String nick = quit.who().nick();
        return quit.reason().isEmpty() ? nick + " left" : because(nick + " was disconnected", quit.reason());
    }

    private static String because(String what, String reason) {
        return reason.isEmpty() ? what : what + ": " + reason;
    }

    /** A departure in a sentence for the member that departed. */
    private record OutOf(String room) implements DepartureHandler<String> {
        @Override
        public String left(Event.Left left) {
            return "You left " + room;
        }

        @Override
        public String quit(Event.Quit quit) {
            return "You left " + room;
        }

        @Override
        public String kicked(Event.Kicked kicked) {
            return because(kicked.by().nick() + " kicked you out of " + room, kicked.reason());
        }
    }
}
