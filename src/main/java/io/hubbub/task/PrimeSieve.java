package io.hubbub.task;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Counts primes with the sieve of Eratosthenes, a segment at a time and odd numbers only, so that it needs a few
 * MiB however far it counts. For one thread.
 */
final class PrimeSieve {
    // One byte each: a segment fits in a core's second-level cache.
    private static final int SEGMENT_ODDS = 1 << 18;

    private final long limit;
    private final int[] primes; // the odd ones up to the root of the limit
    private final long[] multiples; // of each of them, the index of the next odd one: index i stands for 2i+1
    private final boolean[] composite;

    PrimeSieve(long limit) {
        this(limit, SEGMENT_ODDS);
    }

    PrimeSieve(long limit, int segmentOdds) {
        this.limit = limit;
        this.composite = new boolean[segmentOdds];
        this.primes = oddPrimesTo((int) Math.sqrt((double) limit) + 1);
        this.multiples = Arrays.stream(primes).mapToLong(p -> (long) p * p / 2).toArray();
    }

    /**
     * How many primes are less than the limit.
     *
     * @throws InterruptedException soon after the thread was interrupted
     */
    long count() throws InterruptedException {
        long odds = limit / 2;
        long count = 0;
        for (long start = 0; start < odds; start += composite.length) {
            if (Thread.interrupted()) {
                throw new InterruptedException("counting primes was interrupted");
            }
            count += sieve(start, (int) Math.min(composite.length, odds - start));
        }
        // The 1, which is counted and no prime, stands in for the 2, which is one and not odd.
        return limit > 2 ? count : 0;
    }

    private int sieve(long start, int size) {
        Arrays.fill(composite, 0, size, false);
        for (int i = 0; i < primes.length && (long) primes[i] * primes[i] / 2 < start + size; i++) {
            long index = multiples[i] - start;
            for (; index < size; index += primes[i]) {
                composite[(int) index] = true;
            }
            multiples[i] = index + start;
        }
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += composite[i] ? 0 : 1;
        }
        return count;
    }

    private static int[] oddPrimesTo(int max) {
        boolean[] composite = new boolean[max + 1];
        for (int p = 3; (long) p * p <= max; p += 2) {
            for (int multiple = p * p; !composite[p] && multiple <= max; multiple += 2 * p) {
                composite[multiple] = true;
            }
        }
        return IntStream.rangeClosed(3, max)
                .filter(n -> n % 2 == 1 && !composite[n])
                .toArray();
    }
}
