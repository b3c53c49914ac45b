package io.hubbub.bus;

import io.hubbub.codec.Codec;
import io.hubbub.codec.Format;
import io.hubbub.codec.MalformedException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import java.util.function.Supplier;

/**
 * One kind of message as the event bus takes it: within this process as {@link Passing} says, and as bytes between processes. The event
 * bus's own codecs would copy a message once for each consumer.
 *
 * @param <T> the kind of message
 */
final class MessageFormat<T> implements MessageCodec<T, T> {
    private final String name;
    private final Supplier<Codec<T>> codec;
    private final Passing passing;

    MessageFormat(Class<T> type, Supplier<Codec<T>> codec, Passing passing) {
        this.name = type.getName();
        this.codec = codec;
        this.passing = passing;
    }

    @Override
    public T transform(T message) {
        return passing.copy(message, codec);
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
        byte[] bytes = Format.encode(codec.get(), message);
        buffer.appendInt(bytes.length).appendBytes(bytes);
    }

    @Override
    public T decodeFromWire(int position, Buffer buffer) {
        int start = position + Integer.BYTES;
        if (position < 0 || start > buffer.length()) {
            throw new MalformedException("no message at byte " + position + " of " + buffer.length());
        }
        int length = buffer.getInt(position);
        if (length < 0 || length > buffer.length() - start) {
            throw new MalformedException(
                    "a message of " + length + " bytes, but only " + (buffer.length() - start) + " have come");
        }
        return Format.decode(codec.get(), buffer.getBytes(start, start + length));
    }
}
