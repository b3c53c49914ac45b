package io.hubbub.client.bench;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * How far things had come at one moment.
 *
 * @param server null when no server process is watched, or when it is gone
 * @param generator null where there is no {@code /proc}
 */
record Snapshot(long timeNs, double messages, double deliveries, ProcessStats server, ProcessStats generator) {

    static Snapshot take(long nowNs, Audience audience, long serverPid) {
        return new Snapshot(
                nowNs,
                audience.delivered(),
                audience.deliveries(),
                serverPid == 0 ? null : statsOrNull(serverPid),
                statsOrNull(ProcessHandle.current().pid()));
    }

    /** The process's CPU time as exactly as there is, for what takes less than {@link ProcessStats} can see. */
    static long cpuNsOrZero(long pid) {
        try {
            return pid == 0 ? 0 : ProcessStats.cpuNs(pid);
        } catch (IOException | UncheckedIOException notThere) {
            return 0;
        }
    }

    /** A process may end, and {@code /proc} is Linux' own; a figure is then missing from the report, nothing more. */
    static ProcessStats statsOrNull(long pid) {
        try {
            return ProcessStats.of(pid);
        } catch (IOException | UncheckedIOException notThere) {
            return null;
        }
    }
}
