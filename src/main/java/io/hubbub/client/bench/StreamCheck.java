package io.hubbub.client.bench;

import java.util.HashSet;
import java.util.Set;

/** Reads a stream's messages and checks that every sender's numbers come one after the other. */
final class StreamCheck {
    /** A number further ahead than this is damage and no gap. */
    private static final long MAX_GAP = 1 << 20;

    private final MessageScanner scanner;
    private final long[] next;

    /** The numbers that were jumped over and may still come, keyed by sender and number. */
    private final Set<Long> missing;

    private long accounted;
    private long duplicated;
    private long reordered;
    private long wild;

    StreamCheck(MessageFormat format, int senders) {
        scanner = new MessageScanner(format);
        next = new long[senders];
        missing = new HashSet<>();
    }

    private StreamCheck(StreamCheck other) {
        scanner = other.scanner.copy();
        next = other.next.clone();
        missing = new HashSet<>(other.missing);
        accounted = other.accounted;
        duplicated = other.duplicated;
        reordered = other.reordered;
        wild = other.wild;
    }

    /** The same check at the same point of the stream, going its own way from here. */
    StreamCheck copy() {
        return new StreamCheck(this);
    }

    /** As {@link MessageScanner#next}, having checked the message it found. */
    int next(byte[] bytes, int from, int to) {
        int end = scanner.next(bytes, from, to);
        if (end >= 0) {
            check(scanner.sender(), scanner.number());
        }
        return end;
    }

    /** Checks all messages in these bytes. */
    void read(byte[] bytes, int from, int to) {
        int at = from;
        while (at >= 0) {
            at = next(bytes, at, to);
        }
    }

    int sender() {
        return scanner.sender();
    }

    long number() {
        return scanner.number();
    }

    private void check(int sender, long number) {
        if (sender == MessageFormat.MARKER && number == Marker.START) {
            // Sent more than once where one may be lost.
            return;
        }
        if (sender >= next.length || number - next[sender] > MAX_GAP) {
            wild++;
        } else if (number >= next[sender]) {
            jumpTo(sender, number);
        } else if (missing.remove(key(sender, number))) {
            reordered++;
        } else {
            duplicated++;
        }
    }

    private void jumpTo(int sender, long number) {
        for (long jumped = next[sender]; jumped < number; jumped++) {
            missing.add(key(sender, jumped));
        }
        accounted += number + 1 - next[sender];
        next[sender] = number + 1;
    }

    private static long key(int sender, long number) {
        return ((long) sender << (4 * MessageFormat.NUMBER_DIGITS)) | number;
    }

    /** The number after the highest seen of this sender, so also how many of its messages are seen or lost. */
    long next(int sender) {
        return next[sender];
    }

    /** The sum of {@link #next(int)} over all senders. */
    long accounted() {
        return accounted;
    }

    /** How many different messages there were. */
    long seen() {
        return accounted - missing.size();
    }

    /** The result if the stream ended here, after so many messages were sent in all. */
    Tally tally(long sent) {
        return new Tally(seen(), sent - seen(), duplicated, reordered, scanner.damaged() + wild);
    }
}
