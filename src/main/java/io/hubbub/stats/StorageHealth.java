package io.hubbub.stats;

/**
 * How the database does in which the history is kept.
 *
 * @param trouble what is wrong, in a sentence without its end; empty while it works
 * @param sinceMs since when, in milliseconds since 1970
 * @param queueBytes how much waits to be stored
 * @param stored events that were stored by this server
 * @param lost events that were not kept, since too much waited
 * @param failures how many times the database began to fail
 * @param commits how many times something was committed
 * @param lastCommitNs how long the last time took
 */
public record StorageHealth(
        String trouble,
        long sinceMs,
        long queueBytes,
        long stored,
        long lost,
        long failures,
        long commits,
        long lastCommitNs) {

    public boolean isWorking() {
        return trouble.isEmpty();
    }
}
