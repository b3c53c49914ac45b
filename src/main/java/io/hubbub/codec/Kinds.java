package io.hubbub.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The codec of a sealed type: each of its kinds has a number, which is the first field, and a codec of its own for the fields from 2 on.
 *
 * @param <T> the sealed type
 */
public final class Kinds<T> implements Codec<T> {
    private static final int KIND = 1;

    private final Class<T> type;
    private final Map<Class<?>, Kind<T>> byClass = new HashMap<>();
    private final Map<Long, Kind<T>> byNumber = new TreeMap<>();

    private record Kind<T>(int number, BiConsumer<T, FieldWriter> write, Function<Fields, T> read) {}

    public Kinds(Class<T> type) {
        this.type = type;
    }

    /** Adds a kind. Its number is for ever. */
    public <K extends T> Kinds<T> kind(
            int number, Class<K> kind, BiConsumer<K, FieldWriter> write, Function<Fields, K> read) {
        Kind<T> added = new Kind<>(number, (value, out) -> write.accept(kind.cast(value), out), read::apply);
        if (byClass.put(kind, added) != null || byNumber.put((long) number, added) != null) {
            throw new IllegalStateException(kind.getName() + " or its number is there already");
        }
        return this;
    }

    /**
     * The same, with every kind in it.
     *
     * @throws IllegalStateException if one is forgotten
     */
    public Kinds<T> complete() {
        List<Class<?>> forgotten = new ArrayList<>(of(type));
        forgotten.removeAll(byClass.keySet());
        if (!forgotten.isEmpty()) {
            throw new IllegalStateException("there is no codec for " + forgotten);
        }
        return this;
    }

    /** The kinds of a sealed type: the classes that are not sealed themselves. */
    public static List<Class<?>> of(Class<?> sealed) {
        if (!sealed.isSealed()) {
            return List.of(sealed);
        }
        return List.of(sealed.getPermittedSubclasses()).stream()
                .flatMap(each -> of(each).stream())
                .distinct()
                .toList();
    }

    /** The kinds that it knows. */
    public Set<Class<?>> classes() {
        return Set.copyOf(byClass.keySet());
    }

    @Override
    public void write(T value, FieldWriter out) {
        Kind<T> kind = byClass.get(value.getClass());
        out.number(KIND, kind.number());
        kind.write().accept(value, out);
    }

    @Override
    public T read(Fields in) {
        long number = in.number(KIND);
        Kind<T> kind = byNumber.get(number);
        if (kind == null) {
            throw new MalformedException(type.getSimpleName() + ": kind " + number + " is not known here");
        }
        return kind.read().apply(in);
    }
}
