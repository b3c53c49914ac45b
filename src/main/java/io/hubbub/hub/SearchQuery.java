package io.hubbub.hub;

import io.hubbub.room.Event;
import io.hubbub.room.MessageId;
import io.hubbub.room.Names;
import io.hubbub.room.Refusal.Why;
import io.hubbub.room.Sought;
import java.util.List;

/**
 * A search in what was said in rooms that a session is in.
 *
 * @param sought what has to be in the text
 * @param nick the speaker; empty for anybody
 * @param fromMs the first time, in milliseconds since 1970
 * @param toMs the time before which it was said
 * @param before the message before which it was said: the one with which the last answer ended; null for none
 * @param most how many messages at most
 */
public record SearchQuery(Sought sought, String nick, long fromMs, long toMs, MessageId before, int most) {
    /** Messages of one answer, whatever is asked for: nobody looks through more. */
    public static final int MOST = 100;

    /** A message that was found, and its room. */
    public record Hit(String room, Event event) {}

    /**
     * What became of a search.
     *
     * @param hits the newest first
     * @param next the message before which to go on; null if there is nothing more
     * @param isStopped whether it took too long, and not everything was looked at
     * @param why the reason for which it was refused: {@link Why#NOT_IN_ROOM}, {@link Why#NOT_KEPT} or {@link Why#PAST_UNREADABLE}; null
     *     for none
     */
    public record Result(List<Hit> hits, MessageId next, boolean isStopped, Why why) {
        static Result refused(Why why) {
            return new Result(List.of(), null, false, why);
        }

        public boolean isRefused() {
            return why != null;
        }
    }

    /** Whether there is nothing to look for. */
    public boolean isEmpty() {
        return sought.isAnything() && nick.isEmpty();
    }

    /** For the archive. */
    Archive.Search in(List<Archive.Part> parts) {
        return new Archive.Search(
                parts, sought, Names.fold(nick), fromMs, toMs, before, Math.max(1, Math.min(most, MOST)));
    }
}
