package io.hubbub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.metrics.Pulse;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
@Timeout(60)
class HealthTest {
    private final AtomicLong clockNs = new AtomicLong();
    private final Pulse first = new Pulse(0);
    private final Pulse second = new Pulse(0);
    private Health health;

    @BeforeEach
    void make(Vertx vertx) {
        health = new Health(vertx, List.of(first, second), Optional.empty(), clockNs::get);
    }

    private void pass(int seconds) {
        clockNs.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    private static JsonObject answer(HealthChecks checks) {
        return checks.checkStatus().await().toJson();
    }

    private static JsonObject check(HealthChecks checks, String id) {
        JsonArray all = answer(checks).getJsonArray("checks");
        return all.stream()
                .map(JsonObject.class::cast)
                .filter(check -> check.getString("id").equals(id))
                .findAny()
                .orElseThrow(() -> new AssertionError("no " + id + " in " + all));
    }

    private void is(boolean live, boolean ready) {
        assertEquals(live, health.isLive());
        assertEquals(ready, health.isReady());
        assertEquals(live ? "UP" : "DOWN", answer(health.live()).getString("outcome"));
        assertEquals(ready ? "UP" : "DOWN", answer(health.ready()).getString("outcome"));
    }

    @Test
    void aServerIsLiveFromTheStartAndReadyOnceAllDoorsAreOpen() {
        is(true, false);
        assertEquals(
                "not all doors are open yet",
                check(health.ready(), "doors").getJsonObject("data").getString("why"));
        health.opened();
        is(true, true);
    }

    @Test
    void whileItStopsItIsLiveAndNotReady() {
        health.opened();
        health.closing();
        is(true, false);
        assertEquals(
                "the server is stopping",
                check(health.ready(), "doors").getJsonObject("data").getString("why"));
    }

    @Test
    void oneLoopThatStandsIsEnoughToBeNeither() {
        health.opened();
        pass(Health.SILENT_SECONDS - 1);
        is(true, true);
        second.beat(clockNs.get());
        pass(1);
        is(false, false);
        assertEquals(
                Health.SILENT_SECONDS,
                check(health.live(), "loop-0").getJsonObject("data").getInteger("silentSeconds"));
        assertEquals("UP", check(health.live(), "loop-1").getString("status"));
    }

    @Test
    void aLoopThatGoesOnIsWellAgain() {
        health.opened();
        pass(100);
        is(false, false);
        first.beat(clockNs.get());
        second.beat(clockNs.get());
        is(true, true);
    }

    @Test
    void aRunningServerIsReadyAndAStoppedOneIsNot() {
        try (TestServer server = TestServer.withDoors("echo")) {
            Health whole = server.hubbub().health();
            assertTrue(whole.isReady());
            assertEquals(3, answer(whole.ready()).getJsonArray("checks").size());
            assertEquals(2, answer(whole.live()).getJsonArray("checks").size());
            server.stop();
            assertFalse(whole.isReady());
        }
    }

    @Test
    void everyLoopOfAServerTellsEachSecondThatItWorks() {
        try (TestServer server = TestServer.withDoors("echo")) {
            long startNs = System.nanoTime();
            for (Pulse pulse : server.hubbub().pulses()) {
                TestServer.await(
                        () -> {
                            long nowNs = System.nanoTime();
                            return pulse.silentNs(nowNs) < nowNs - startNs;
                        },
                        "a beat since then");
            }
        }
    }
}
