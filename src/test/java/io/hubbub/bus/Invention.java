package io.hubbub.bus;

import io.hubbub.codec.Kinds;
import io.hubbub.room.Mask;
import io.hubbub.room.MaskEntry;
import io.hubbub.room.MaskList;
import io.hubbub.room.Member;
import io.hubbub.room.Modes;
import io.hubbub.room.PersonFilter;
import io.hubbub.room.Properties;
import io.hubbub.room.RoomState;
import io.hubbub.room.Topic;
import io.vertx.core.buffer.Buffer;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Makes up a value of any type that messages are made of: what it is made of, it makes up, too. */
final class Invention {
    private static final int MOST = 3;
    private static final int[] CHARACTERS =
            "abcXYZ019 _-#ßжあ😀\"\\".codePoints().toArray();

    private final Random random;

    /** Whether everything is there: nothing is zero, false, empty or missing. */
    private final boolean full;

    Invention(Random random) {
        this(random, false);
    }

    private Invention(Random random, boolean full) {
        this.random = random;
        this.full = full;
    }

    /** Makes up short values in which everything is there. */
    static Invention full(Random random) {
        return new Invention(random, true);
    }

    <T> T any(Class<T> type) {
        return type.cast(any((Type) type));
    }

    Object any(Type type) {
        return make(type, Map.of());
    }

    private Object make(Type type, Map<TypeVariable<?>, Type> variables) {
        if (type instanceof TypeVariable<?> variable) {
            return make(variables.get(variable), variables);
        } else if (type instanceof ParameterizedType parameterized) {
            return makeOf((Class<?>) parameterized.getRawType(), parameterized.getActualTypeArguments(), variables);
        }
        return makeOne((Class<?>) type, variables);
    }

    private Object makeOf(Class<?> type, Type[] of, Map<TypeVariable<?>, Type> variables) {
        if (type == Optional.class) {
            return !full && random.nextBoolean() ? Optional.empty() : Optional.of(make(of[0], variables));
        } else if (type == List.class) {
            return some(of[0], variables);
        } else if (type == Set.class) {
            return new LinkedHashSet<>(some(of[0], variables));
        } else if (type == Map.class) {
            Map<Object, Object> map = new LinkedHashMap<>();
            some(of[0], variables).forEach(key -> map.put(key, make(of[1], variables)));
            return map;
        } else if (type == Map.Entry.class) {
            return Map.entry(make(of[0], variables), make(of[1], variables));
        }
        return makeRecord(type, Map.of(type.getTypeParameters()[0], of[0]));
    }

    private List<Object> some(Type type, Map<TypeVariable<?>, Type> variables) {
        List<Object> some = new ArrayList<>();
        for (int i = full ? 1 : random.nextInt(MOST + 1); i > 0; i--) {
            some.add(make(type, variables));
        }
        return some;
    }

    private Object makeOne(Class<?> type, Map<TypeVariable<?>, Type> variables) {
        if (type == long.class || type == Long.class) {
            return number();
        } else if (type == int.class || type == Integer.class) {
            return (int) number();
        } else if (type == boolean.class) {
            return full || random.nextBoolean();
        } else if (type == String.class) {
            return text();
        } else if (type == Buffer.class) {
            return bytes();
        } else if (type == Mask.class) {
            return Mask.of("n" + random.nextInt(1000) + "*!u?@10.0." + random.nextInt(256) + ".0/24");
        } else if (type == PersonFilter.class) {
            return PersonFilter.of(text());
        } else if (type == RoomState.class) {
            return room();
        } else if (type == Properties.class) {
            return properties();
        } else if (type.isEnum()) {
            return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        } else if (type.isSealed()) {
            List<Class<?>> kinds = Kinds.of(type);
            return makeRecord(kinds.get(random.nextInt(kinds.size())), variables);
        }
        return makeRecord(type, variables);
    }

    private Properties properties() {
        Map<String, String> values = new LinkedHashMap<>();
        some(String.class, Map.of()).forEach(key -> values.put((String) key, text() + "."));
        return Properties.of(values);
    }

    private long number() {
        return switch (random.nextInt(4)) {
            case 0 -> full ? 1 : random.nextInt(3);
            case 1 -> -1 - random.nextInt(200);
            case 2 -> random.nextInt();
            default -> random.nextLong();
        };
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = full ? 4 : random.nextInt(20); i > 0; i--) {
            text.appendCodePoint(CHARACTERS[random.nextInt(CHARACTERS.length)]);
        }
        return text.toString();
    }

    private Buffer bytes() {
        byte[] bytes = new byte[full ? 4 : random.nextInt(10) == 0 ? 70_000 : random.nextInt(200)];
        random.nextBytes(bytes);
        return Buffer.buffer(bytes);
    }

    private RoomState room() {
        Map<MaskList, List<MaskEntry>> lists = new EnumMap<>(MaskList.class);
        for (MaskList list : MaskList.values()) {
            lists.put(
                    list,
                    some(MaskEntry.class, Map.of()).stream()
                            .map(MaskEntry.class::cast)
                            .toList());
        }
        List<Member> members =
                some(Member.class, Map.of()).stream().map(Member.class::cast).toList();
        return new RoomState(
                text(),
                number(),
                number(),
                number(),
                1 + Math.abs(number() / 2),
                any(Topic.class),
                any(Properties.class),
                any(Modes.class),
                members,
                lists);
    }

    private Object makeRecord(Class<?> type, Map<TypeVariable<?>, Type> variables) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] contents = Arrays.stream(components)
                .map(component ->
                        isOfOneClock(component) ? RoomBatch.ELSEWHERE : make(component.getGenericType(), variables))
                .toArray();
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(contents);
        } catch (InvocationTargetException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException no) {
            throw new LinkageError(type + " of " + Arrays.toString(contents), no);
        }
    }

    /** A time by the clock of one process doesn't travel. */
    private static boolean isOfOneClock(RecordComponent component) {
        return component.getDeclaringRecord() == RoomBatch.class
                && component.getName().equals("publishedNs");
    }
}
