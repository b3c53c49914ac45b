package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.home.Journal;
import io.hubbub.room.Event;
import io.hubbub.room.Speech;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A journal that takes everything at once, and stores it later maybe: it is asked for one thing after the other as well. */
@ExtendWith(VertxExtension.class)
class ImmediateJournalTest {
    /** Keeps nothing, and notes what it is asked for. */
    private record Noting(Journal memory, List<String> asked) implements Journal {
        @Override
        public Future<Log> open(String room) {
            asked.add("open");
            return memory.open(room);
        }

        @Override
        public Future<Void> append(long log, List<Event> events, Supplier<Past> after) {
            asked.add("append");
            return memory.append(log, events, after);
        }

        @Override
        public Future<Void> close(long log, Supplier<Past> last) {
            asked.add("close");
            return memory.close(log, last);
        }
    }

    @Test
    void aRoomThatIsFoundedAnewInOneTickAsksOneThingAfterTheOtherOfIt(Vertx vertx) {
        List<String> asked = Core.threadSafeList();
        Core core = Core.start(vertx, 1, numbers -> new Noting(numbers, asked));
        Visitor ann = core.join(0, "den");
        Visitor bob = core.visit(0);
        core.on(0, () -> {
            ann.session.requests().leave("den", "");
            bob.session.requests().join("den", ShowAll.WIRE);
            bob.session.requests().say("den", Speech.line("hi"));
            return null;
        });
        core.settle();
        assertEquals(List.of("open", "append", "append", "close", "open", "append"), asked);
        assertEquals(bob.nick() + ":hi", bob.saw());
        assertEquals(2, bob.room("den").seq());
        assertTrue(core.isBalanced());
    }
}
