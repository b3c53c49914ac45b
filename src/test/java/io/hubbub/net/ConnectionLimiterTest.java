package io.hubbub.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.BanTarget;
import io.hubbub.room.CloseReason;
import io.hubbub.room.ServerBan;
import io.hubbub.stats.ConnectionStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConnectionLimiterTest {
    private static final Optional<CloseReason> WELCOME = Optional.empty();
    private static final Optional<CloseReason> FULL = Optional.of(CloseReason.SERVER_FULL);
    private static final Optional<CloseReason> DOOR_FULL = Optional.of(CloseReason.DOOR_FULL);
    private static final Optional<CloseReason> ADDRESS_FULL = Optional.of(CloseReason.ADDRESS_FULL);

    private static final Optional<CloseReason> BANNED = Optional.of(CloseReason.BANNED);

    private final ConnectionStats stats = new ConnectionStats();

    @Test
    void theServersLimitCountsWhoCameInByAnyDoor() {
        ConnectionLimiter one = new ConnectionLimiter(stats, 2, 9, 0);
        ConnectionLimiter other = new ConnectionLimiter(stats, 2, 9, 0);
        assertEquals(WELCOME, one.enter("192.0.2.1"));
        assertEquals(WELCOME, other.enter("192.0.2.2"));
        assertEquals(FULL, one.enter("192.0.2.3"));
    }

    @Test
    void somebodyOfWhomNothingStaysOpenIsNotCounted() {
        ConnectionLimiter limiter = new ConnectionLimiter(stats, 1, 9, 0);
        assertEquals(WELCOME, limiter.admit("192.0.2.1"));
        assertEquals(FULL, limiter.admit("192.0.2.2"));
        assertEquals(1, limiter.inside());
        limiter.leave("192.0.2.1");
        assertEquals(WELCOME, limiter.admit("192.0.2.2"));
    }

    @Test
    void aDoorsLimitCountsWhoCameInByThatDoor() {
        ConnectionLimiter narrow = new ConnectionLimiter(stats, 9, 1, 0);
        ConnectionLimiter wide = new ConnectionLimiter(stats, 9, 9, 0);
        assertEquals(WELCOME, wide.enter("192.0.2.1"));
        assertEquals(WELCOME, narrow.enter("192.0.2.1"));
        assertEquals(DOOR_FULL, narrow.bars("192.0.2.1"));
        assertEquals(WELCOME, wide.bars("192.0.2.1"));
        assertEquals(DOOR_FULL, narrow.enter("192.0.2.1"));
        assertEquals(WELCOME, wide.enter("192.0.2.1"));
    }

    @Test
    void anAddressIsCountedOverAllDoorsAndFullOnlyWhereThatIsLimited() {
        ConnectionLimiter strict = new ConnectionLimiter(stats, 9, 9, 2);
        ConnectionLimiter lenient = new ConnectionLimiter(stats, 9, 9, 0);
        assertEquals(WELCOME, lenient.enter("192.0.2.1"));
        assertEquals(WELCOME, strict.enter("192.0.2.1"));
        assertEquals(ADDRESS_FULL, strict.enter("192.0.2.1"));
        assertEquals(WELCOME, strict.enter("192.0.2.2"));
        assertEquals(WELCOME, lenient.enter("192.0.2.1"));
    }

    @Test
    void whoIsTurnedAwayCountsUntilGone() {
        ConnectionLimiter limiter = new ConnectionLimiter(stats, 1, 1, 0);
        assertEquals(WELCOME, limiter.enter("192.0.2.1"));
        assertEquals(FULL, limiter.enter("192.0.2.2"));
        assertEquals(2, stats.open());

        limiter.leave("192.0.2.1");
        assertEquals(FULL, limiter.enter("192.0.2.3"));
        limiter.leave("192.0.2.2");
        limiter.leave("192.0.2.3");
        assertEquals(WELCOME, limiter.enter("192.0.2.4"));
    }

    @Test
    void askingWhetherTheNextOneCouldComeInCountsNobody() {
        ConnectionLimiter limiter = new ConnectionLimiter(stats, 2, 2, 1);
        assertEquals(WELCOME, limiter.bars("192.0.2.1"));
        assertEquals(WELCOME, limiter.enter("192.0.2.1"));
        assertEquals(ADDRESS_FULL, limiter.bars("192.0.2.1"));
        assertEquals(WELCOME, limiter.enter("192.0.2.2"));
        assertEquals(FULL, limiter.bars("192.0.2.3"));
        assertEquals(2, stats.open());
    }

    @Test
    void itTellsHowManyAreInside() {
        ConnectionLimiter one = new ConnectionLimiter(stats, 1, 1, 0);
        ConnectionLimiter other = new ConnectionLimiter(stats, 1, 1, 0);
        assertEquals(WELCOME, one.enter("192.0.2.1"));
        assertEquals(FULL, one.enter("192.0.2.2"));
        assertEquals(2, one.inside());
        assertEquals(0, other.inside());
        one.leave("192.0.2.1");
        assertEquals(1, one.inside());
    }

    @Test
    void whoeverComesFromABannedAddressIsTurnedAwayBeforeAnyLimitIsLookedAt() {
        ServerBan ban = new ServerBan(BanTarget.of("192.0.2.1"), "spam", "ann", 0, 1_765_432_100_000L);
        ConnectionLimiter limiter = new ConnectionLimiter(
                stats, 1, 1, 0, address -> Optional.of(ban).filter(some -> address.equals("192.0.2.1")));
        assertEquals(BANNED, limiter.admit("192.0.2.1"));
        assertEquals(BANNED, limiter.bars("192.0.2.1"));
        assertEquals(WELCOME, limiter.admit("192.0.2.2"));
        assertEquals(BANNED, limiter.admit("192.0.2.1"));
        assertEquals(FULL, limiter.admit("192.0.2.2"));
        assertEquals(
                "You are banned from this server until 2025-12-11T05:48:20Z: spam",
                limiter.sorry(CloseReason.BANNED, "192.0.2.1"));
        assertTrue(limiter.sorry(CloseReason.BANNED, "192.0.2.2").contains("until now"));
    }

    @Test
    void manyAtOnceNeverExceedALimitAndAllArePaidBack() throws Exception {
        ConnectionLimiter limiter = new ConnectionLimiter(stats, 100, 3, 2);
        AtomicInteger inside = new AtomicInteger();
        List<Future<Integer>> most = onThreads(4, () -> {
            int seen = 0;
            for (int i = 0; i < 20_000; i++) {
                if (limiter.enter("192.0.2.1").isEmpty()) {
                    seen = Math.max(seen, inside.incrementAndGet());
                    inside.decrementAndGet();
                }
                limiter.leave("192.0.2.1");
            }
            return seen;
        });

        for (Future<Integer> seen : most) {
            assertTrue(seen.get() <= 2, () -> "let in at once: " + seen);
        }
        assertEquals(0, stats.open());
        assertEquals(0, stats.openFrom("192.0.2.1"));
        assertEquals(WELCOME, limiter.enter("192.0.2.1"));
        assertEquals(WELCOME, limiter.enter("192.0.2.1"));
    }

    private static <T> List<Future<T>> onThreads(int count, Callable<T> action) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Callable<T>> actions = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                actions.add(action);
            }
            return threads.invokeAll(actions);
        } finally {
            threads.shutdown();
        }
    }
}
