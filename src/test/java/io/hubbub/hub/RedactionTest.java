package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.Claim;
import io.hubbub.room.Entry;
import io.hubbub.room.Event;
import io.hubbub.room.MessageId;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Names;
import io.hubbub.room.Refusal.Why;
import io.hubbub.room.Right;
import io.hubbub.room.Rights;
import io.hubbub.room.Role;
import io.hubbub.room.Speech;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Messages are deleted by those who may, and by nobody else; what is left of them has no words. */
@ExtendWith(VertxExtension.class)
class RedactionTest {
    /** Shows everything, and each member is asked how it sees its own doings. */
    private static final Wire OWN = new Wire() {
        @Override
        public boolean isPersonal() {
            return true;
        }

        @Override
        public void encode(String room, Event event, Buffer out) {
            ShowAll.WIRE.encode(room, event, out);
        }
    };

    private final KeptEvents kept = new KeptEvents();
    private Core core;
    private Visitor founder;
    private Visitor ann;
    private Visitor bob;

    @BeforeEach
    void begin(Vertx vertx) {
        begin(Core.start(vertx, 3, kept::before, kept));
    }

    /** The founder is the room's operator; Ann and Bob are nobody in particular. */
    private void begin(Core started) {
        core = started;
        founder = come(0, "founder");
        ann = come(1, "ann");
        bob = come(2, "bob");
    }

    private Visitor come(int instance, String nick) {
        Visitor visitor = core.visit(instance);
        visitor.comesAs(nick);
        visitor.does(session -> session.requests().join("den", OWN));
        core.settle();
        return visitor;
    }

    private MessageId say(Visitor who, String room, Speech speech) {
        who.does(session -> session.requests().say(room, speech));
        core.settle();
        return who.own.get(who.own.size() - 1).id();
    }

    private MessageId say(Visitor who, String text) {
        return say(who, "den", Speech.line(text));
    }

    /** Asks for it, and returns what the asker has heard. */
    private List<String> delete(Visitor who, String room, MessageId message, String reason) {
        who.news();
        who.does(session -> session.requests().redact(room, message, reason, () -> who.hear("asked")));
        core.settle();
        core.turn();
        core.settle();
        List<String> news = new ArrayList<>(who.news());
        assertTrue(news.remove("asked"), "the asker is told when it is asked for");
        return news;
    }

    private List<String> delete(Visitor who, MessageId message) {
        return delete(who, "den", message, "");
    }

    private static List<String> refused(Why why, Object subject) {
        return List.of("refused " + why + " " + subject);
    }

    private static String last(Visitor who) {
        String saw = who.saw();
        return saw.substring(saw.lastIndexOf(' ') + 1);
    }

    private List<Event> read(Visitor who, Archive.Kind kind) {
        return who.<Past.Result>asks((session, answer) ->
                        session.past().read("den", PastQuery.latest(kind, 100), result -> answer.accept(result)))
                .page()
                .events();
    }

    @Test
    void whatOneHasSaidOneMayDeleteAndEverybodySeesThat() {
        MessageId message = say(ann, "a secret");

        assertEquals(List.of(), delete(ann, "den", message, "a slip"));
        String word = "ann-" + MessageId.seq(message.key());
        assertEquals(List.of(word, word, word), List.of(last(founder), last(ann), last(bob)));
        Event.Redacted redacted = (Event.Redacted) ann.own.get(ann.own.size() - 1);
        assertEquals(message, redacted.erased().id());
        assertEquals("a slip", redacted.reason());
        assertEquals("ann", redacted.erased().from().nick());
    }

    @Test
    void nothingOfTheWordsIsReadLater() {
        MessageId message = say(ann, "a secret");
        say(bob, "really?");
        delete(ann, message);

        List<Event> events = read(bob, Archive.Kind.EVENTS);
        assertFalse(events.toString().contains("secret"));
        assertTrue(events.stream()
                .anyMatch(event -> event instanceof Event.Erased && event.id().equals(message)));
        Visitor late = core.visit(0);
        late.does(session -> session.requests().join(new Entry("den"), OWN, Recall.last(100, Archive.Kind.SPEECH)));
        core.settle();
        core.turn();
        assertEquals("ann:? bob:really?", late.saw());
    }

    @Test
    void whatOthersHaveSaidOperatorsAloneMayDelete() {
        MessageId first = say(ann, "one");
        MessageId second = say(ann, "two");

        assertEquals(refused(Why.NOT_YOURS, first), delete(bob, first));
        assertEquals(List.of(), delete(founder, first));
        assertEquals("founder-" + MessageId.seq(first.key()), last(bob));
        bob.isGranted(new Rights(EnumSet.of(Right.MEND_ROOMS)));
        assertEquals(List.of(), delete(bob, second));
    }

    @Test
    void theTimeForOnesOwnIsLimitedButNotForOperators() {
        core.clockMs.set(5);
        MessageId message = say(ann, "long ago");
        core.clockMs.addAndGet(TimeUnit.MINUTES.toMillis(1440));
        MessageId other = say(ann, "long ago, too");
        core.clockMs.addAndGet(1);

        assertEquals(refused(Why.TOO_OLD, message), delete(ann, message));
        assertEquals(List.of(), delete(ann, other));
        assertEquals(List.of(), delete(founder, message));
    }

    @Test
    void whatIsDeletedIsNotDeletedAgain() {
        MessageId message = say(ann, "once");
        delete(ann, message);

        assertEquals(refused(Why.NO_SUCH_MESSAGE, message), delete(ann, message));
        assertEquals(refused(Why.NO_SUCH_MESSAGE, message), delete(founder, message));
    }

    @Test
    void aNameThatIsInventedLeadsToNothing() {
        MessageId message = say(ann, "here");
        long log = MessageId.log(message.key());

        for (MessageId forged : List.of(
                new MessageId(message.timeMs() + 1, message.key()),
                new MessageId(message.timeMs(), message.key() - 1),
                new MessageId(message.timeMs(), message.key() + 1000),
                new MessageId(message.timeMs(), MessageId.key(log, 0)),
                new MessageId(message.timeMs(), MessageId.key(log + 1, 2)),
                new MessageId(0, MessageId.key(log, 1)))) {
            assertEquals(refused(Why.NO_SUCH_MESSAGE, forged), delete(founder, forged));
        }
    }

    @Test
    void aMessageIsDeletedInItsOwnRoomAlone() {
        founder.does(session -> session.requests().join("pit", OWN));
        core.settle();
        MessageId message = say(founder, "here");

        assertEquals(refused(Why.NO_SUCH_MESSAGE, message), delete(founder, "pit", message, ""));
    }

    @Test
    void someoneOutsideLearnsNothing() {
        MessageId message = say(ann, "here");
        Visitor outside = core.visit(0);

        assertEquals(refused(Why.NOT_IN_ROOM, "den"), delete(outside, message));
        assertEquals(refused(Why.NOT_IN_ROOM, "nowhere"), delete(outside, "nowhere", message, ""));
        outside.isGranted(new Rights(EnumSet.allOf(Right.class)));
        assertEquals(refused(Why.NOT_IN_ROOM, "den"), delete(outside, message));
    }

    @Test
    void whatAMemberMayNotReadIsNotThereForIt() {
        MessageId before = say(ann, "before you came");
        founder.does(session -> session.requests().changeModes("den", List.of(new ModeChange.KeySet("sesame"))));
        core.settle();
        Visitor late = core.visit(0);
        late.does(session -> session.requests().join(new Entry("den", "sesame", java.util.Set.of()), OWN));
        core.settle();
        late.isGranted(new Rights(EnumSet.allOf(Right.class)));

        assertEquals(refused(Why.NO_SUCH_MESSAGE, before), delete(late, before));
        MessageId since = say(ann, "since you came");
        assertEquals(List.of(), delete(late, since));
    }

    @Test
    void whatIsSaidToOperatorsIsDeletedBeforeThemAlone() {
        Speech speech = new Speech(
                Speech.Shape.LINE,
                Speech.Kind.MESSAGE,
                Buffer.buffer("ops"),
                Buffer.buffer("ops"),
                Map.of(),
                Role.OPERATOR);
        MessageId message = say(ann, "den", speech);
        String bobSaw = bob.saw();

        assertEquals(refused(Why.NO_SUCH_MESSAGE, message), delete(bob, message));
        assertEquals(List.of(), delete(founder, message));
        assertTrue(last(founder).startsWith("founder-"));
        assertEquals(bobSaw, bob.saw().replaceAll(" *$", ""));
        assertTrue(read(bob, Archive.Kind.EVENTS).stream().noneMatch(event -> event.to() != null));
    }

    @Test
    void someoneWhoComesBackOwnsWhatTheirEarlierSessionSaid() {
        MessageId message = say(ann, "mine");
        Visitor back = core.visit(0);
        back.does(session -> session.queries()
                .supersede(ann.session.id(), () -> session.requests().join("den", OWN)));
        core.settle();

        assertEquals(List.of(), delete(back, message));
    }

    @Test
    void whatWasSaidBeforeTheServerStartedIsNobodysOwn() {
        core.clockMs.set(10);
        MessageId message = say(ann, "mine");
        Event.Said said = (Event.Said) ann.own.get(ann.own.size() - 1);
        Identity same = core.on(1, () -> ann.session.identity());

        assertTrue(same.hasSaid(said, message.timeMs()));
        assertFalse(same.hasSaid(said, message.timeMs() + 1));
    }

    @Test
    void someoneWhoHoldsTheClaimOwnsWhatAnEarlierSessionSaid() {
        Claim anns = Claim.ofSecret(new byte[] {1});
        Map<Long, Claim> known = new ConcurrentHashMap<>();
        begin(Core.start(Vertx.vertx(), 3, kept::before, kept, new Holdings() {
            @Override
            public long mark(Claim holder, long log, long seq) {
                return seq;
            }

            @Override
            public OptionalLong marked(Claim holder, long log) {
                return OptionalLong.empty();
            }

            @Override
            public void has(Claim holder, long session, long beganMs) {
                known.put(session, holder);
            }

            @Override
            public boolean had(Claim holder, long session, long timeMs) {
                return holder.equals(known.get(session));
            }
        }));
        ann.does(session -> session.requests().hold(anns));
        MessageId message = say(ann, "mine");
        ann.goes();
        assertEquals(refused(Why.NOT_YOURS, message), delete(bob, message));
        Visitor stranger = core.visit(2);
        stranger.does(session -> {
            session.requests().hold(Claim.ofSecret(new byte[] {2}));
            session.requests().join("den", OWN);
        });
        core.settle();
        assertEquals(refused(Why.NOT_YOURS, message), delete(stranger, message));
        Visitor back = core.visit(0);
        back.does(session -> {
            session.requests().hold(anns);
            session.requests().join("den", OWN);
        });
        core.settle();

        assertEquals(List.of(), delete(back, message));
    }

    @Test
    void someoneWhoIsBeingGivenTheMessageSeesThatItIsDeleted() {
        MessageId message = say(ann, "a secret");
        kept.waits();
        Visitor late = core.visit(0);
        late.does(session -> session.requests().join(new Entry("den"), OWN, Recall.last(100, Archive.Kind.SPEECH)));
        core.settle();
        core.turn();
        late.does(session -> session.requests().redact("den", message, "", () -> {}));
        kept.answers();
        core.turn();
        kept.waitsNoMore();
        delete(ann, message);

        assertEquals("ann:a secret ann-" + MessageId.seq(message.key()), late.saw());
    }

    @Test
    void anArchiveThatFailsOrKeepsNothingIsARefusal() {
        MessageId message = say(ann, "here");
        kept.fails(true);
        assertEquals(refused(Why.PAST_UNREADABLE, "den"), delete(ann, message));

        begin(Core.start(Vertx.vertx(), 3));
        MessageId other = say(ann, "here");
        assertEquals(refused(Why.NOT_KEPT, "den"), delete(ann, other));
    }

    @Test
    void aReasonIsCut() {
        MessageId message = say(ann, "here");
        delete(ann, "den", message, "x".repeat(1000));
        Event.Redacted redacted = (Event.Redacted) ann.own.get(ann.own.size() - 1);

        assertEquals(Names.cut("x".repeat(1000), 390), redacted.reason());
    }
}
