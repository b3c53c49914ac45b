package io.hubbub.metrics;

import io.hubbub.stats.ConnectionStats;
import io.hubbub.stats.StorageHealth;
import io.hubbub.task.Tasks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The parts of a server that have something to tell. All of them are thread-safe.
 *
 * @param doors how many connections are open at each, by their names, which are the configuration's
 * @param loops by their numbers
 * @param storage how the database does in which the history is kept; empty if there is none
 * @param version of the server
 * @param clockNs the clock of the loops' pulses
 */
public record Watched(
        ConnectionStats stats,
        Map<String, IntSupplier> doors,
        Tasks tasks,
        List<Pulse> loops,
        Optional<Supplier<StorageHealth>> storage,
        String version,
        LongSupplier clockNs) {}
