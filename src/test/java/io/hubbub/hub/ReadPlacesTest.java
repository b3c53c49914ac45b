package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.room.Claim;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How far somebody has read only grows, and is known to the next session with the same claim. */
@ExtendWith(VertxExtension.class)
class ReadPlacesTest {
    private static final Claim ANNS = Claim.ofSecret(new byte[] {1});

    private Core core;
    private Visitor bob;

    @BeforeEach
    void start(Vertx vertx) {
        core = Core.start(vertx, 2);
        bob = core.join(1, "den");
        for (int i = 0; i < 5; i++) {
            bob.says("den", "w" + i);
        }
        core.settle();
    }

    private Visitor join(int instance, Claim claim) {
        Visitor visitor = core.visit(instance);
        visitor.does(session -> {
            session.requests().hold(claim);
            session.requests().join("den", ShowAll.WIRE);
        });
        core.settle();
        return visitor;
    }

    private long mark(Visitor visitor, long seq) {
        return core.on(
                        visitor.instance,
                        () -> visitor.session.requests().places().mark("den", seq))
                .orElse(-1);
    }

    private OptionalLong read(Visitor visitor) {
        return core.on(
                visitor.instance, () -> visitor.session.requests().places().of("DEN"));
    }

    @Test
    void whatWasReadIsNeverUnreadAndNothingIsReadBeforeItHappens() {
        Visitor ann = join(0, Claim.NONE);
        assertEquals(OptionalLong.empty(), read(ann));
        assertEquals(3, mark(ann, 3));
        assertEquals(3, mark(ann, 2));
        assertEquals(7, mark(ann, 1000));
        assertEquals(7, mark(ann, -5));
        assertEquals(OptionalLong.of(7), read(ann));
        assertEquals(OptionalLong.empty(), read(bob));
    }

    @Test
    void theNextSessionWithTheClaimKnowsIt() {
        Visitor ann = join(0, ANNS);
        mark(ann, 4);
        ann.goes();
        assertEquals(OptionalLong.of(4), read(join(1, ANNS)));
        assertEquals(OptionalLong.empty(), read(join(0, Claim.ofSecret(new byte[] {2}))));
    }

    @Test
    void anotherRoomOfThatNameIsUnread() {
        Visitor ann = join(0, ANNS);
        mark(ann, 4);
        ann.goes();
        bob.goes();
        assertEquals(OptionalLong.empty(), read(join(0, ANNS)));
    }

    @Test
    void nobodyMarksARoomFromOutside() {
        Visitor ann = core.visit(0);
        assertEquals(-1, mark(ann, 4));
    }

    @Test
    void ofTooManyTargetsTheOneMarkedLongestAgoIsForgotten() {
        Marks<String> marks = new Marks<>();
        for (int i = 0; i < Marks.MOST; i++) {
            marks.mark("t" + i, i);
        }
        marks.mark("t0", 9);
        marks.mark("one more", 1);
        assertEquals(OptionalLong.of(9), marks.of("t0"));
        assertEquals(OptionalLong.empty(), marks.of("t1"));
    }

    @Test
    void ofTooManyMarksTheOneThatWasSetLongestAgoIsForgotten() {
        MemoryHoldings holdings = new MemoryHoldings();
        for (int i = 0; i < Holdings.MOST_MARKS; i++) {
            holdings.mark(new Claim("c" + i), 5, i);
        }
        holdings.mark(new Claim("c0"), 5, 7);
        holdings.mark(new Claim("one more"), 5, 1);
        assertEquals(OptionalLong.of(7), holdings.marked(new Claim("c0"), 5));
        assertEquals(OptionalLong.empty(), holdings.marked(new Claim("c1"), 5));
        assertEquals(OptionalLong.empty(), holdings.marked(new Claim("c0"), 6));
    }
}
