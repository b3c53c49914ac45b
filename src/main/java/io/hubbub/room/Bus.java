package io.hubbub.room;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.MessageConsumerOptions;
import java.util.function.Consumer;

/**
 * The event bus as homes and hubs use it: three kinds of address, and batches passed by reference. One for each instance, on
 * its event loop.
 *
 * <p>Consumers are never paused and have no limit of their own, since the event bus drops what is over its limit; what may
 * be under way is bounded where it comes in (at the hub's outbox).
 */
final class Bus {
    private static final DeliveryOptions LOCAL = new DeliveryOptions().setLocalOnly(true);

    private final EventBus events;
    private final Context context;

    /** Must be made on the event loop of the instance. */
    Bus(Vertx vertx) {
        this.events = vertx.eventBus();
        this.context = vertx.getOrCreateContext();
    }

    /** Once for each Vertx, before the first {@link Bus}. */
    static void registerCodecs(EventBus events) {
        events.registerDefaultCodec(AskBatch.class, new ByReference<>(AskBatch.class));
        events.registerDefaultCodec(RoomBatch.class, new ByReference<>(RoomBatch.class));
        events.registerDefaultCodec(NoteBatch.class, new ByReference<>(NoteBatch.class));
    }

    /** Runs something on this event loop after what is running now and what is waiting already. */
    void later(Runnable action) {
        context.runOnContext(nothing -> action.run());
    }

    void toHome(int home, AskBatch batch) {
        events.send("home." + home, batch, LOCAL);
    }

    void toHub(int hub, NoteBatch batch) {
        events.send("hub." + hub, batch, LOCAL);
    }

    void toRoom(String room, RoomBatch batch) {
        events.publish("room." + room, batch, LOCAL);
    }

    MessageConsumer<AskBatch> asHome(int home, Consumer<AskBatch> receiver) {
        return consume("home." + home, receiver);
    }

    MessageConsumer<NoteBatch> asHub(int hub, Consumer<NoteBatch> receiver) {
        return consume("hub." + hub, receiver);
    }

    MessageConsumer<RoomBatch> asAudience(String room, Consumer<RoomBatch> receiver) {
        return consume("room." + room, receiver);
    }

    private <T> MessageConsumer<T> consume(String address, Consumer<T> receiver) {
        var options = new MessageConsumerOptions()
                .setAddress(address)
                .setLocalOnly(true)
                .setMaxBufferedMessages(Integer.MAX_VALUE);
        Handler<Message<T>> handler = message -> receiver.accept(message.body());
        return events.consumer(options, handler);
    }
}
