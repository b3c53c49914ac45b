package io.hubbub.bus;

import io.hubbub.room.MaskList;
import io.hubbub.room.RoomState;
import io.vertx.core.buffer.Buffer;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which parts of which kinds of values some values have: a part that is zero, false, empty or missing tells nothing of it. */
final class Parts {
    private final Set<String> expected = new TreeSet<>();
    private final Set<Class<?>> known = new HashSet<>();
    private final Set<String> there = new HashSet<>();

    /** All parts of that kind of record, and of those that it is made of. */
    void expect(Class<?> type) {
        if (type.isRecord() && known.add(type)) {
            for (RecordComponent part : type.getRecordComponents()) {
                if (!part.getName().equals("publishedNs")) {
                    expected.add(name(part));
                }
                expect(part.getGenericType());
            }
        }
    }

    private void expect(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            expect(parameterized.getRawType());
            Arrays.stream(parameterized.getActualTypeArguments()).forEach(this::expect);
        } else if (type instanceof Class<?> one) {
            expect(one);
        }
    }

    private static String name(RecordComponent part) {
        return part.getDeclaringRecord().getName() + "." + part.getName();
    }

    /** A value that has some. */
    void add(Object value) {
        if (value instanceof Record) {
            Arrays.stream(value.getClass().getRecordComponents()).forEach(part -> add(value, part));
        } else if (value instanceof RoomState room) {
            add(room.topic());
            add(room.modes());
            add(room.members());
            Arrays.stream(MaskList.values()).forEach(list -> add(room.list(list)));
        } else if (value instanceof Collection<?> all) {
            all.forEach(this::add);
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(this::add);
        } else if (value instanceof Optional<?> one) {
            one.ifPresent(this::add);
        }
    }

    private void add(Object value, RecordComponent part) {
        Object content = content(value, part);
        if (!isNothing(content)) {
            there.add(name(part));
            add(content);
        }
    }

    static Object content(Object value, RecordComponent part) {
        try {
            part.getAccessor().setAccessible(true);
            return part.getAccessor().invoke(value);
        } catch (ReflectiveOperationException wrong) {
            throw new LinkageError(part + " of " + value.getClass(), wrong);
        }
    }

    private static boolean isNothing(Object content) {
        if (content instanceof Number number) {
            return number.longValue() == 0;
        } else if (content instanceof Collection<?> all) {
            return all.isEmpty();
        } else if (content instanceof Map<?, ?> map) {
            return map.isEmpty();
        } else if (content instanceof Optional<?> one) {
            return one.isEmpty();
        } else if (content instanceof Buffer bytes) {
            return bytes.length() == 0;
        }
        return content == null || content.equals(false) || content.equals("");
    }

    /** Those that no value had. */
    Set<String> missing() {
        Set<String> missing = new TreeSet<>(expected);
        missing.removeAll(there);
        return missing;
    }
}
