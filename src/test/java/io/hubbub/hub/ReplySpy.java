package io.hubbub.hub;

import io.hubbub.bus.Reply;
import io.hubbub.bus.ReplyBatch;
import io.vertx.core.Vertx;
import java.util.List;

/** What goes from homes and hubs to hubs over the event bus, as they send it. */
final class ReplySpy {
    private final List<Reply> notes = Core.threadSafeList();

    void listen(Vertx vertx) {
        vertx.eventBus().addOutboundInterceptor(delivery -> {
            if (delivery.body() instanceof ReplyBatch batch) {
                notes.addAll(batch.replies());
            }
            delivery.next();
        });
    }

    long count(Class<? extends Reply> kind) {
        return List.copyOf(notes).stream().filter(kind::isInstance).count();
    }
}
