package io.hubbub.home;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.InstanceId;
import io.hubbub.room.MessageId;
import io.hubbub.room.Position;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No two logs of a server have the same number, of whichever kind and at whichever home. */
class LogNumbersTest {
    private static final int HOMES = 5;

    @Test
    void noTwoHomesGiveOutTheSameNumber() {
        Set<Long> given = new HashSet<>();
        for (int home = 0; home < HOMES; home++) {
            LogNumbers numbers = new LogNumbers(home, HOMES);
            for (int i = 0; i < 1000; i++) {
                assertTrue(given.add(numbers.next()));
            }
        }
    }

    /** The log of a home's direct messages has the home's number in the server. */
    @Test
    void noRoomHasTheNumberOfALogForDirectMessages() {
        int mostHomes = InstanceId.NODES * InstanceId.LOOPS;
        assertTrue(new LogNumbers(0, mostHomes).next() > mostHomes - 1);
    }

    @Test
    void anEpochFitsIntoAPosition() {
        LogNumbers numbers = new LogNumbers(0, 1);
        for (int i = 0; i < 1000; i++) {
            long epoch = numbers.epoch();
            assertTrue(epoch >= 0 && epoch < 1L << Position.EPOCH_BITS);
            assertTrue(numbers.next() >= MessageId.FIRST_ROOM_LOG);
        }
    }
}
