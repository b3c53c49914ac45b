package io.hubbub.bus;

import io.hubbub.codec.Codec;
import io.hubbub.codec.Format;
import java.util.function.Supplier;

/** How a message gets from one event loop of this process to another. */
public enum Passing {
    /** As the object that it is: messages are immutable, and this costs nothing. */
    BY_REFERENCE {
        @Override
        <T> T copy(T message, Supplier<Codec<T>> codec) {
            return message;
        }
    },
    /** Through bytes and back, as between processes: for tests, which so find what two loops share and should not. */
    AS_BYTES {
        @Override
        <T> T copy(T message, Supplier<Codec<T>> codec) {
            return Format.decode(codec.get(), Format.encode(codec.get(), message));
        }
    };

    /** The system property that chooses; its value is {@code bytes} or anything else. */
    public static final String PROPERTY = "hubbub.bus";

    /** The way that the system property names. */
    public static Passing chosen() {
        return "bytes".equals(System.getProperty(PROPERTY)) ? AS_BYTES : BY_REFERENCE;
    }

    /**
     * The message as its receiver gets it.
     *
     * @param codec asked only if it is needed: to make the codecs takes a starting server longer than to do without
     */
    abstract <T> T copy(T message, Supplier<Codec<T>> codec);
}
