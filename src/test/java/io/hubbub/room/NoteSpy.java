package io.hubbub.room;

import io.vertx.core.Vertx;
import java.util.List;

/** What goes from homes and hubs to hubs over the event bus, as they send it. */
final class NoteSpy {
    private final List<Note> notes = Core.threadSafeList();

    void listen(Vertx vertx) {
        vertx.eventBus().addOutboundInterceptor(delivery -> {
            if (delivery.body() instanceof NoteBatch batch) {
                notes.addAll(batch.notes());
            }
            delivery.next();
        });
    }

    long count(Class<? extends Note> kind) {
        return List.copyOf(notes).stream().filter(kind::isInstance).count();
    }
}
