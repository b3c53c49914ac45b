package io.hubbub.client.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All receivers together, in groups of those that must see the same bytes: given out in turn, one log each. Each delivery costs one
 * comparison of bytes; messages are looked at only in the reference log, and for the few receivers whose latencies are measured.
 */
final class Audience {
    /** So many receivers, evenly spread, are measured at most: the histogram shall not be the bottleneck. */
    static final int MAX_MEASURED = 64;

    private static final int MAX_REPORTED = 5;
    private static final long MAX_BEHIND_BYTES = 256L << 20;

    private final Group[] groups;
    private final Latencies latencies;
    private final Receiver[] receivers;
    private final List<Divergence> divergences = new ArrayList<>();

    /** Whether receivers may miss what others get: then each is by itself from the start, and nothing is compared. */
    private final boolean lossy;

    /** Of those by themselves, in a lossy audience: how many messages they have seen, and with those that were jumped over. */
    private long seenAlone;

    private long accountedAlone;
    private long receivedBytes;
    private int sawProbe;
    private int started;
    private int parted;
    private int gone;
    private int tooFarBehind;

    Audience(int count, MessageFormat format, List<ReferenceLog> logs, Latencies latencies, boolean lossy) {
        this.lossy = lossy;
        this.groups = logs.stream().map(Group::new).toArray(Group[]::new);
        this.latencies = latencies;
        int every = Math.max(1, (count + measured(count) - 1) / measured(count));
        this.receivers = IntStream.range(0, count)
                .mapToObj(i -> new Receiver(i, format, group(i).log(), i % every == 0))
                .toArray(Receiver[]::new);
    }

    /** Up to eight are all measured; above that an eighth of them is. */
    private static int measured(int count) {
        return Math.max(Math.min(count, 8), Math.min(MAX_MEASURED, count / 8));
    }

    private Group group(int receiver) {
        return groups[receiver % groups.length];
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
     * The result of one receiver.
     *
     * @param nowNs used only if that receiver is measured
     */
    void receive(int index, byte[] bytes, int from, int to, long nowNs) {
        Receiver receiver = receivers[index];
        receivedBytes += to - from;
        if (receiver.isFollowing()) {
            follow(index, bytes, from, to, nowNs);
        } else if (receiver.isAlone() && lossy) {
            count(index, bytes, from, to, nowNs);
        } else if (receiver.isAlone()) {
            receiver.readAlone(bytes, from, to);
        } else {
            seekStart(index, bytes, from, to, nowNs);
        }
    }

    private void seekStart(int index, byte[] bytes, int from, int to, long nowNs) {
        Receiver receiver = receivers[index];
        boolean before = receiver.sawProbe();
        int start = receiver.seekStart(bytes, from, to);
        if (!before && receiver.sawProbe()) {
            sawProbe++;
        }
        if (receiver.isFollowing() && lossy) {
            started++;
            receiver.leaveLog();
            count(index, bytes, start, to, nowNs);
        } else if (receiver.isFollowing()) {
            started++;
            group(index).startFollowing();
            follow(index, bytes, start, to, nowNs);
        }
    }

    /** The first one's messages stand in the log as well, for those who speak: what has come back to it has come back. */
    private void count(int index, byte[] bytes, int from, int to, long nowNs) {
        Receiver receiver = receivers[index];
        StreamCheck check = receiver.alone();
        long seen = check.seen();
        long accounted = check.accounted();
        for (int at = check.next(bytes, from, to); at >= 0; at = check.next(bytes, at, to)) {
            if (receiver.isMeasured() && check.sender() != MessageFormat.MARKER) {
                latencies.record(group(index).log().sentNs(check.sender(), check.number()), nowNs);
            }
        }
        seenAlone += check.seen() - seen;
        accountedAlone += check.accounted() - accounted;
        if (index == 0) {
            group(index).log().check().read(bytes, from, to);
        }
    }

    private void follow(int index, byte[] bytes, int from, int to, long nowNs) {
        Receiver receiver = receivers[index];
        Group group = group(index);
        int same = receiver.follow(bytes, from, to);
        group.followed(same);
        receiver.recordArrivals(nowNs, latencies);
        if (from + same < to) {
            group.stopFollowing(receiver);
            parted++;
            Divergence divergence = receiver.part(bytes, from + same, to);
            if (divergences.size() < MAX_REPORTED) {
                divergences.add(divergence);
            }
        }
    }

    /** This receiver's connection has ended before the run has. */
    void gone(int index) {
        Receiver receiver = receivers[index];
        if (receiver.isGone()) {
            return;
        }
        if (receiver.isFollowing()) {
            group(index).stopFollowing(receiver);
        }
        receiver.goneNow();
        gone++;
    }

    /** Those so far behind that they keep too much of the log in memory go on alone. To be called now and then. */
    void dropLaggards() {
        for (int i = 0; i < receivers.length; i++) {
            Receiver receiver = receivers[i];
            if (receiver.isFollowing() && group(i).log().end() - receiver.offset() > MAX_BEHIND_BYTES) {
                group(i).stopFollowing(receiver);
                receiver.leaveLog();
                tooFarBehind++;
            }
        }
    }

    /** Whether this receiver has seen the starting marker. */
    boolean hasStarted(int index) {
        return receivers[index].hasStarted();
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
     * How many of the messages sent have come back, as a mean over the receivers that follow their log: a message counts
     * as the fraction of them that have it. A lost message counts as soon as a later one of its sender is seen.
     */
    double delivered() {
        if (lossy) {
            return (double) accountedAlone / receivers.length;
        }
        int following = following();
        return following == 0 ? groups[0].delivered() : deliveries() / following;
    }

    private int following() {
        int following = 0;
        for (Group group : groups) {
            following += group.following();
        }
        return following;
    }

    /** Messages times receivers so far. */
    double deliveries() {
        double deliveries = seenAlone;
        for (Group group : groups) {
            deliveries += group.delivered() * group.following();
        }
        return deliveries;
    }

    /** Whether all receivers follow their log and have everything that was sent. */
    boolean hasEverything(long sent) {
        if (lossy) {
            return seenAlone == sent * receivers.length;
        }
        return following() == receivers.length && Arrays.stream(groups).allMatch(group -> group.hasEverything(sent));
    }

    /** The result of all receivers together, if the run ended here. */
    Tally tally(long sent) {
        int[] complete = new int[groups.length];
        Tally tally = Tally.NOTHING;
        for (int i = 0; i < receivers.length; i++) {
            Receiver receiver = receivers[i];
            if (receiver.isFollowing() && receiver.offset() == group(i).log().end()) {
                complete[i % groups.length]++;
            } else {
                tally = tally.plus(receiver.tally(sent));
            }
        }
        for (int i = 0; i < groups.length; i++) {
            tally = tally.plus(groups[i].log().check().tally(sent).times(complete[i]));
        }
        return tally;
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
