package io.hubbub.client.bench;

/** Tells when the messages of the {@link ReferenceLog} arrived at one receiver. */
final class Arrivals {
    private LogChunk chunk;
    private int message;

    /** @param message the first one of the chunk that has not arrived yet */
    Arrivals(LogChunk chunk, int message) {
        this.chunk = chunk;
        this.message = message;
    }

    /** Everything up to this cursor, and not recorded before, has arrived now. */
    void record(LogCursor upTo, long nowNs, Latencies latencies) {
        while (chunk != upTo.chunk()) {
            record(chunk.length(), nowNs, latencies);
            chunk = chunk.next();
            message = 0;
        }
        record(upTo.at(), nowNs, latencies);
    }

    private void record(int end, long nowNs, Latencies latencies) {
        while (message < chunk.messages() && chunk.messageEnd(message) <= end) {
            latencies.record(chunk.sentNs(message), nowNs);
            message++;
        }
    }
}
