package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.bus.Reply;
import io.hubbub.bus.ReplyBatch;
import io.hubbub.bus.Request;
import io.hubbub.bus.RequestBatch;
import io.hubbub.bus.RoomBatch;
import io.hubbub.room.Event;
import io.hubbub.room.Mode;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Rights;
import io.hubbub.room.RoomListing;
import io.hubbub.room.Speech;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryContext;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What comes of requests, replies and events that can't be read where they arrive, as between two neighbouring versions: nobody waits for
 * ever, and all others go on.
 */
@ExtendWith(VertxExtension.class)
class NewerNeighbourTest {
    /** Is on what goes on its way as it shall arrive. */
    private static final String CHANGED = "changed";

    private static final DeliveryOptions AS_IT_IS =
            new DeliveryOptions().setLocalOnly(true).addHeader(CHANGED, "");

    private volatile UnaryOperator<Request> requests = UnaryOperator.identity();
    private volatile UnaryOperator<Reply> replies = UnaryOperator.identity();
    private volatile UnaryOperator<Event> events = UnaryOperator.identity();

    private Core core;
    private Visitor ann;
    private Visitor bob;

    @BeforeEach
    void start(Vertx vertx) {
        vertx.eventBus().addOutboundInterceptor(delivery -> pass(vertx, delivery));
        core = Core.start(vertx, 2);
        ann = core.visit(0);
        ann.comesAs("ann");
        bob = core.visit(1);
        bob.comesAs("bob");
        for (Visitor each : List.of(ann, bob)) {
            each.does(session -> session.requests().join("den", ShowAll.WIRE));
            core.settle();
            each.news();
        }
    }

    private void pass(Vertx vertx, DeliveryContext<Object> delivery) {
        if (delivery.message().headers().contains(CHANGED)) {
            delivery.next();
            return;
        }
        Object other = other(delivery.body());
        String address = delivery.message().address();
        if (delivery.send()) {
            vertx.eventBus().send(address, other, AS_IT_IS);
        } else {
            vertx.eventBus().publish(address, other, AS_IT_IS);
        }
    }

    private Object other(Object body) {
        if (body instanceof RequestBatch batch) {
            return new RequestBatch(
                    batch.hub(),
                    batch.number(),
                    batch.requests().stream().map(requests).toList(),
                    batch.seen());
        } else if (body instanceof ReplyBatch batch) {
            return new ReplyBatch(
                    batch.replies().stream().map(replies).toList(), batch.home(), batch.number(), batch.awaited());
        } else if (body instanceof RoomBatch batch) {
            return new RoomBatch(
                    batch.room(),
                    batch.home(),
                    batch.number(),
                    batch.publishedNs(),
                    batch.awaited(),
                    batch.snapshots(),
                    batch.events().stream().map(events).toList());
        }
        return body;
    }

    private void requestsAreUnknown(Predicate<Request> which) {
        requests = request -> which.test(request) ? new Request.Unreadable(request.session(), "new") : request;
    }

    private void repliesAreUnknown(Class<? extends Reply.ForSession> kind) {
        replies = reply -> kind.isInstance(reply) ? unreadable((Reply.ForSession) reply) : reply;
    }

    private static Reply unreadable(Reply.ForSession reply) {
        return new Reply.Unreadable(reply.waiting(), reply instanceof Reply.Barred barred ? barred.room() : "", "new");
    }

    /** The others see what comes after, and who spoke isn't kept waiting. */
    @Test
    void anEventThatIsNotKnownStopsNoRoom() {
        events = event -> event instanceof Event.Said said
                        && said.speech().bytes().toString().equals("new")
                ? new Event.Unknown(said.key(), said.timeMs())
                : event;
        List<String> settled = new ArrayList<>();
        ann.says("den", "one");
        ann.says("den", "new");
        ann.says("den", "two");
        ann.does(session -> session.onceSettled(() -> settled.add("settled")));
        core.settle();
        assertEquals(List.of("settled"), settled);
        assertTrue(bob.saw().matches(".*ann:one Unknown\\S+ \\S+ ann:two"), bob::saw);
        assertEquals(ann.room("den").position(), bob.room("den").position());
        Visitor cat = core.join(1, "den");
        cat.says("den", "hi");
        core.settle();
        assertTrue(ann.saw().endsWith(":hi"), ann::saw);
        assertEquals(0, core.stats.mistakes().made());
    }

    @Test
    void aRequestThatIsNotKnownEndsItsSessionAndNoOther() {
        requestsAreUnknown(request -> request.session() == ann.session.id());
        ann.does(session -> session.queries().rooms(rooms -> ann.hear("rooms")));
        bob.says("den", "hi");
        core.settle();
        assertEquals(List.of("closed INTERNAL_ERROR"), ann.news());
        assertTrue(bob.saw().contains("bob:hi"), bob::saw);
        assertTrue(core.stats.mistakes().made() > 0);
        assertEquals(
                1,
                bob.<List<RoomListing>>asks(
                                (session, answer) -> session.queries().rooms(answer))
                        .size());
    }

    @Test
    void anAnswerThatIsNotKnownEndsItsAsker() {
        repliesAreUnknown(Reply.Answered.class);
        ann.does(session -> session.queries().person("bob", found -> ann.hear("found")));
        core.settle();
        assertEquals(List.of("closed INTERNAL_ERROR"), ann.news());
        assertTrue(bob.isOpen());
        assertFalse(bob.room("den").memberCalled("ann").isPresent());
    }

    @Test
    void aRefusalThatIsNotKnownEndsWhoWasRefused() {
        repliesAreUnknown(Reply.Refused.class);
        ann.does(session -> session.requests().rename("bob"));
        core.settle();
        assertEquals(List.of("closed INTERNAL_ERROR"), ann.news());
    }

    /** And nothing is left that waits for it to come in. */
    @Test
    void aReasonWhyTheyCannotComeInThatIsNotKnownEndsWhoCannotComeIn() {
        ann.does(session ->
                session.requests().changeModes("den", List.of(new ModeChange.Switched(Mode.INVITE_ONLY, true))));
        core.settle();
        repliesAreUnknown(Reply.Barred.class);
        Visitor cat = core.visit(1);
        cat.does(session -> session.requests().join("den", ShowAll.WIRE));
        core.settle();
        assertFalse(cat.isOpen());
        bob.goes();
        ann.goes();
        assertEquals(0, core.stats.presence().rooms());
        Visitor dan = core.join(1, "den");
        assertEquals(1, dan.room("den").size());
    }

    /** Who is told something new, or asked about, did not ask for it. */
    @Test
    void whatIsNotKnownEndsNobodyWhoDidNotAsk() {
        repliesAreUnknown(Reply.Direct.class);
        List<String> settled = new ArrayList<>();
        ann.does(session -> {
            session.requests().message("bob", Speech.line("psst"));
            session.onceSettled(() -> settled.add("settled"));
        });
        core.settle();
        assertEquals(List.of("settled"), settled);
        assertTrue(ann.isOpen());
        repliesAreUnknown(Reply.Queried.class);
        ann.does(session -> session.queries().person("bob", found -> ann.hear("found")));
        core.settle();
        assertEquals(List.of("closed INTERNAL_ERROR"), ann.news());
        assertTrue(bob.isOpen());
        assertEquals(List.of(), bob.news());
    }

    /** The hub that is asked tells the hub of the one that asks. */
    @Test
    void aQuestionToHubsThatIsNotKnownThereEndsItsAsker() {
        replies = reply -> reply instanceof Reply.Asked asked
                ? new Reply.Unreadable(asked.request().session(), "", "new")
                : reply;
        ann.isGranted(Rights.CONSOLE);
        ann.news();
        ann.does(session -> session.queries().admin().sessions("", seen -> ann.hear("seen")));
        core.settle();
        assertEquals(List.of("closed INTERNAL_ERROR"), ann.news());
        assertTrue(bob.isOpen());
    }
}
