package io.hubbub.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class HistogramTest {
    private final Histogram histogram = Histogram.oneTwoFive(50, 1000);

    private void record(long... values) {
        Arrays.stream(values).forEach(histogram::record);
    }

    @Test
    void itsBoundsGoUpByOneTwoFive() {
        assertArrayEquals(
                new long[] {50, 100, 200, 500, 1000}, histogram.snapshot().bounds());
        assertArrayEquals(
                new long[] {2, 5, 10, 20, 50},
                Histogram.oneTwoFive(2, 50).snapshot().bounds());
    }

    @Test
    void aNumberIsInTheFirstBucketWhoseBoundItDoesNotExceed() {
        record(0, 50, 51, 100, 101, 1000, 1001, Long.MAX_VALUE / 2);
        assertArrayEquals(new long[] {2, 2, 1, 0, 1, 2}, histogram.snapshot().counts());
    }

    @Test
    void whatIsCountedAddsUp() {
        record(1, 70, 2000);
        assertEquals(3, histogram.snapshot().count());
        assertEquals(2071, histogram.snapshot().sum());
    }

    @Test
    void whatCameBetweenTwoMomentsIsTheDifference() {
        record(60, 60);
        Histogram.Snapshot before = histogram.snapshot();
        record(70, 300);
        Histogram.Snapshot since = histogram.snapshot().since(before);
        assertArrayEquals(new long[] {0, 1, 0, 1, 0, 0}, since.counts());
        assertEquals(370, since.sum());
    }

    @Test
    void aQuantileIsBetweenTheBoundsOfItsBucketInProportion() {
        record(110, 120, 130, 140);
        assertEquals(150, histogram.snapshot().quantile(0.5));
        assertEquals(200, histogram.snapshot().quantile(1));
        record(1, 1, 1, 1);
        assertEquals(25, histogram.snapshot().quantile(0.25));
        assertEquals(50, histogram.snapshot().quantile(0.5));
    }

    @Test
    void aboveAllBoundsAQuantileIsTheLastBound() {
        record(5000, 6000, 7000);
        assertEquals(1000, histogram.snapshot().quantile(0.5));
    }

    @Test
    void withoutNumbersAQuantileIsNothing() {
        assertEquals(0, histogram.snapshot().quantile(0.99));
    }

    @Test
    void nothingIsLostWhenManyRecordAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                done.add(threads.submit(() -> {
                    for (int i = 0; i < 10_000; i++) {
                        histogram.record(i % 200);
                    }
                }));
            }
            for (Future<?> each : done) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(40_000, histogram.snapshot().count());
        assertEquals(4L * 50 * (199 * 200 / 2), histogram.snapshot().sum());
    }
}
