package io.hubbub.metrics;

/**
 * The page that a monitoring system reads. Nothing is made before the first time that somebody does. Thread-safe.
 *
 * <p>Reading it takes some milliseconds, the first time some hundred: that is no work for an event loop.
 */
public final class Metrics implements AutoCloseable {
    /** The format that Prometheus has always read. */
    public static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    /** Its successor, for those who ask for it. */
    public static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    /** {@link #OPEN_METRICS} without its version. */
    public static final String OPEN_METRICS_WORD = "application/openmetrics-text";

    private final Watched server;

    /** Null until the first scrape. */
    private Meters meters;

    private boolean closed;

    /** Looks at a server, later. */
    public Metrics(Watched server) {
        this.server = server;
    }

    /**
     * The format for a client: one of the two above. A client that wants neither gets what has always been there.
     *
     * @param openMetrics how much it likes the new one, 0 to 1, 0 if it doesn't name it
     * @param text how much it likes the old one
     */
    public static String contentType(double openMetrics, double text) {
        return openMetrics > 0 && openMetrics >= text ? OPEN_METRICS : TEXT;
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
