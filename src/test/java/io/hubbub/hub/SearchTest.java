package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.Entry;
import io.hubbub.room.Event;
import io.hubbub.room.MessageId;
import io.hubbub.room.Mode;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Refusal.Why;
import io.hubbub.room.Role;
import io.hubbub.room.Sought;
import io.hubbub.room.Speech;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Members search in what is kept of their rooms, and in no others. */
@ExtendWith(VertxExtension.class)
class SearchTest {
    private final KeptEvents kept = new KeptEvents();
    private Core core;
    private Visitor speaker;

    @BeforeEach
    void talk(Vertx vertx) {
        core = Core.start(vertx, 2, kept::before, kept);
        speaker = core.join(0, "den");
        says("den", "a brown bear");
    }

    private void says(String room, String text) {
        core.clockMs.incrementAndGet();
        speaker.says(room, text);
        core.settle();
    }

    private SearchQuery.Result ask(Visitor who, String room, SearchQuery query) {
        List<SearchQuery.Result> results = Core.threadSafeList();
        who.does(session -> session.past().search(room, query, results::add));
        core.turn();
        assertEquals(1, results.size());
        return results.get(0);
    }

    private static SearchQuery query(String words) {
        return query(words, null, 10);
    }

    private static SearchQuery query(String words, MessageId before, int most) {
        return new SearchQuery(Sought.parse(words), "", 0, Long.MAX_VALUE, before, most);
    }

    private List<String> found(Visitor who, String room, String words) {
        return texts(ask(who, room, query(words)));
    }

    private static List<String> texts(SearchQuery.Result result) {
        return result.hits().stream()
                .map(hit ->
                        hit.room() + ": " + ((Event.Said) hit.event()).speech().plain())
                .toList();
    }

    @Test
    void oneRoomOrAllAreLookedIn() {
        speaker.does(session -> session.requests().join("pit", ShowAll.WIRE));
        core.settle();
        says("pit", "Brown paper");
        assertEquals(List.of("den: a brown bear"), found(speaker, "DEN", "brown"));
        assertEquals(List.of("pit: Brown paper", "den: a brown bear"), found(speaker, "", "brown"));
        SearchQuery.Result first = ask(speaker, "", query("brown", null, 1));
        assertEquals(List.of("pit: Brown paper"), texts(first));
        SearchQuery.Result second = ask(speaker, "", query("brown", first.next(), 1));
        assertEquals(List.of("den: a brown bear"), texts(second));
        assertEquals(null, second.next());
    }

    @Test
    void nobodyFindsWhatTheyMayNotRead() {
        Visitor outside = core.visit(1);
        assertEquals(Why.NOT_IN_ROOM, ask(outside, "den", query("brown")).why());
        assertEquals(Why.NOT_KEPT, ask(outside, "", query("brown")).why());
        speaker.does(session ->
                session.requests().changeModes("den", List.of(new ModeChange.Switched(Mode.SECRET, true))));
        core.settle();
        Visitor late = core.join(1, "den");
        says("den", "brown for both");
        assertEquals(List.of("den: brown for both"), found(late, "", "brown"));
        assertEquals(2, found(speaker, "", "brown").size());
        late.does(session -> session.requests().leave("den", ""));
        core.settle();
        assertEquals(Why.NOT_IN_ROOM, ask(late, "den", query("brown")).why());
    }

    @Test
    void aRoomWithAKeyIsSearchedFromOnesComing() {
        speaker.does(session -> session.requests().changeModes("den", List.of(new ModeChange.KeySet("sesame"))));
        core.settle();
        Visitor late = core.visit(1);
        late.does(
                session -> session.requests().join(new Entry("den", "sesame", Set.of()), ShowAll.WIRE, Recall.NOTHING));
        core.settle();
        says("den", "brown again");
        assertEquals(List.of("den: brown again"), found(late, "den", "brown"));
    }

    @Test
    void whatIsForOperatorsIsFoundByThem() {
        Visitor other = core.join(1, "den");
        Speech forOperators = new Speech(
                Speech.Shape.LINE,
                Speech.Kind.MESSAGE,
                Buffer.buffer("brown secret"),
                Buffer.buffer("brown secret"),
                Map.of(),
                Role.OPERATOR);
        speaker.does(session -> session.requests().say("den", forOperators));
        core.settle();
        assertEquals(2, found(speaker, "den", "brown").size());
        assertEquals(List.of("den: a brown bear"), found(other, "den", "brown"));
        SearchQuery.Result page = ask(other, "den", query("brown", null, 1));
        assertEquals(List.of(), page.hits());
        assertEquals(List.of("den: a brown bear"), texts(ask(other, "den", query("brown", page.next(), 1))));
    }

    @Test
    void anArchiveThatFailsIsARefusalAndOneThatStopsSaysSo() {
        kept.fails(true);
        assertEquals(Why.PAST_UNREADABLE, ask(speaker, "den", query("brown")).why());
        kept.fails(false);
        kept.stopsSearches();
        assertTrue(ask(speaker, "den", query("brown")).isStopped());
    }

    @Test
    void searchesLeaveRoomForPagesAndThoseWhoHaveGoneAreNotAskedFor() {
        kept.waits();
        List<SearchQuery.Result> results = Core.threadSafeList();
        List<Past.Result> pages = Core.threadSafeList();
        List<Visitor> many = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Visitor visitor = core.join(0, "den");
            many.add(visitor);
            visitor.does(session -> session.past().search("den", query("brown"), results::add));
        }
        core.turn();
        assertEquals(PageReader.MOST_SEARCHES, kept.searches());
        int reads = kept.reads();
        speaker.does(session -> session.past().read("den", PastQuery.latest(Archive.Kind.SPEECH, 5), pages::add));
        core.turn();
        assertEquals(reads + 1, kept.reads());
        many.get(4).goes();
        kept.waitsNoMore();
        core.turn();
        core.turn();
        assertEquals(4, results.size());
        assertEquals(4, kept.searches());
    }

    @Test
    void whatIsFoundAfterOneHasLeftIsNotTold() {
        kept.waits();
        List<SearchQuery.Result> results = Core.threadSafeList();
        speaker.does(session -> {
            session.past().search("den", query("brown"), results::add);
            session.requests().leave("den", "");
        });
        core.settle();
        kept.waitsNoMore();
        core.turn();
        assertEquals(List.of(), results.get(0).hits());
    }
}
