package io.hubbub.hub;

import io.hubbub.room.Claim;
import java.util.OptionalLong;

/**
 * What is known of those who hold a claim when they come back with another session: how far they have read, and which sessions were theirs.
 * Each method answers at once, from any event loop, and waits for no database. What nobody asks for any more is forgotten.
 */
public interface Holdings {
    /** Marks that are remembered, each of one holder in one log: some 10 MB. Those that were set longest ago are forgotten first. */
    int MOST_MARKS = 50_000;

    /** The holder has read everything in a log up to that number; it is never unread again. Returns up to where it is by now. */
    long mark(Claim holder, long log, long seq);

    /** Up to where the holder has read in a log; empty if nothing is known. */
    OptionalLong marked(Claim holder, long log);

    /**
     * The holder has this session.
     *
     * @param beganMs the time since which the session's hub gives each number once, in milliseconds since 1970
     */
    void has(Claim holder, long session, long beganMs);

    /** Whether a session that was there at some time is known to have been the holder's. */
    boolean had(Claim holder, long session, long timeMs);
}
