package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.bus.Reply;
import io.hubbub.room.ChatLimits;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Member;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who watches a nick hears who gets it and who loses it. Bob's watcher is at another instance than he is. */
@ExtendWith(VertxExtension.class)
class WatchTest {
    private final ReplySpy notes = new ReplySpy();
    private Core core;
    private Visitor watcher;
    private Visitor bob;

    @BeforeEach
    void start(Vertx vertx) {
        core = Core.start(vertx, 2, ChatLimits.STANDARD.with("watched", 3));
        notes.listen(vertx);
        watcher = core.visit(0);
        bob = core.visit(1);
    }

    private static Optional<Member> watches(Visitor visitor, String nick) {
        return visitor.<Optional<Member>>asks(
                (session, answer) -> assertTrue(session.queries().watch(nick, answer)));
    }

    private void renames(Visitor visitor, String nick) {
        visitor.does(session -> session.requests().rename(nick));
        core.settle();
    }

    @Test
    void whoHasTheNickAlreadyIsTheAnswer() {
        bob.comesAs("Bob");
        Member who = watches(watcher, "bob").orElseThrow();
        assertEquals("Bob", who.nick());
        assertEquals(bob.session.id(), who.session());
        assertEquals(List.of(), watcher.news());
    }

    @Test
    void nobodyIsTheAnswerWhileNobodyHasTheNick() {
        assertEquals(Optional.empty(), watches(watcher, "bob"));
    }

    @Test
    void whoTakesTheNickAppearsAndWhoQuitsDisappears() {
        watches(watcher, "bob");
        bob.comesAs("Bob");
        assertEquals(List.of("appeared Bob"), watcher.news());
        bob.goes();
        assertEquals(List.of("disappeared Bob"), watcher.news());
    }

    @Test
    void whoIsNotIntroducedDoesNotAppearBeforeThatAndDisappearsOnlyAfter() {
        watches(watcher, "bob");
        renames(bob, "bob");
        assertEquals(List.of(), watcher.news());
        bob.goes();
        assertEquals(List.of(), watcher.news());
        Visitor other = core.visit(1);
        renames(other, "bob");
        other.does(session -> session.requests().introduce(session.profile()));
        core.settle();
        assertEquals(List.of("appeared bob"), watcher.news());
    }

    @Test
    void whoIsRenamedDisappearsUnderTheOldNickAndAppearsUnderTheNewOne() {
        watches(watcher, "bob");
        watches(watcher, "rob");
        bob.comesAs("bob");
        watcher.news();
        renames(bob, "Rob");
        assertEquals(
                List.of("appeared Rob", "disappeared bob"),
                watcher.news().stream().sorted().toList());
    }

    @Test
    void anotherSpellingIsNoNewsAndTheLastOneIsSeenAtTheEnd() {
        bob.comesAs("bob");
        watches(watcher, "bob");
        renames(bob, "BOB");
        assertEquals(List.of(), watcher.news());
        renames(bob, "other");
        assertEquals(List.of("disappeared BOB"), watcher.news());
    }

    @Test
    void aChangeOfProfileIsSeenAndAnEqualProfileIsNone() {
        bob.comesAs("bob");
        watches(watcher, "bob");
        bob.does(session -> session.requests().introduce(session.profile().withAway("lunch")));
        core.settle();
        assertEquals(List.of("changed bob"), watcher.news());
        bob.does(session -> session.requests().introduce(session.profile().withAway("lunch")));
        core.settle();
        assertEquals(List.of(), watcher.news());
    }

    @Test
    void whoWatchesNoMoreHearsNothingAndTheOtherGoesOn() {
        Visitor second = core.visit(1);
        watches(watcher, "bob");
        watches(second, "BOB");
        watcher.does(session -> session.queries().unwatch("Bob"));
        core.settle();
        bob.comesAs("bob");
        bob.goes();
        assertEquals(List.of(), watcher.news());
        assertEquals(List.of("appeared bob", "disappeared bob"), second.news());
    }

    @Test
    void thereIsALimitAndWatchingTheSameAgainIsNotOneMore() {
        List.of("a", "b", "c").forEach(nick -> watches(watcher, nick));
        watcher.does(session -> assertFalse(session.queries().watch("d", who -> {})));
        assertEquals(Optional.empty(), watches(watcher, "A"));
        assertEquals(List.of("a", "b", "c"), core.on(0, watcher.session.queries()::watched));
        watcher.does(session -> session.queries().unwatch("B"));
        watches(watcher, "d");
        assertEquals(List.of("a", "c", "d"), core.on(0, watcher.session.queries()::watched));
    }

    @Test
    void whoWatchesTwiceHearsOnce() {
        watches(watcher, "bob");
        watches(watcher, "Bob");
        bob.comesAs("bob");
        assertEquals(List.of("appeared bob"), watcher.news());
    }

    /** Seen at the home: whoever still stood there would be sent a note. */
    @Test
    void theHomeForgetsAWatcherThatIsGone() {
        watches(watcher, "bob");
        bob.comesAs("bob");
        assertEquals(1, notes.count(Reply.Appeared.class));
        watcher.goes();
        renames(bob, "rob");
        renames(bob, "bob");
        assertEquals(1, notes.count(Reply.Appeared.class));
        assertEquals(0, notes.count(Reply.Disappeared.class));
    }

    @Test
    void theHomeForgetsAWatcherThatIsGoneInTheSameTick() {
        watcher.does(session -> {
            session.queries().watch("bob", who -> {});
            session.gone(CloseReason.PEER_CLOSED);
        });
        core.settle();
        bob.comesAs("bob");
        assertEquals(0, notes.count(Reply.Appeared.class));
    }

    @Test
    void whoIsGoneWatchesNothingMore() {
        watcher.goes();
        watcher.does(session -> {
            session.queries().watch("bob", who -> {});
            session.queries().unwatch("bob");
        });
        core.settle();
        bob.comesAs("bob");
        assertEquals(0, notes.count(Reply.Appeared.class));
    }
}
