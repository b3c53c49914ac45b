package io.hubbub.task;

import static io.hubbub.task.Places.Admission.CLOSED;
import static io.hubbub.task.Places.Admission.FULL;
import static io.hubbub.task.Places.Admission.WAITS;
import static io.hubbub.task.Places.Admission.WORKS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private final Places<String> places = new Places<>(2, 2);

    @Test
    void workersAreTakenFirstThenTheQueue() {
        assertEquals(List.of(WORKS, WORKS, WAITS, WAITS, FULL), enter("a", "b", "c", "d", "e"));
        assertCounts(2, 2);
    }

    @Test
    void aFreeWorkerGoesToWhoWaitedLongest() {
        enter("a", "b", "c", "d");
        assertEquals(Optional.of("c"), places.leaveWorker("b"));
        assertEquals(Optional.of("d"), places.leaveWorker("c"));
        assertEquals(Optional.empty(), places.leaveWorker("a"));
        assertCounts(1, 0);
    }

    @Test
    void whoLeavesTheQueueFreesAPlaceInIt() {
        enter("a", "b", "c", "d");
        assertTrue(places.leaveQueue("c"));
        assertFalse(places.leaveQueue("c"));
        assertEquals(List.of(WAITS, FULL), enter("e", "f"));
        assertEquals(Optional.of("d"), places.leaveWorker("a"));
    }

    @Test
    void whoHasAWorkerDoesNotLeaveTheQueue() {
        enter("a");
        assertFalse(places.leaveQueue("a"));
        assertCounts(1, 0);
    }

    @Test
    void aWorkerIsGivenBackOnce() {
        enter("a", "b", "c", "d");
        places.leaveWorker("a");
        assertEquals(Optional.empty(), places.leaveWorker("a"));
        assertCounts(2, 1);
    }

    @Test
    void withoutAQueueNobodyWaits() {
        Places<String> none = new Places<>(1, 0);
        assertEquals(WORKS, none.enter("a"));
        assertEquals(FULL, none.enter("b"));
    }

    @Test
    void onceClosedWorkersStayTakenUntilGivenBack() {
        enter("a", "b", "c");
        assertEquals(Set.of("a", "b", "c"), Set.copyOf(places.close()));
        assertEquals(CLOSED, places.enter("d"));
        assertCounts(2, 0);
        assertEquals(Optional.empty(), places.leaveWorker("a"));
        assertEquals(List.of("b"), places.close());
    }

    @Test
    void impossibleBoundsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Places<>(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Places<>(1, -1));
    }

    private List<Places.Admission> enter(String... newcomers) {
        return List.of(newcomers).stream().map(places::enter).toList();
    }

    private void assertCounts(int working, int waiting) {
        assertEquals(List.of(working, waiting), List.of(places.working(), places.waiting()));
    }
}
