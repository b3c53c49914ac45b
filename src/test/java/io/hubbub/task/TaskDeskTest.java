package io.hubbub.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class TaskDeskTest {
    @Test
    void whatAnAnswerLeadsToIsDoneUnderTheConnectionsGuard(Vertx vertx) {
        Tasks tasks = new Tasks(vertx, TaskCatalog.of(), 1, 0, Duration.ofDays(1));
        CompletableFuture<String> held = new CompletableFuture<>();
        CompletableFuture<TaskDesk> desk = new CompletableFuture<>();
        Context context = vertx.getOrCreateContext();
        context.runOnContext(nothing -> {
            desk.complete(new TaskDesk(tasks, action -> {
                try {
                    action.run();
                } catch (IllegalStateException mistake) {
                    held.complete(mistake.getMessage());
                }
            }));
            desk.join().ask("unknown", "", result -> {
                throw new IllegalStateException("a test's");
            });
        });
        assertEquals("a test's", Waits.within30s(held));
        assertTrue(desk.join().isIdle());
    }
}
