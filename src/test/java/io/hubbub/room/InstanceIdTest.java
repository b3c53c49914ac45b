package io.hubbub.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceIdTest {
    @ParameterizedTest
    @CsvSource({"0,0,0", "0,0,1023", "127,16383,1023", "127,0,0", "0,16383,0", "5,6,7"})
    void anInstanceAndItsSessionsTellWhereTheyAre(int node, int incarnation, int loop) {
        int instance = InstanceId.of(node, incarnation, loop);
        assertTrue(instance >= 0);
        assertEquals(node, InstanceId.node(instance));
        assertEquals(incarnation, InstanceId.incarnation(instance));
        assertEquals(loop, InstanceId.loop(instance));
        for (long count : new long[] {0, 1, (1L << 32) - 1}) {
            long session = SessionId.of(instance, count);
            assertTrue(session >= 0);
            assertEquals(instance, SessionId.hub(session));
        }
        assertEquals(SessionId.of(instance, 3), SessionId.of(instance, (1L << 32) + 3));
    }

    @ParameterizedTest
    @CsvSource({"128,0,0", "0,16384,0", "0,0,1024", "-1,0,0", "0,-1,0", "0,0,-1"})
    void whatDoesNotFitIsRefused(int node, int incarnation, int loop) {
        assertThrows(IllegalArgumentException.class, () -> InstanceId.of(node, incarnation, loop));
    }

    @Test
    void theOnlyNodesInstancesAreCountedFromZero() {
        assertEquals(0, InstanceId.of(0, 0, 0));
        assertEquals(3, InstanceId.of(0, 0, 3));
    }
}
