package io.hubbub.home;

import io.hubbub.room.Names;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The sessions that watch nicks which live at one home. */
final class Watchers {
    /** The sessions, by the folded nick. */
    private final Map<String, Set<Long>> watchers = new HashMap<>();

    void add(long session, String nick) {
        watchers.computeIfAbsent(Names.fold(nick), key -> new LinkedHashSet<>()).add(session);
    }

    void remove(long session, String nick) {
        watchers.computeIfPresent(Names.fold(nick), (key, sessions) -> {
            sessions.remove(session);
            return sessions.isEmpty() ? null : sessions;
        });
    }

    /** Takes each session that watches a nick. */
    void each(String nick, Consumer<Long> action) {
        watchers.getOrDefault(Names.fold(nick), Set.of()).forEach(action);
    }
}
