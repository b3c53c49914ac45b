package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hubbub.bus.Passing;
import io.hubbub.stats.Histogram;
import io.hubbub.stats.Traffic;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What passes through the rooms of two instances is counted, and nothing else is. */
@ExtendWith(VertxExtension.class)
class TrafficTest {
    private static final long MS = 1_000_000;

    private Core core;
    private Traffic traffic;

    @BeforeEach
    void start(Vertx vertx) {
        core = Core.start(vertx, 2);
        traffic = core.stats.traffic();
    }

    private void says(Visitor visitor, String room, String text) {
        visitor.says(room, text);
        core.settle();
    }

    /** What is told with the next flush or sweep. */
    private void sweep() {
        core.pass(0);
    }

    @Test
    void nothingHasPassedBeforeAnythingHappens() {
        core.visit(0);
        core.visit(1);
        assertEquals(List.of(0L, 0L, 0L, 0L, 0L), counts());
        assertEquals(0, traffic.latencyNs().snapshot().count());
    }

    private List<Long> counts() {
        return List.of(
                traffic.events(),
                traffic.deliveries(),
                traffic.deliveredBytes(),
                traffic.behind(),
                traffic.latencyNs().snapshot().sum());
    }

    @Test
    void anEventCountsOnceAndADeliveryForEachMemberAtWhicheverInstance() {
        Visitor speaker = core.join(0, "den");
        core.join(0, "den");
        core.join(1, "den");
        core.join(1, "elsewhere");
        long events = traffic.events();
        long deliveries = traffic.deliveries();

        says(speaker, "den", "hi");

        assertEquals(1, traffic.events() - events);
        assertEquals(3, traffic.deliveries() - deliveries);
    }

    @Test
    void whoComesOrGoesIsDeliveredToThoseWhoSeeIt() {
        Visitor first = core.join(0, "den");
        assertEquals(List.of(1L, 0L), List.of(traffic.events(), traffic.deliveries()));
        Visitor second = core.join(1, "den");
        assertEquals(List.of(2L, 1L), List.of(traffic.events(), traffic.deliveries()));
        second.goes();
        assertEquals(List.of(3L, 2L), List.of(traffic.events(), traffic.deliveries()));
        first.goes();
        assertEquals(List.of(4L, 2L), List.of(traffic.events(), traffic.deliveries()));
    }

    @Test
    void theBytesAreThoseThatMembersWereWritten() {
        Visitor one = core.join(0, "den");
        Visitor other = core.join(1, "den");
        says(one, "den", "hello");
        says(other, "den", "hi");
        assertEquals(
                Stream.of(one, other)
                        .mapToLong(visitor -> visitor.outlet.text().length())
                        .sum(),
                traffic.deliveredBytes());
    }

    @Test
    void repliesAreNoDeliveries() {
        Visitor visitor = core.join(0, "den");
        visitor.does(session -> session.reply(Buffer.buffer("a reply")));
        core.settle();
        sweep();
        assertEquals(0, traffic.deliveries());
        assertEquals(0, traffic.deliveredBytes());
    }

    @Test
    void whoCannotBeWrittenToIsBehindUntilItIsWrittenWhatItMissed() {
        Visitor speaker = core.join(0, "den");
        core.join(0, "den");
        core.join(1, "den");
        Visitor slow = core.join(1, "den");
        long deliveries = traffic.deliveries();
        slow.stopsReading();
        says(speaker, "den", "one");
        says(speaker, "den", "two");
        assertEquals(1, traffic.behind());
        assertEquals(6, traffic.deliveries() - deliveries);

        slow.readsAgain();
        sweep();
        assertEquals(0, traffic.behind());
        assertEquals(8, traffic.deliveries() - deliveries);
    }

    @Test
    void whoGoesWhileItIsBehindIsBehindNoMore() {
        Visitor speaker = core.join(0, "den");
        core.join(0, "den");
        core.join(0, "den");
        Visitor slow = core.join(1, "den");
        slow.stopsReading();
        says(speaker, "den", "one");
        assertEquals(1, traffic.behind());
        slow.goes();
        sweep();
        assertEquals(0, traffic.behind());
    }

    @Test
    void whoLeavesWhileItIsBehindIsBehindUntilItHasWhatCameBefore() {
        Visitor speaker = core.join(0, "den");
        core.join(0, "den");
        core.join(0, "den");
        Visitor slow = core.join(1, "den");
        slow.stopsReading();
        says(speaker, "den", "one");
        slow.does(session -> session.requests().leave("den", ""));
        core.settle();
        assertEquals(1, traffic.behind());
        slow.readsAgain();
        sweep();
        assertEquals(0, traffic.behind());
    }

    @Test
    void theTimeFromPublishingToWritingIsTakenOnceForEachHubWithMembers() {
        Visitor speaker = core.join(0, "den");
        core.join(0, "den");
        core.join(1, "den");
        core.join(1, "elsewhere");
        Histogram.Snapshot before = traffic.latencyNs().snapshot();
        says(speaker, "den", "hi");
        assertEquals(2, traffic.latencyNs().snapshot().since(before).count());
    }

    @Test
    void theTimeIsHowLongTheHubTookToGetToIt() {
        assumeTrue(Passing.chosen() == Passing.BY_REFERENCE, "what comes as bytes is timed from its arrival");
        String room = core.nameAt(0);
        Visitor speaker = core.join(0, room);
        core.join(1, room);
        Histogram.Snapshot before = traffic.latencyNs().snapshot();

        CompletableFuture<Void> mayGoOn = core.block(1);
        speaker.says(room, "hi");
        while (speaker.outlet.writes() < 2) {
            core.turn(0);
        }
        core.clockNs.addAndGet(30 * MS);
        mayGoOn.complete(null);
        core.settle();

        Histogram.Snapshot taken = traffic.latencyNs().snapshot().since(before);
        assertEquals(2, taken.count());
        assertEquals(30 * MS, taken.sum());
        assertTrue(taken.quantile(1) > 20 * MS && taken.quantile(1) <= 50 * MS, () -> "got " + taken.quantile(1));
    }
}
