package io.hubbub.client.bench;

import java.util.List;
import java.util.Map;

/**
 * The findings of a run. The components are also the keys of the JSON report.
 *
 * @param capabilities the sets that members of an IRC channel had in turn; else one empty one
 * @param seconds really measured
 * @param messages sent in the whole run, warming up included
 * @param deliveries of the whole run: how many of them arrived at how many receivers
 * @param latencyMicros from sending (or when sending was due) to arrival, at {@code measuredReceivers} of the receivers
 * @param oneOrder whether all receivers saw the same bytes, or with several sets of capabilities the same order
 * @param differingReceivers how many saw something else than those ahead of them
 * @param uncomparedReceivers how many were too far behind to be compared to the end
 * @param disconnectedReceivers how many were closed before the end
 * @param divergences the first few differences, in words
 * @param stalled whether it ended early because nothing came back any more
 * @param notes what one has to know to make sense of the figures
 * @param joins what the 100th, 1000th … join took, if members came in one by one
 * @param server null unless its process was watched
 */
record BenchReport(
        String door,
        String address,
        List<String> capabilities,
        int clients,
        int senders,
        int size,
        double rate,
        int inFlight,
        double seconds,
        long messages,
        long deliveries,
        double messagesPerSecond,
        double deliveriesPerSecond,
        Latencies.Percentiles latencyMicros,
        int measuredReceivers,
        long lost,
        long duplicated,
        long reordered,
        long damaged,
        boolean oneOrder,
        int differingReceivers,
        int uncomparedReceivers,
        int disconnectedReceivers,
        List<String> divergences,
        boolean stalled,
        List<String> notes,
        Map<String, JoinCost> joins,
        Usage server,
        Usage generator) {

    /**
     * The resources that a process used.
     *
     * @param cpuMicrosPerDelivery in the measured time
     * @param cores how many it kept busy in the measured time
     * @param residentKiBBefore before anyone had connected
     * @param residentKiBConnected with everyone connected, before the load
     * @param residentKiBAfter at the end of the load
     */
    record Usage(
            double cpuMicrosPerDelivery,
            double cores,
            long residentKiBBefore,
            long residentKiBConnected,
            long residentKiBAfter) {}

    /** Whether every receiver got every message, once, whole, and in one order; of datagrams, whether those that came were whole. */
    boolean isClean() {
        if (door.equals(Dialect.UDP.word())) {
            return damaged == 0 && deliveries > 0 && !stalled;
        }
        return lost + duplicated + reordered + damaged == 0 && oneOrder && disconnectedReceivers == 0 && !stalled;
    }
}
