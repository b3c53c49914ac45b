package io.hubbub.door;

import io.hubbub.net.Door;
import io.hubbub.net.Passwords;
import io.hubbub.stats.ConnectionStats;
import io.hubbub.task.Tasks;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.healthchecks.CheckResult;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The server's services for its doors, the same at all instances.
 *
 * @param tasks what clients may let the server compute
 * @param stats counts connections and what becomes of them
 * @param passwords checks those of operators
 * @param program which program this is, and since when it runs
 * @param watching how the server does
 * @param alike what visitors talk to at the first door of a kind, by its word, and by the password of the door
 *     through which they come to it; if there is none, at one with all its defaults
 * @param common what the doors of one kind have in common
 * @param clockNs a clock for durations
 */
public record Services(
        Vertx vertx,
        Tasks tasks,
        ConnectionStats stats,
        Passwords passwords,
        Program program,
        Watching watching,
        BiFunction<String, Optional<String>, Door> alike,
        Common common,
        LongSupplier clockNs) {

    /**
     * Which program this is.
     *
     * @param startedMs when the server started, in milliseconds since 1970
     * @param startedNs the same by the clock for durations
     */
    public record Program(String version, long startedMs, long startedNs) {}

    /**
     * How the server does, for a door that shows it.
     *
     * @param live whether it is alive
     * @param ready whether it takes connections
     * @param figures in the format that a request's {@code Accept} headers ask for
     * @param doors all there are
     */
    public record Watching(
            Supplier<Future<CheckResult>> live,
            Supplier<Future<CheckResult>> ready,
            Function<List<String>, Future<Figures>> figures,
            Supplier<List<DoorView>> doors) {}
}
