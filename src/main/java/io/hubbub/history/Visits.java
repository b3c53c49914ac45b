package io.hubbub.history;

import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Which sessions the holders of claims had. A hub that begins anew gives the same numbers to others, so a visit is told from later ones by
 * the time when its hub began, and has ended when the server did. Thread-safe.
 */
final class Visits extends Remembered<Visits.Visit, Long> {
    /** Visits that are remembered; some 6 MB. More people are rarely there within the time in which one may delete what one has said. */
    static final int MOST = 20_000;

    /** When a visit ended whose server runs. */
    static final long RUNS = Long.MAX_VALUE;

    // Guarded by this.
    private final NavigableSet<Visit> inOrder = new TreeSet<>(Comparator.comparing(Visit::holder)
            .thenComparingLong(Visit::session)
            .thenComparingLong(Visit::beganMs));

    /**
     * A session of a holder.
     *
     * @param holder by the {@linkplain io.hubbub.room.Claim#id id} of the claim
     * @param beganMs the time since which the session's hub gives each number once
     */
    record Visit(String holder, long session, long beganMs) {}

    Visits() {
        super(MOST);
    }

    /** Whether the holder had a session of that number at that time. */
    synchronized boolean had(String holder, long session, long timeMs) {
        Visit visit = inOrder.floor(new Visit(holder, session, timeMs));
        return visit != null && visit.holder().equals(holder) && visit.session() == session && timeMs <= get(visit);
    }

    @Override
    void added(Visit visit) {
        inOrder.add(visit);
    }

    @Override
    void removed(Visit visit) {
        inOrder.remove(visit);
    }
}
