package io.hubbub.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.bus.MemberRequest;
import io.hubbub.bus.RoomRequest;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Entry;
import io.hubbub.room.Member;
import io.hubbub.room.Rights;
import io.hubbub.room.Speech;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What waits for a room that is being opened: it is bounded, and nothing is left of who is gone. */
class OpeningTest {
    private static final Acknowledgements.Pending PENDING = new Acknowledgements.Pending(0, 1, List.of());
    private final Opening opening = new Opening("den", "Den");

    private static RoomRequest join(long session) {
        return new RoomRequest.Join("den", new Member(session, "guest" + session), Rights.NONE, new Entry("den"));
    }

    private static RoomRequest say(long session, int bytes) {
        return new RoomRequest.Say("den", session, Speech.line(Buffer.buffer(new byte[bytes])));
    }

    private void add(RoomRequest request) {
        assertTrue(opening.admits(request));
        opening.add(request, PENDING);
    }

    private List<RoomRequest> left() {
        return opening.waiting().stream().map(Opening.Waiting::request).toList();
    }

    @Test
    void noMoreWaitThanThereMayBe() {
        for (int i = 0; i < Opening.MOST_REQUESTS; i++) {
            add(join(i));
        }
        assertFalse(opening.admits(join(Opening.MOST_REQUESTS)));
        assertTrue(opening.admits(new MemberRequest.Rename("den", 1, "bob", 1)));
        opening.forget(7);
        add(join(Opening.MOST_REQUESTS));
    }

    @Test
    void noMoreBytesWaitThanThereMayBe() {
        int many = Opening.MOST_BYTES / 4;
        add(join(1));
        for (int i = 0; i < 3; i++) {
            add(say(1, many));
        }
        assertFalse(opening.admits(say(1, many)));
        assertTrue(opening.admits(say(1, many / 2)));
        opening.forget(1);
        assertTrue(opening.admits(say(2, many)));
    }

    @Test
    void whoIsGoneIsForgotten() {
        add(join(1));
        add(join(2));
        add(say(1, 10));
        assertEquals(
                List.of(join(1), say(1, 10)),
                opening.forget(1).stream().map(Opening.Waiting::request).toList());
        assertEquals(List.of(), opening.forget(1));
        assertEquals(List.of(), opening.forget(3));
        assertEquals(List.of(join(2)), left());
        assertTrue(opening.has(2));
        assertFalse(opening.has(1));
    }

    @Test
    void ofASessionsNicksOnlyTheLastWaits() {
        add(join(1));
        for (int i = 0; i < 100; i++) {
            add(new MemberRequest.Rename("den", 1, "bob" + i, i));
        }
        assertEquals(List.of(join(1), new MemberRequest.Rename("den", 1, "bob99", 99)), left());
        assertTrue(new MemberRequest.Quit("den", 1, CloseReason.QUIT, "").isFarewell());
    }
}
