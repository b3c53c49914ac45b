package io.hubbub.net;

import io.hubbub.room.Event;
import io.hubbub.room.Mode;
import io.hubbub.room.ModeChange;
import java.util.Optional;
import java.util.stream.Collectors;

/** What happens in a room beside what is said, in a sentence for a person. */
public final class News {
    private News() {}

    /** The sentence, without a full stop; empty for what is nobody's concern. */
    public static Optional<String> of(Event event) {
        if (event instanceof Event.Joined joined) {
            return Optional.of(joined.who().nick() + " joined");
        } else if (event instanceof Event.Kicked kicked) {
            return Optional.of(
                    because(kicked.by().nick() + " kicked " + kicked.who().nick(), kicked.reason()));
        } else if (event instanceof Event.Departed departed && departed.isInOwnWords()) {
            return Optional.of(because(departed.who().nick() + " left", departed.reason()));
        } else if (event instanceof Event.Departed departed) {
            return Optional.of(disconnected(departed));
        } else if (event instanceof Event.Renamed renamed) {
            return Optional.of(renamed.oldNick() + " is now " + renamed.who().nick());
        } else if (event instanceof Event.TopicSet set) {
            String by = set.by().nick();
            return Optional.of(
                    set.topic().isEmpty() ? by + " cleared the topic" : by + " set the topic: " + set.topic());
        } else if (event instanceof Event.ModesChanged changed) {
            return Optional.of(changed.by().nick() + " "
                    + changed.changes().stream().map(News::change).collect(Collectors.joining(", ")));
        }
        return Optional.empty();
    }

    /** Not as somebody leaves in words of their own: these are the server's. */
    private static String disconnected(Event.Departed departed) {
        String nick = departed.who().nick();
        return departed.reason().isEmpty() ? nick + " left" : because(nick + " was disconnected", departed.reason());
    }

    /** The same for the one who is kicked. */
    public static String outOf(String room, Event.Kicked kicked) {
        return because(kicked.by().nick() + " kicked you out of " + room, kicked.reason());
    }

    private static String because(String what, String reason) {
        return reason.isEmpty() ? what : what + ": " + reason;
    }

    private static String change(ModeChange change) {
        if (change instanceof ModeChange.RoleGiven given) {
            return role(given);
        } else if (change instanceof ModeChange.KeySet set) {
            return set.key().isEmpty() ? "removed the key" : "set a key";
        } else if (change instanceof ModeChange.LimitSet set) {
            return set.limit() == 0
                    ? "removed the limit"
                    : "limited the room to " + set.limit() + (set.limit() == 1 ? " member" : " members");
        } else if (change instanceof ModeChange.MaskSet set) {
            return list(set);
        } else if (change instanceof ModeChange.Switched switched) {
            return switched(switched.mode(), switched.on());
        }
        throw new IllegalStateException("no words for " + change);
    }

    private static String role(ModeChange.RoleGiven given) {
        return switch (given.role()) {
            case OPERATOR ->
                given.granted()
                        ? "made " + given.nick() + " an operator"
                        : "removed " + given.nick() + " as an operator";
            case VOICE -> given.granted() ? "gave voice to " + given.nick() : "took voice from " + given.nick();
        };
    }

    private static String list(ModeChange.MaskSet set) {
        return switch (set.list()) {
            case BAN -> set.added() ? "banned " + set.mask() : "lifted the ban on " + set.mask();
            case EXCEPTION ->
                set.added()
                        ? "exempted " + set.mask() + " from bans"
                        : "ended the exemption of " + set.mask() + " from bans";
            case INVITATION ->
                set.added()
                        ? "let " + set.mask() + " in without an invitation"
                        : "let " + set.mask() + " in only by invitation";
        };
    }

    private static String switched(Mode mode, boolean on) {
        return switch (mode) {
            case INVITE_ONLY -> on ? "made the room invite-only" : "opened the room to everybody";
            case MODERATED -> on ? "let only operators and members with voice speak" : "let everybody speak";
            case NO_OUTSIDERS -> on ? "let only members speak" : "let outsiders speak, too";
            case SECRET -> on ? "hid the room" : "made the room visible";
            case PROTECTED_TOPIC -> on ? "let only operators set the topic" : "let everybody set the topic";
            case NO_REQUESTS ->
                on ? "blocked requests between programs (CTCP)" : "allowed requests between programs (CTCP)";
        };
    }
}
