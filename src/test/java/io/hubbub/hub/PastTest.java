package io.hubbub.hub;

import static io.hubbub.hub.PastQuery.OPEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.hub.Archive.Kind;
import io.hubbub.hub.Archive.Side;
import io.hubbub.hub.PastQuery.Place;
import io.hubbub.room.Event;
import io.hubbub.room.MessageId;
import io.hubbub.room.Mode;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Refusal.Why;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Members ask for pages of what is kept of their rooms. */
@ExtendWith(VertxExtension.class)
class PastTest {
    private final KeptEvents kept = new KeptEvents();
    private Core core;
    private Visitor speaker;

    /** Event 1 is the join; 2 to 9 are said at 20, 30, … 90. */
    @BeforeEach
    void talk(Vertx vertx) {
        core = Core.start(vertx, 2, kept::before, kept);
        core.clockMs.set(10);
        speaker = core.join(0, "den");
        for (int i = 2; i <= 9; i++) {
            core.clockMs.set(10L * i);
            speaker.says("den", "word" + i);
            core.settle();
        }
    }

    private static Place at(long seq) {
        return new Place.Seq(seq);
    }

    private Past.Result ask(Visitor who, PastQuery query) {
        List<Past.Result> results = Core.threadSafeList();
        who.does(session -> session.past().read("den", query, results::add));
        core.turn();
        assertEquals(1, results.size());
        return results.get(0);
    }

    private List<Long> numbers(Place after, Place before, Side side, int most) {
        return numbers(ask(speaker, new PastQuery(after, before, Kind.SPEECH, side, most)));
    }

    private static List<Long> numbers(Past.Result result) {
        return result.page().events().stream().map(Event::seq).toList();
    }

    @Test
    void pagesGoForwardsAndBackwardsFromANumber() {
        assertEquals(List.of(7L, 8L, 9L), numbers(OPEN, OPEN, Side.NEWEST, 3));
        assertEquals(List.of(4L, 5L, 6L), numbers(OPEN, at(7), Side.NEWEST, 3));
        assertEquals(List.of(2L, 3L), numbers(OPEN, at(4), Side.NEWEST, 3));
        assertEquals(List.of(5L, 6L), numbers(at(4), OPEN, Side.OLDEST, 2));
        assertEquals(List.of(5L, 6L), numbers(at(4), at(7), Side.OLDEST, 100));
        assertEquals(List.of(), numbers(at(9), OPEN, Side.OLDEST, 5));
        assertEquals(List.of(), numbers(OPEN, at(1), Side.NEWEST, 5));
        assertEquals(List.of(), numbers(at(6), at(3), Side.OLDEST, 5));
        assertEquals(List.of(), numbers(at(Long.MAX_VALUE), OPEN, Side.OLDEST, 5));
        assertEquals(List.of(), numbers(OPEN, at(0), Side.NEWEST, 5));
    }

    @Test
    void pagesGoFromATimeWhoseEventsAreNoPartOfThem() {
        assertEquals(List.of(6L, 7L), numbers(new Place.Time(50), OPEN, Side.OLDEST, 2));
        assertEquals(List.of(6L, 7L), numbers(new Place.Time(59), OPEN, Side.OLDEST, 2));
        assertEquals(List.of(3L, 4L), numbers(OPEN, new Place.Time(50), Side.NEWEST, 2));
        assertEquals(List.of(4L, 5L), numbers(OPEN, new Place.Time(51), Side.NEWEST, 2));
        assertEquals(List.of(9L), numbers(OPEN, new Place.Time(1000), Side.NEWEST, 1));
        assertEquals(List.of(), numbers(new Place.Time(1000), OPEN, Side.OLDEST, 1));
    }

    @Test
    void timeDoesNotRunBackInARoomThoughTheClockDoes() {
        core.clockMs.set(55);
        speaker.says("den", "word10");
        core.settle();
        core.clockMs.set(100);
        speaker.says("den", "word11");
        core.settle();
        List<Long> times = ask(speaker, PastQuery.latest(Kind.SPEECH, 3)).page().events().stream()
                .map(Event::timeMs)
                .toList();

        assertEquals(List.of(90L, 90L, 100L), times);
        assertEquals(List.of(9L, 10L, 11L), numbers(new Place.Time(80), OPEN, Side.OLDEST, 9));
        assertEquals(List.of(11L), numbers(new Place.Time(90), OPEN, Side.OLDEST, 9));
        assertEquals(List.of(7L, 8L), numbers(OPEN, new Place.Time(90), Side.NEWEST, 2));
    }

    @Test
    void aMessageIsFoundByItsNameInItsOwnRoomAlone() {
        Event said =
                ask(speaker, PastQuery.latest(Kind.SPEECH, 1)).page().events().get(0);
        speaker.does(session -> {
            assertEquals(OptionalLong.of(9), session.past().seq("den", said.id()));
            assertEquals(
                    OptionalLong.empty(),
                    session.past().seq("den", new MessageId(said.timeMs(), said.key() + (1L << MessageId.SEQ_BITS))));
            assertEquals(OptionalLong.empty(), session.past().seq("elsewhere", said.id()));
        });
    }

    @Test
    void nobodyReadsWhatTheyMayNotSee() {
        Visitor outside = core.visit(1);
        assertEquals(
                Why.NOT_IN_ROOM, ask(outside, PastQuery.latest(Kind.SPEECH, 5)).why());
        speaker.does(session ->
                session.requests().changeModes("den", List.of(new ModeChange.Switched(Mode.SECRET, true))));
        core.settle();
        Visitor late = core.join(1, "den");
        speaker.says("den", "for both");
        core.settle();

        assertEquals(List.of(12L), numbers(ask(late, PastQuery.latest(Kind.SPEECH, 50))));
        assertEquals(List.of(), numbers(ask(late, new PastQuery(OPEN, at(9), Kind.EVENTS, Side.OLDEST, 50))));
        assertEquals(9, numbers(ask(speaker, PastQuery.latest(Kind.SPEECH, 50))).size());
    }

    @Test
    void anArchiveThatFailsOrIsNotThereIsARefusal(Vertx vertx) {
        kept.fails(true);
        assertEquals(
                Why.PAST_UNREADABLE,
                ask(speaker, PastQuery.latest(Kind.SPEECH, 5)).why());

        core = Core.start(Vertx.vertx(), 1);
        Visitor other = core.join(0, "den");
        assertEquals(Why.NOT_KEPT, ask(other, PastQuery.latest(Kind.SPEECH, 5)).why());
        other.does(session -> assertFalse(session.past().isKept("den")));
        speaker.core.on(0, () -> {
            assertTrue(speaker.session.past().isKept("den"));
            return null;
        });
    }

    @Test
    void anAnswerThatComesAfterTheSessionHasLeftTellsNothing() {
        kept.waits();
        List<Past.Result> results = new ArrayList<>();
        speaker.does(session -> {
            session.past().read("den", PastQuery.latest(Kind.SPEECH, 5), results::add);
            session.requests().leave("den", "");
        });
        core.settle();
        kept.waitsNoMore();
        core.turn();

        assertEquals(List.of(new Past.Result(null, Why.NOT_IN_ROOM)), results);
    }
}
