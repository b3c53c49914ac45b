package io.hubbub.bus;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/**
 * Passes immutable messages to every consumer in this process as they are: the event bus's own codecs would copy a buffer
 * once for each consumer.
 */
final class ByReference<T> implements MessageCodec<T, T> {
    private final String name;

    ByReference(Class<T> type) {
        this.name = type.getName();
    }

    @Override
    public T transform(T message) {
        return message;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public byte systemCodecID() {
        return -1;
    }

    @Override
    public void encodeToWire(Buffer buffer, T message) {
        throw new UnsupportedOperationException(name + " stays in its process");
    }

    @Override
    public T decodeFromWire(int position, Buffer buffer) {
        throw new UnsupportedOperationException(name + " stays in its process");
    }
}
