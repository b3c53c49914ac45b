package io.hubbub.home;

import io.hubbub.room.Names;
import io.hubbub.room.PastNick;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The past holders of the nicks that live at one home: of each nick the last few, and of all nicks those that were last used. */
final class PastNicks {
    private static final int PER_NICK = 10;

    private final int limit;
    private final Map<String, Deque<PastNick>> nicks = new LinkedHashMap<>();
    private int size;

    /** @param limit how many to keep in all */
    PastNicks(int limit) {
        this.limit = limit;
    }

    void add(PastNick past) {
        String key = Names.fold(past.nick());
        Deque<PastNick> entries = nicks.remove(key);
        if (entries == null) {
            entries = new ArrayDeque<>(1);
        }
        entries.addFirst(past);
        size++;
        if (entries.size() > PER_NICK) {
            entries.removeLast();
            size--;
        }
        nicks.put(key, entries);
        forgetOldest();
    }

    private void forgetOldest() {
        while (size > limit) {
            var oldest = nicks.values().iterator();
            Deque<PastNick> entries = oldest.next();
            entries.removeLast();
            size--;
            if (entries.isEmpty()) {
                oldest.remove();
            }
        }
    }

    /** The past holders of a nick, the last first. */
    List<PastNick> of(String nick) {
        return List.copyOf(nicks.getOrDefault(Names.fold(nick), new ArrayDeque<>(0)));
    }
}
