package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.bus.Node;
import io.hubbub.room.InstanceId;
import io.hubbub.room.SessionId;
import io.hubbub.room.Speech;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Numbers and addresses have room for several nodes: here two of them share one process and its event bus. */
@ExtendWith(VertxExtension.class)
class NodesTest {
    private static final Node EAST = new Node("east", 3, 9, 2);
    private static final Node WEST = new Node("west", InstanceId.NODES - 1, InstanceId.INCARNATIONS - 1, 1);

    private final Set<String> addresses = new HashSet<>();
    private Core core;
    private List<Visitor> all;

    @BeforeEach
    void start(Vertx vertx) {
        vertx.eventBus().addOutboundInterceptor(delivery -> {
            synchronized (addresses) {
                addresses.add(delivery.message().address());
            }
            delivery.next();
        });
        core = Core.start(vertx, List.of(EAST, WEST));
        all = IntStream.range(0, core.count())
                .mapToObj(instance -> core.join(instance, "den"))
                .toList();
    }

    @Test
    void aSessionsNumberTellsItsNodeItsIncarnationAndItsLoop() {
        int last = SessionId.hub(all.get(2).session.id());
        assertEquals(WEST.instance(0), last);
        assertEquals(WEST.number(), InstanceId.node(last));
        assertEquals(WEST.incarnation(), InstanceId.incarnation(last));
        int second = SessionId.hub(all.get(1).session.id());
        assertEquals(EAST.number(), InstanceId.node(second));
        assertEquals(1, InstanceId.loop(second));
        all.forEach(visitor -> assertTrue(visitor.session.id() >= 0));
    }

    @Test
    void guestsOfTwoNodesHaveDifferentNicks() {
        List<Visitor> visitors = new ArrayList<>(all);
        for (int i = 0; i < 200; i++) {
            visitors.add(core.visit(i % core.count()));
        }
        Set<String> nicks = new HashSet<>();
        Set<Long> ids = new HashSet<>();
        visitors.forEach(visitor -> {
            nicks.add(visitor.nick());
            ids.add(visitor.session.id());
        });
        assertEquals(203, ids.size());
        assertEquals(203, nicks.size());
    }

    @Test
    void everybodyIsReachedAcrossNodes() {
        Visitor first = all.get(0);
        Visitor last = all.get(2);
        first.comesAs("first");
        last.comesAs("last");
        first.says("den", "one");
        core.settle();
        last.says("den", "two");
        core.settle();
        all.forEach(visitor ->
                assertTrue(visitor.saw().contains("one") && visitor.saw().endsWith("two"), visitor::saw));
        first.does(session -> session.requests().message("last", Speech.line("psst")));
        core.settle();
        assertTrue(last.heard.contains("told by first: psst"));
        assertTrue(last.finds("first").isPresent());
        last.listsRooms();
        core.settle();
        assertTrue(last.heard.contains("rooms [den]"));
        assertEquals(0, core.stats.mistakes().made());
        assertEquals(0, core.stats.strays().ignored());
    }

    @Test
    void addressesEndInTheNodesName() {
        synchronized (addresses) {
            assertTrue(addresses.contains("hub.0.west"), addresses::toString);
            assertTrue(addresses.contains("home.0.west"), addresses::toString);
            assertTrue(addresses.contains("hub.1.east"), addresses::toString);
        }
    }
}
