package io.hubbub.client.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All receivers together. Each delivery costs one comparison of bytes; messages are looked at only in the reference log,
 * and for the few receivers whose latencies are measured.
 */
final class Audience {
    /** So many receivers, evenly spread, are measured at most: the histogram shall not be the bottleneck. */
    static final int MAX_MEASURED = 64;

    private static final int MAX_REPORTED = 5;
    private static final long MAX_BEHIND_BYTES = 256L << 20;

    private final ReferenceLog log;
    private final Latencies latencies;
    private final Receiver[] receivers;
    private final List<Divergence> divergences = new ArrayList<>();

    private long receivedBytes;
    private int sawProbe;
    private int started;
    private int following;
    private int parted;
    private int gone;
    private int tooFarBehind;

    /** The sum of the offsets of those who follow the log. */
    private long followedBytes;

    Audience(int count, MessageFormat format, ReferenceLog log, Latencies latencies) {
        this.log = log;
        this.latencies = latencies;
        int every = Math.max(1, (count + measured(count) - 1) / measured(count));
        this.receivers = IntStream.range(0, count)
                .mapToObj(i -> new Receiver(i, format, log, i % every == 0))
                .toArray(Receiver[]::new);
    }

    /** Up to eight are all measured; above that an eighth of them is. */
    private static int measured(int count) {
        return Math.max(Math.min(count, 8), Math.min(MAX_MEASURED, count / 8));
    }

    int measuredCount() {
        return (int) IntStream.range(0, receivers.length)
                .filter(i -> receivers[i].isMeasured())
                .count();
    }

    boolean isMeasured(int receiver) {
        return receivers[receiver].isMeasured();
    }

    /**
     * What one receiver got.
     *
     * @param nowNs used only if that receiver is measured
     */
    void receive(int index, byte[] bytes, int length, long nowNs) {
        Receiver receiver = receivers[index];
        receivedBytes += length;
        if (receiver.isFollowing()) {
            follow(receiver, bytes, 0, length, nowNs);
        } else if (receiver.isAlone()) {
            receiver.readAlone(bytes, 0, length);
        } else {
            seekStart(receiver, bytes, length, nowNs);
        }
    }

    private void seekStart(Receiver receiver, byte[] bytes, int length, long nowNs) {
        boolean before = receiver.sawProbe();
        int from = receiver.seekStart(bytes, length);
        if (!before && receiver.sawProbe()) {
            sawProbe++;
        }
        if (receiver.isFollowing()) {
            started++;
            following++;
            follow(receiver, bytes, from, length, nowNs);
        }
    }

    private void follow(Receiver receiver, byte[] bytes, int from, int to, long nowNs) {
        int same = receiver.follow(bytes, from, to);
        followedBytes += same;
        receiver.recordArrivals(nowNs, latencies);
        if (from + same < to) {
            stopFollowing(receiver);
            parted++;
            Divergence divergence = receiver.part(bytes, from + same, to);
            if (divergences.size() < MAX_REPORTED) {
                divergences.add(divergence);
            }
        }
    }

    private void stopFollowing(Receiver receiver) {
        following--;
        followedBytes -= receiver.offset();
    }

    /** This receiver's connection has ended before the run has. */
    void gone(int index) {
        Receiver receiver = receivers[index];
        if (receiver.isGone()) {
            return;
        }
        if (receiver.isFollowing()) {
            stopFollowing(receiver);
        }
        receiver.goneNow();
        gone++;
    }

    /** Those so far behind that they keep too much of the log in memory go on alone. To be called now and then. */
    void dropLaggards() {
        for (Receiver receiver : receivers) {
            if (receiver.isFollowing() && log.end() - receiver.offset() > MAX_BEHIND_BYTES) {
                stopFollowing(receiver);
                receiver.leaveLog();
                tooFarBehind++;
            }
        }
    }

    boolean allSawProbe() {
        return sawProbe == receivers.length;
    }

    boolean allStarted() {
        return started == receivers.length;
    }

    boolean allGone() {
        return gone == receivers.length;
    }

    int size() {
        return receivers.length;
    }

    int sawProbeCount() {
        return sawProbe;
    }

    /** Everything received since the beginning: it grows as long as anything happens. */
    long receivedBytes() {
        return receivedBytes;
    }

    /**
     * How many of the messages sent have come back, as a mean over the receivers that follow the log: a message counts as
     * the fraction of them that have it. A lost message counts as soon as a later one of its sender is seen.
     */
    double delivered() {
        long accounted = log.check().accounted();
        long behindBytes = log.end() * following - followedBytes;
        if (behindBytes == 0 || accounted == 0) {
            return accounted;
        }
        double bytesPerMessage = (double) log.end() / accounted;
        return accounted - behindBytes / (following * bytesPerMessage);
    }

    /** Messages times receivers so far. */
    double deliveries() {
        return delivered() * following;
    }

    /** Whether all that follow the log have everything that was sent. */
    boolean hasEverything(long sent) {
        return following == receivers.length
                && log.check().accounted() >= sent
                && followedBytes == log.end() * following;
    }

    /** The result of all receivers together, if the run ended here. */
    Tally tally(long sent) {
        int complete = 0;
        Tally tally = Tally.NOTHING;
        for (Receiver receiver : receivers) {
            if (receiver.isFollowing() && receiver.offset() == log.end()) {
                complete++;
            } else {
                tally = tally.plus(receiver.tally(sent));
            }
        }
        return tally.plus(log.check().tally(sent).times(complete));
    }

    /** How many receivers saw something else than those that were ahead of them. */
    int parted() {
        return parted;
    }

    /** The first few of them. */
    List<Divergence> divergences() {
        return divergences;
    }

    int goneCount() {
        return gone;
    }

    /** How many could not be compared to the end, because they were too far behind the others. */
    int tooFarBehindCount() {
        return tooFarBehind;
    }
}
