package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two instances whose journals do what a test tells them to, and a room that lives at the first one. */
@ExtendWith(VertxExtension.class)
abstract class JournalFixture {
    private final List<FakeJournal> journals = new ArrayList<>();
    Core core;

    /** The one of the first instance. */
    FakeJournal journal;

    String room;

    @BeforeEach
    void start(Vertx vertx) {
        core = Core.start(vertx, 2, numbers -> {
            journals.add(new FakeJournal(numbers));
            return journals.get(journals.size() - 1);
        });
        journal = journals.get(0);
        room = core.nameAt(0);
    }

    @AfterEach
    void theHomeHasKeptTheRules() {
        assertEquals(List.of(), core.on(0, () -> journal.faults));
    }

    void with(Consumer<FakeJournal> action) {
        core.on(0, () -> {
            action.accept(journal);
            return null;
        });
    }

    void doesAll() {
        with(fake -> {
            fake.waits = false;
            fake.does(call -> true);
        });
        core.settle();
    }

    AtomicBoolean settled(Visitor visitor) {
        AtomicBoolean settled = new AtomicBoolean();
        visitor.does(session -> session.onceSettled(() -> settled.set(true)));
        core.turn();
        return settled;
    }

    void asksToJoin(Visitor visitor) {
        visitor.does(session -> session.requests().join(room, ShowAll.WIRE));
    }
}
