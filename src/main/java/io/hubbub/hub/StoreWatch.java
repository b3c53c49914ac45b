package io.hubbub.hub;

import io.hubbub.room.Recording;
import io.hubbub.room.Right;
import io.hubbub.room.Role;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Tells those who look after a room that what happens there can't be stored, once, and that it can be again: its operators, and operators
 * of the server who are in it. A trouble that is over at once is nobody's concern. Runs on the hub's loop.
 */
final class StoreWatch {
    /** How long a trouble lasts before anybody is told: as long as a database takes that is restarted or locked for a moment. */
    static final long PATIENCE_MS = TimeUnit.SECONDS.toMillis(3);

    private final Archive archive;
    private final Sessions sessions;

    /** Those who know of the trouble that there is. */
    private final Set<Told> told = new LinkedHashSet<>(0);

    private record Told(long session, String room) {}

    StoreWatch(Archive archive, Sessions sessions) {
        this.archive = archive;
        this.sessions = sessions;
    }

    /** To be called about once a second. */
    void sweep(long nowMs) {
        long sinceMs = archive.failingSinceMs();
        if (sinceMs == 0) {
            tellThatItIsOver();
        } else if (nowMs - sinceMs >= PATIENCE_MS) {
            List.copyOf(sessions.all())
                    .forEach(session -> session.viewer()
                            .subscriptions()
                            .inside()
                            .toList()
                            .forEach(member -> tell(session, member.room(), sinceMs)));
        }
    }

    private void tell(Session session, RoomCopy room, long sinceMs) {
        Optional<Recording> recording = archive.recording(room.key());
        if (recording.isPresent() && looksAfter(session, room) && told.add(new Told(session.id(), room.key()))) {
            String name = room.state().name();
            session.tell(listener -> listener.notStored(name, sinceMs, recording.get()));
        }
    }

    private static boolean looksAfter(Session session, RoomCopy room) {
        boolean isOperator = room.state()
                .member(session.id())
                .filter(member -> member.is(Role.OPERATOR))
                .isPresent();
        return isOperator || session.rights().has(Right.MEND_ROOMS);
    }

    private void tellThatItIsOver() {
        if (told.isEmpty()) {
            return;
        }
        List<Told> all = List.copyOf(told);
        told.clear();
        all.forEach(each -> sessions.find(each.session())
                .ifPresent(session -> session.room(each.room())
                        .ifPresent(room -> session.tell(listener -> listener.storedAgain(room.name())))));
    }
}
