package io.hubbub;

import io.hubbub.bus.Bus;
import io.hubbub.bus.Nodes;
import io.hubbub.home.Home;
import io.hubbub.home.HomeOptions;
import io.hubbub.home.Journal;
import io.hubbub.home.Journals;
import io.hubbub.hub.AccountAccess;
import io.hubbub.hub.Archive;
import io.hubbub.hub.Holdings;
import io.hubbub.hub.Hub;
import io.hubbub.hub.HubOutbox;
import io.hubbub.room.ChatLimits;
import io.hubbub.stats.ConnectionStats;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.LongSupplier;

/** The core of one event loop: its hub and its home. Must be made on that loop. */
public final class Instance {
    private final Hub hub;
    private final Home home;

    /**
     * @param nodes all instances of which need to be there before the first session is opened
     * @param loop which of this node's instances this is, from 0
     * @param windowBytes what all sessions of this instance together may have in flight
     * @param limits the same for all instances
     * @param clockNs a clock for durations, in nanoseconds
     * @param clockMs the time of day, in milliseconds since 1970
     * @param journals where what happens in the rooms goes before anybody sees it
     * @param archive where what is kept of them is read
     * @param options what each home is told beside that
     * @param holdings what is known of those who hold a claim; the same for all instances of this node
     * @param access how sessions get at accounts; the same for all instances of this node
     */
    public Instance(
            Vertx vertx,
            Nodes nodes,
            int loop,
            long windowBytes,
            ConnectionStats stats,
            ChatLimits limits,
            LongSupplier clockNs,
            LongSupplier clockMs,
            Journals journals,
            Archive archive,
            HomeOptions options,
            Holdings holdings,
            AccountAccess access) {
        Bus bus = new Bus(vertx, nodes);
        int index = nodes.here().instance(loop);
        HubOutbox outbox = new HubOutbox(index, nodes.instances(), bus, windowBytes, stats.strays());
        this.hub = new Hub(index, bus, outbox, stats, limits, clockNs, clockMs, archive, holdings, access);
        this.home = new Home(index, bus, stats, limits, clockNs, clockMs, journal(journals, nodes, index), options);
        home.open();
        hub.open();
    }

    /** Once for each Vertx, before its first instance. */
    public static void prepare(Vertx vertx) {
        Bus.registerCodecs(vertx);
    }

    private static Journal journal(Journals journals, Nodes nodes, int index) {
        return journals.journal(
                nodes.instances().indexOf(index), nodes.instances().size());
    }

    /** Looks after what only time tells. To be called about once a second. */
    public void sweep() {
        hub.sweep();
        home.sweep();
    }

    /** Done once everything that the sessions here have asked for has happened wherever it had to, and is stored. */
    public Future<Void> settled() {
        return hub.settled();
    }

    /** Done once nothing of any room is on its way into the journal. */
    public Future<Void> stored() {
        return home.stored();
    }

    /** Of how many rooms something is not stored yet. */
    public int unstored() {
        return home.unstored();
    }

    /** Where doors open sessions. */
    public Hub hub() {
        return hub;
    }

    /** Another instance is gone: nothing is awaited of it any more. */
    public void gone(int instance) {
        hub.gone(instance);
        home.gone(instance);
    }

    /** Whether all that was asked has been settled, and nothing waits for the end of a tick. */
    public boolean isQuiet() {
        return home.isQuiet() && hub.isQuiet();
    }
}
