package io.hubbub.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInTasksTest {
    private final Task sum = new SumTask();
    private final Task primes = new PrimesTask();
    private final Task sleep = new SleepTask();

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 0",
        "2, 1",
        "100, 4950",
        "10000000000, 49999999995000000000",
        "1000000000000000000, 499999999999999999500000000000000000"
    })
    void sumsAreExact(String count, String expected) throws Exception {
        assertEquals(expected, sum.run(count));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 0",
        "2, 0",
        "3, 1",
        "4, 2",
        "5, 2",
        "6, 3",
        "9, 4",
        "10, 4",
        "25, 9",
        "26, 9",
        "100, 25",
        "524287, 43389",
        "524288, 43390",
        "524289, 43390",
        "1000000, 78498",
        "10000000, 664579"
    })
    void primesBelowAreCounted(String limit, String expected) throws Exception {
        assertEquals(expected, primes.run(limit));
    }

    @Test
    void primesAreCountedRightWhateverTheSegment() throws Exception {
        int count = 0;
        for (int limit = 0; limit < 3_000; limit++) {
            for (int segmentOdds : new int[] {1, 2, 7, 64, 1_024}) {
                assertEquals(count, new PrimeSieve(limit, segmentOdds).count(), "below " + limit);
            }
            count += BigInteger.valueOf(limit).isProbablePrime(50) ? 1 : 0;
        }
    }

    @Test
    void countingPrimesEndsWhenInterrupted() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> primes.run("1000000000000"));
        assertFalse(Thread.interrupted());
    }

    @Test
    void sleepingEndsWhenInterrupted() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> sleep.run("600000"));
        assertFalse(Thread.interrupted());
    }

    @Test
    void sleepSaysHowLongItSlept() throws Exception {
        assertEquals("slept 1 ms", sleep.run("1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "-1", "1.5", "1 2", "1000000000000000001", "99999999999999999999999"})
    void otherThanWholeNumbersInRangeAreRefusedBeforeRunning(String arguments) {
        for (Task task : new Task[] {sum, primes, sleep}) {
            assertThrows(IllegalArgumentException.class, () -> task.check(arguments));
        }
    }

    @Test
    void aRefusalSaysWhatWasExpectedAndWhatWasGot() {
        assertEquals("expected a whole number from 0 to 1000000000000000000, got \"abc\"", refusal(sum, "abc"));
        assertEquals("expected a whole number from 0 to 1000000000000, got nothing", refusal(primes, ""));
        assertEquals("expected a whole number from 0 to 600000, got \"600001\"", refusal(sleep, "600001"));
        assertEquals(
                "expected a whole number from 0 to 600000, got \"" + "9".repeat(40) + "…\"",
                refusal(sleep, "9".repeat(5_000)));
    }

    private static String refusal(Task task, String arguments) {
        return assertThrows(IllegalArgumentException.class, () -> task.check(arguments))
                .getMessage();
    }
}
