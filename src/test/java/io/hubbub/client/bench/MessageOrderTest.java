package io.hubbub.client.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MessageOrderTest {
    private final MessageOrder order = new MessageOrder(List.of("ann", "bob", "cal"));

    @Test
    void whoeverIsAheadMakesTheOrderAndTheOthersFollow() {
        saw(0, 7, 0, 7, 1, 9, 0);
        saw(1, 7, 0, 7, 1, 9, 0, 9, 1);
        saw(2, 7, 0);
        saw(0, 9, 1, 9, 2);
        saw(2, 7, 1, 9, 0, 9, 1, 9, 2);
        assertEquals(List.of(), order.divergences());
    }

    @Test
    void whoSeesAnotherOrderIsNamedOnce() {
        saw(0, 7, 0, 7, 1, 9, 0, 9, 1);
        saw(1, 7, 0, 9, 0, 7, 1, 9, 1);
        saw(2, 7, 0, 7, 1, 9, 0, 9, 1);
        assertEquals(
                List.of("bob saw message 0 of sender 9 where others saw message 1 of sender 7"), order.divergences());
    }

    @Test
    void aLongWayAheadIsComparedAllTheSame() {
        for (int i = 0; i < 100_000; i++) {
            order.saw(0, 7, i);
        }
        for (int i = 0; i < 100_000; i++) {
            order.saw(1, 7, i);
            order.saw(2, 7, i == 99_999 ? 5 : i);
        }
        assertEquals(
                List.of("cal saw message 5 of sender 7 where others saw message 99999 of sender 7"),
                order.divergences());
    }

    @Test
    void whoIsTooFarBehindIsNotWaitedForForEver() {
        for (int i = 0; i < (1 << 22) + 1; i++) {
            order.saw(0, 7, i);
            order.saw(1, 7, i);
        }
        assertEquals(List.of("cal fell too far behind to be compared with the others"), order.divergences());
    }

    private void saw(int group, int... sendersAndNumbers) {
        for (int i = 0; i < sendersAndNumbers.length; i += 2) {
            order.saw(group, sendersAndNumbers[i], sendersAndNumbers[i + 1]);
        }
    }
}
