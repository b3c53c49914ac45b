package io.hubbub.bus;

import io.hubbub.codec.Codec;
import io.hubbub.room.InstanceId;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.MessageConsumerOptions;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The event bus as homes and hubs use it: three kinds of address, and batches passed by reference. One for each instance, on
 * its event loop.
 *
 * <p>Consumers are never paused and have no limit of their own, since the event bus drops what is over its limit; what may
 * be in flight is bounded where it comes in (at the hub's outbox).
 */
public final class Bus {
    private static final DeliveryOptions LOCAL = new DeliveryOptions().setLocalOnly(true);

    private static final String HOME = "home.";
    private static final String HUB = "hub.";
    private static final String ROOM = "room.";

    private final EventBus events;
    private final Context context;
    private final Nodes nodes;

    /** Where a message goes through bytes, it does so when it is sent and once more for each receiver: nobody shares it with anybody. */
    private final Passing passing = Passing.chosen();

    /** Must be made on the event loop of the instance. */
    public Bus(Vertx vertx, Nodes nodes) {
        this.events = vertx.eventBus();
        this.context = vertx.getOrCreateContext();
        this.nodes = nodes;
    }

    /** The nodes between which it carries messages. */
    public Nodes nodes() {
        return nodes;
    }

    /** Ends with the node's name: so everybody knows without asking where an address is. */
    private String address(String kind, int instance) {
        return kind + InstanceId.loop(instance) + "." + nodes.name(instance);
    }

    /** Once for each Vertx, before the first {@link Bus}. */
    public static void registerCodecs(Vertx vertx) {
        EventBus events = vertx.eventBus();
        register(events, RequestBatch.class, () -> BatchCodecs.REQUESTS);
        register(events, RoomBatch.class, () -> BatchCodecs.ROOM);
        register(events, ReplyBatch.class, () -> BatchCodecs.REPLIES);
    }

    private static <T> void register(EventBus events, Class<T> type, Supplier<Codec<T>> codec) {
        events.registerDefaultCodec(type, new MessageFormat<>(type, codec, Passing.chosen()));
    }

    /** Runs something on this event loop after what is running now and what is waiting already. */
    public void later(Runnable action) {
        context.runOnContext(nothing -> action.run());
    }

    public void toHome(int home, RequestBatch batch) {
        events.send(address(HOME, home), passing.copy(batch, () -> BatchCodecs.REQUESTS), LOCAL);
    }

    public void toHub(int hub, ReplyBatch batch) {
        events.send(address(HUB, hub), passing.copy(batch, () -> BatchCodecs.REPLIES), LOCAL);
    }

    public void toRoom(String room, RoomBatch batch) {
        events.publish(ROOM + room, passing.copy(batch, () -> BatchCodecs.ROOM), LOCAL);
    }

    public void asHome(int home, Consumer<RequestBatch> receiver) {
        consume(address(HOME, home), receiver);
    }

    public void asHub(int hub, Consumer<ReplyBatch> receiver) {
        consume(address(HUB, hub), receiver);
    }

    /** Subscribes to a room: its batches reach the receiver from some moment on, until the feed is ended. */
    public RoomFeed asAudience(String room, Consumer<RoomBatch> receiver) {
        MessageConsumer<RoomBatch> consumer = consume(ROOM + room, receiver);
        return new RoomFeed() {
            @Override
            public Future<Void> begun() {
                return consumer.completion();
            }

            @Override
            public void end() {
                consumer.unregister();
            }
        };
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
