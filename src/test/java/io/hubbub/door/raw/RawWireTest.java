package io.hubbub.door.raw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.Speech;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class RawWireTest {
    private static final Member BOB = new Member(1, "bob");

    @Test
    void aStreamIsShownBitForBit() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        assertArrayEquals(all, shown(said(Speech.stream(Buffer.buffer(all)))).getBytes());
    }

    @Test
    void chunksAreNotSetApart() {
        Buffer out = Buffer.buffer();
        RawWire.INSTANCE.encode("den", said(Speech.stream(Buffer.buffer("one"))), out);
        RawWire.INSTANCE.encode("den", said(Speech.stream(Buffer.buffer("two"))), out);
        assertEquals("onetwo", out.toString());
    }

    @Test
    void aLineIsShownBehindItsSpeakersNickAndWithAnEnd() {
        assertEquals("bob:hello\n", shown(said(Speech.line("hello"))).toString());
    }

    @Test
    void nothingElseIsShown() {
        assertEquals(0, shown(new Event.Joined(1, 0, BOB)).length());
        assertEquals(0, shown(new Event.Unknown(1, 0)).length());
        assertEquals(0, shown(new Event.Left(1, 0, BOB, "bye")).length());
        assertEquals(0, shown(new Event.Renamed(1, 0, BOB, "guest1")).length());
        assertEquals(0, shown(new Event.TopicSet(1, 0, BOB, "cheese")).length());
    }

    private static Event said(Speech speech) {
        return new Event.Said(1, 0, BOB, speech);
    }

    private static Buffer shown(Event event) {
        Buffer out = Buffer.buffer();
        RawWire.INSTANCE.encode("den", event, out);
        return out;
    }
}
