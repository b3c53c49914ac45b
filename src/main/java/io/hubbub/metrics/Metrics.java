package io.hubbub.metrics;

/**
 * The page that a monitoring system reads. Nothing is made before the first time that somebody does. Thread-safe.
 *
 * <p>Reading it takes some milliseconds, the first time some hundred: that is no work for an event loop.
 */
public final class Metrics implements AutoCloseable {
    /** What Prometheus has always read. */
    public static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    /** Its successor, for those who ask for it. */
    public static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private static final String OPEN_METRICS_WORD = "application/openmetrics-text";

    private final Watched server;

    /** Null until the first scrape. */
    private Meters meters;

    private boolean closed;

    /** Looks at a server, later. */
    public Metrics(Watched server) {
        this.server = server;
    }

    /** The format for who sends this {@code Accept} header: one of the two above. */
    public static String contentType(String accept) {
        return accept != null && accept.contains(OPEN_METRICS_WORD) ? OPEN_METRICS : TEXT;
    }

    /** The page in the format {@link #TEXT}. */
    public String scrape() {
        return scrape(TEXT);
    }

    /**
     * The page; an empty one once closed.
     *
     * @param contentType {@link #TEXT} or {@link #OPEN_METRICS}
     */
    public synchronized String scrape(String contentType) {
        if (closed) {
            return "";
        }
        if (meters == null) {
            meters = new Meters(server);
        }
        return meters.scrape(contentType);
    }

    /** Whether somebody has read it. */
    synchronized boolean isMade() {
        return meters != null;
    }

    /** Lets go of what it has in the JVM. */
    @Override
    public synchronized void close() {
        closed = true;
        if (meters != null) {
            meters.close();
        }
    }
}
