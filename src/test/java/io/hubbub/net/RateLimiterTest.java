package io.hubbub.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = -7 * SECOND;

    /** How many can be taken at a moment, one after the other. */
    private static int taken(RateLimiter limiter, long nowNs) {
        int taken = 0;
        while (limiter.has(nowNs) && taken < 1000) {
            taken++;
            assertEquals(limiter.take(nowNs), limiter.has(nowNs));
        }
        return taken;
    }

    @Test
    void aBurstIsTakenAtOnceAndNoMore() {
        assertEquals(5, taken(new RateLimiter(5, 2, START), START));
    }

    @Test
    void soMuchASecondComesBack() {
        RateLimiter limiter = new RateLimiter(5, 2, START);
        taken(limiter, START);
        assertFalse(limiter.has(START + SECOND / 2 - 1));
        assertEquals(1, taken(limiter, START + SECOND / 2));
        assertEquals(2, taken(limiter, START + 3 * SECOND / 2));
    }

    @Test
    void noMoreThanABurstIsSaved() {
        RateLimiter limiter = new RateLimiter(5, 2, START);
        taken(limiter, START);
        assertEquals(5, taken(limiter, START + 1_000_000 * SECOND));
    }

    @Test
    void whoeverTakesMoreThanThereIsWaitsForThatToo() {
        RateLimiter limiter = new RateLimiter(1, 1, START);
        assertFalse(limiter.take(START));
        assertFalse(limiter.take(START));
        assertFalse(limiter.has(START + SECOND));
        assertTrue(limiter.has(START + 2 * SECOND));
    }

    @Test
    void withoutABurstThereIsNoLimit() {
        RateLimiter limiter = new RateLimiter(0, 1, START);
        for (int i = 0; i < 1000; i++) {
            assertTrue(limiter.take(START));
            assertTrue(limiter.has(START));
        }
    }

    @Test
    void overAnyTimeItIsNeverMoreThanBurstAndRate() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        int perSecond = 1 + random.nextInt(10);
        // More than comes back between two takings: what is over the burst would be lost.
        int burst = 2 + perSecond / 5 + random.nextInt(20);
        RateLimiter limiter = new RateLimiter(burst, perSecond, START);
        long nowNs = START;
        int taken = 0;
        for (int i = 0; i < 10_000; i++) {
            nowNs += random.nextInt((int) (SECOND / 5));
            taken += taken(limiter, nowNs);
        }
        double most = burst + (double) (nowNs - START) / SECOND * perSecond;
        assertTrue(taken <= most + 1e-3, "seed " + seed);
        assertTrue(taken >= most - burst - 1, "seed " + seed);
    }

    @Test
    void whatIsTakenBeyondTheBurstHasToComeBackFirst() {
        RateLimiter limiter = new RateLimiter(5, 2, START);
        assertFalse(limiter.take(9, START));
        assertFalse(limiter.has(START + 5 * SECOND / 2 - 1));
        assertEquals(1, taken(limiter, START + 5 * SECOND / 2));
    }
}
