package io.hubbub.bus;

import io.hubbub.room.MaskList;
import io.hubbub.room.PersonFilter;
import io.hubbub.room.RoomState;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Any message in one line of text, with all that is in it: two messages are the same if their descriptions are. */
final class Description {
    private Description() {}

    static String of(Object value) {
        if (value instanceof Record) {
            return ofRecord(value);
        } else if (value instanceof RoomState room) {
            return ofRoom(room);
        } else if (value instanceof Optional<?> optional) {
            return optional.map(Description::of).orElse("nothing");
        } else if (value instanceof Map<?, ?> map) {
            return ofAll(map.entrySet(), true);
        } else if (value instanceof Map.Entry<?, ?> entry) {
            return of(entry.getKey()) + "=" + of(entry.getValue());
        } else if (value instanceof Collection<?> all) {
            return ofAll(all, value instanceof Set);
        } else if (value instanceof Buffer bytes) {
            return HexFormat.of().formatHex(bytes.getBytes());
        } else if (value instanceof PersonFilter filter) {
            return "“" + filter.typed() + "”";
        }
        return value instanceof String text ? "“" + text + "”" : String.valueOf(value);
    }

    private static String ofAll(Collection<?> all, boolean unordered) {
        List<String> each = all.stream().map(Description::of).toList();
        return (unordered ? each.stream().sorted() : each.stream()).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String ofRecord(Object value) {
        return Arrays.stream(value.getClass().getRecordComponents())
                .map(component -> component.getName() + " " + of(Parts.content(value, component)))
                .collect(Collectors.joining(", ", value.getClass().getSimpleName() + "(", ")"));
    }

    private static String ofRoom(RoomState room) {
        String lists = Arrays.stream(MaskList.values())
                .map(list -> of(room.list(list)))
                .collect(Collectors.joining(", "));
        return "Room(" + of(room.name()) + ", " + of(room.position()) + ", key " + room.key() + ", created "
                + room.createdMs() + ", " + of(room.topic()) + ", " + of(room.modes()) + ", " + of(room.members())
                + ", " + lists + ")";
    }
}
