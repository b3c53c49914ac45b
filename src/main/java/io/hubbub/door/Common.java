package io.hubbub.door;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The things that the doors of one kind share in one server, at all its instances. Thread-safe. */
public final class Common {
    private final Map<Class<?>, Object> things = new ConcurrentHashMap<>();

    /** The one thing of this class, made when it is first asked for. */
    public <T> T of(Class<T> type, Supplier<T> make) {
        return type.cast(things.computeIfAbsent(type, first -> make.get()));
    }
}
