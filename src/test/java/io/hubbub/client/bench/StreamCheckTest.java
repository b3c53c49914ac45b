package io.hubbub.client.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StreamCheckTest {
    private final StreamCheck check = new StreamCheck(Messages.FORMAT, 3);

    @Test
    void everySendersNumbersInOrderAreClean() {
        read(0, 0, 2, 0, 0, 1, 1, 0, 2, 1, 0, 2);
        assertEquals(new Tally(6, 0, 0, 0, 0), check.tally(6));
        assertTrue(check.tally(6).isClean());
        assertEquals(3, check.next(0));
        assertEquals(6, check.accounted());
    }

    @Test
    void aJumpIsALoss() {
        read(0, 0, 0, 3, 0, 4);
        assertEquals(new Tally(3, 2, 0, 0, 0), check.tally(5));
        assertEquals(5, check.accounted());
    }

    @Test
    void whatWasSentAndNeverCameIsLostToo() {
        read(0, 0, 1, 0);
        assertEquals(new Tally(2, 8, 0, 0, 0), check.tally(10));
    }

    @Test
    void aSecondTimeIsADuplicate() {
        read(0, 0, 0, 1, 0, 1, 0, 0, 0, 2);
        assertEquals(new Tally(3, 0, 2, 0, 0), check.tally(3));
    }

    @Test
    void aLateOneIsReorderedAndNotLost() {
        read(0, 0, 0, 2, 0, 3, 0, 1, 0, 4, 0, 1);
        assertEquals(new Tally(5, 0, 1, 1, 0), check.tally(5));
    }

    @Test
    void sendersAndNumbersThatCannotBeAreDamage() {
        read(0, 0, 7, 0, 0, 1 << 21, 0, 1);
        assertEquals(new Tally(2, 0, 0, 0, 2), check.tally(2));
    }

    @Test
    void aCopyGoesItsOwnWay() {
        read(0, 0, 0, 2);
        StreamCheck copy = check.copy();
        byte[] late = Messages.lines(0, 1);
        copy.read(late, 0, late.length);
        assertEquals(new Tally(3, 0, 0, 1, 0), copy.tally(3));
        assertEquals(new Tally(2, 1, 0, 0, 0), check.tally(3));
    }

    private void read(int... sendersAndNumbers) {
        byte[] bytes = Messages.lines(sendersAndNumbers);
        check.read(bytes, 0, bytes.length);
    }
}
