package io.hubbub.client.bench;

/**
 * The bytes that one connection has received, compared with those of all others. It waits for the starting marker, then follows
 * the reference log; if its bytes ever differ it goes on alone, checking its own messages.
 */
final class Receiver {
    private final int index;
    private final MessageScanner markers;
    private final boolean measured;

    /** Where it is in the log; null once it has left the log, so as not to keep the log in memory. */
    private LogCursor cursor;

    /** Only while its latencies are measured. */
    private Arrivals arrivals;

    /** Its own check, once it has left the log. */
    private StreamCheck alone;

    private boolean sawProbe;
    private boolean started;
    private boolean gone;

    Receiver(int index, MessageFormat format, ReferenceLog log, boolean measured) {
        this.index = index;
        this.markers = new MessageScanner(format);
        this.measured = measured;
        this.cursor = log.cursor();
        this.arrivals = measured ? log.arrivals() : null;
    }

    /** Looks for markers up to the starting one. Returns the index after it, or {@code to} when it is still to come. */
    int seekStart(byte[] bytes, int from, int to) {
        int at = markers.next(bytes, from, to);
        while (at >= 0) {
            sawProbe = true;
            if (markers.sender() == MessageFormat.MARKER && markers.number() == Marker.START) {
                started = true;
                return at;
            }
            at = markers.next(bytes, at, to);
        }
        return to;
    }

    /** Compares with the log. Returns how many bytes were the same; fewer than given means that the streams part. */
    int follow(byte[] bytes, int from, int to) {
        int differs = cursor.advance(bytes, from, to, index);
        return (differs < 0 ? to : differs) - from;
    }

    /** The bytes that follow differ from the log: it goes on alone, from these bytes on. */
    Divergence part(byte[] bytes, int from, int to) {
        Divergence divergence = Divergence.at(cursor, index, bytes, from, to);
        leaveLog();
        readAlone(bytes, from, to);
        return divergence;
    }

    void leaveLog() {
        alone = cursor.checkHere();
        cursor = null;
        arrivals = null;
    }

    void readAlone(byte[] bytes, int from, int to) {
        alone.read(bytes, from, to);
    }

    /** The check that it has by itself; only once it has left the log. */
    StreamCheck alone() {
        return alone;
    }

    void recordArrivals(long nowNs, Latencies latencies) {
        if (arrivals != null) {
            arrivals.record(cursor, nowNs, latencies);
        }
    }

    /** It gets nothing more; what it has not got is lost. */
    void goneNow() {
        gone = true;
        if (alone == null) {
            leaveLog();
        }
    }

    boolean isMeasured() {
        return measured;
    }

    boolean sawProbe() {
        return sawProbe;
    }

    boolean hasStarted() {
        return started;
    }

    boolean isFollowing() {
        return started && cursor != null;
    }

    boolean isAlone() {
        return alone != null;
    }

    boolean isGone() {
        return gone;
    }

    /** Only while it has not left the log. */
    long offset() {
        return cursor.offset();
    }

    /** The result for this receiver by itself, if the run ended here. */
    Tally tally(long sent) {
        return (alone != null ? alone : cursor.checkHere()).tally(sent);
    }
}
