package io.hubbub.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Counts numbers by their size, in buckets that never change. Thread-safe; recording allocates nothing. */
public final class Histogram {
    /** The largest number of each bucket, ascending; above the last is one bucket more. */
    private final long[] bounds;

    private final LongAdder[] counts;
    private final LongAdder sum = new LongAdder();

    private Histogram(long[] bounds) {
        this.bounds = bounds;
        this.counts = new LongAdder[bounds.length + 1];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new LongAdder();
        }
    }

    /**
     * With bounds that go on as 1, 2, 5, 10, 20, 50 … do.
     *
     * @param least the first of them: 1, 2 or 5 and zeros
     * @param most the last of them
     */
    static Histogram oneTwoFive(long least, long most) {
        List<Long> bounds = new ArrayList<>();
        for (long bound = least; bound <= most; bound = next(bound)) {
            bounds.add(bound);
        }
        return new Histogram(bounds.stream().mapToLong(Long::longValue).toArray());
    }

    private static long next(long bound) {
        boolean isTwo = Long.toString(bound).startsWith("2");
        return isTwo ? bound / 2 * 5 : bound * 2;
    }

    void record(long value) {
        int bucket = 0;
        while (bucket < bounds.length && value > bounds[bucket]) {
            bucket++;
        }
        counts[bucket].increment();
        sum.add(value);
    }

    /** The counts until now. */
    public Snapshot snapshot() {
        long[] now = new long[counts.length];
        for (int i = 0; i < now.length; i++) {
            now[i] = counts[i].sum();
        }
        return new Snapshot(bounds, now, sum.sum());
    }

    /** The counts at one moment, or between two. */
    public static final class Snapshot {
        private final long[] bounds;
        private final long[] counts;
        private final long sum;

        private Snapshot(long[] bounds, long[] counts, long sum) {
            this.bounds = bounds;
            this.counts = counts;
            this.sum = sum;
        }

        /** The largest number of each bucket, ascending. */
        public long[] bounds() {
            return bounds.clone();
        }

        /** How many numbers are in each bucket; the last has those above all bounds. */
        public long[] counts() {
            return counts.clone();
        }

        /** All numbers added up. */
        public long sum() {
            return sum;
        }

        /** How many numbers there are. */
        public long count() {
            long count = 0;
            for (long each : counts) {
                count += each;
            }
            return count;
        }

        /** The counts since an earlier moment. */
        public Snapshot since(Snapshot earlier) {
            long[] more = new long[counts.length];
            for (int i = 0; i < more.length; i++) {
                more[i] = counts[i] - earlier.counts[i];
            }
            return new Snapshot(bounds, more, sum - earlier.sum);
        }

        /**
         * About the number that this share of all is not above, between the bounds of its bucket in proportion; the last
         * bound where it is above that; 0 if there are none.
         *
         * @param share from 0 to 1: 0.5 for the median
         */
        public long quantile(double share) {
            double rank = share * count();
            long before = 0;
            for (int i = 0; i < bounds.length; i++) {
                if (counts[i] > 0 && before + counts[i] >= rank) {
                    long low = i == 0 ? 0 : bounds[i - 1];
                    return low + (long) ((bounds[i] - low) * (rank - before) / counts[i]);
                }
                before += counts[i];
            }
            return count() == 0 ? 0 : bounds[bounds.length - 1];
        }
    }
}
