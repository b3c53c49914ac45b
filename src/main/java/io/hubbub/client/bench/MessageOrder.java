package io.hubbub.client.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The one order of the messages for groups of receivers that don't see the same bytes. The group that is ahead writes it,
 * the others compare; what every group has passed is forgotten.
 */
final class MessageOrder {
    private static final int MAX_KEPT = 1 << 22;

    private final List<String> names;

    /** The number that each group has seen, or -1 when it is compared no more. */
    private final long[] seen;

    // The messages from one place in the order up to another, in a ring.
    private long[] keys = new long[1024];
    private long begin;
    private long end;

    private final List<String> divergences = new ArrayList<>();

    /** @param names of the groups, for people */
    MessageOrder(List<String> names) {
        this.names = names;
        this.seen = new long[names.size()];
    }

    /** This group sees that message next. */
    void saw(int group, int sender, long number) {
        if (seen[group] < 0) {
            return;
        }
        long key = ((long) sender << (4 * MessageFormat.NUMBER_DIGITS)) | number;
        if (seen[group] == end) {
            append(key);
        } else if (keys[slot(seen[group])] != key) {
            diverge(group, sender, number);
            return;
        }
        boolean last = seen[group]++ == begin;
        if (last) {
            forget();
        }
    }

    private void append(long key) {
        if (end - begin == MAX_KEPT) {
            leaveBehind();
        }
        if (end - begin == keys.length) {
            grow();
        }
        keys[slot(end++)] = key;
    }

    private void grow() {
        long[] grown = new long[2 * keys.length];
        for (long i = begin; i < end; i++) {
            grown[(int) i & (grown.length - 1)] = keys[slot(i)];
        }
        keys = grown;
    }

    private int slot(long place) {
        return (int) place & (keys.length - 1);
    }

    private void forget() {
        begin = Arrays.stream(seen).filter(place -> place >= 0).min().orElse(end);
    }

    private void leaveBehind() {
        for (int group = 0; group < seen.length; group++) {
            if (seen[group] == begin) {
                leave(group, names.get(group) + " fell too far behind to be compared with the others");
            }
        }
    }

    private void diverge(int group, int sender, long number) {
        long other = keys[slot(seen[group])];
        long mask = (1L << (4 * MessageFormat.NUMBER_DIGITS)) - 1;
        leave(
                group,
                names.get(group) + " saw message " + number + " of sender " + sender + " where others saw message "
                        + (other & mask) + " of sender " + (other >>> (4 * MessageFormat.NUMBER_DIGITS)));
    }

    private void leave(int group, String why) {
        divergences.add(why);
        seen[group] = -1;
        forget();
    }

    /** Where a group saw another order, in words; empty if none did. */
    List<String> divergences() {
        return divergences;
    }
}
