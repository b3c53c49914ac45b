package io.hubbub.codec;

import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How the values of a type are written as fields and read from them. Thread-safe.
 *
 * @param <T> the type
 */
public interface Codec<T> {
    /** Writes the fields of a value. */
    void write(T value, FieldWriter out);

    /**
     * Makes a value of its fields.
     *
     * @throws MalformedException if they are none of such a value
     */
    T read(Fields in);

    /**
     * The same codec, which reads something else where a value makes no sense here: one of a kind, or with a constant, that only a newer
     * version knows. What has no readable fields at all is malformed as before.
     *
     * @param standIn makes it of the fields and of what is wrong with them
     */
    default Codec<T> orElse(BiFunction<Fields, RuntimeException, T> standIn) {
        return of(this::write, in -> {
            try {
                return read(in);
            } catch (RuntimeException unreadable) {
                return standIn.apply(in, unreadable);
            }
        });
    }

    /** A codec of two halves, which have to name the same fields. */
    static <T> Codec<T> of(BiConsumer<T, FieldWriter> write, Function<Fields, T> read) {
        return new Codec<>() {
            @Override
            public void write(T value, FieldWriter out) {
                write.accept(value, out);
            }

            @Override
            public T read(Fields in) {
                return read.apply(in);
            }
        };
    }
}
