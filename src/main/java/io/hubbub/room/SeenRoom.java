package io.hubbub.room;

import java.util.List;
import java.util.Map;

/**
 * A room as one viewer may see it at one moment; {@link Visibility} makes it. Immutable.
 *
 * @param lists empty unless it shows all
 */
public record SeenRoom(
        String name,
        Position position,
        Topic topic,
        Properties properties,
        Modes modes,
        long createdMs,
        int size,
        boolean showsAll,
        List<Member> members,
        Map<MaskList, List<MaskEntry>> lists)
        implements Room {

    public SeenRoom {
        members = List.copyOf(members);
        lists = Map.copyOf(lists);
    }

    @Override
    public List<MaskEntry> list(MaskList list) {
        return lists.getOrDefault(list, List.of());
    }
}
