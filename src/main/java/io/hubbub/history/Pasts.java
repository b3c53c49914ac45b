package io.hubbub.history;

import io.hubbub.codec.Codec;
import io.hubbub.codec.Format;
import io.hubbub.codec.Values;
import io.hubbub.home.Journal;
import io.hubbub.room.KeptRoles;
import io.hubbub.room.MaskEntry;
import io.hubbub.room.MaskList;
import io.hubbub.room.MessageId;
import io.hubbub.room.RoomState;
import io.hubbub.room.Topic;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Rooms as they were, as bytes of the database, and moved to other numbers. */
final class Pasts {
    private static final Codec<Journal.Past> PAST = Codec.of(
            (past, out) -> {
                out.value(1, Values.ROOM_STATE, past.state());
                out.text(2, past.key());
                out.number(3, past.lastMs());
                out.number(4, past.edition());
                out.values(5, Values.KEPT_ROLES, past.roles());
            },
            in -> new Journal.Past(
                    in.required(1, Values.ROOM_STATE),
                    in.text(2),
                    in.number(3),
                    in.number(4),
                    in.values(5, Values.KEPT_ROLES)));

    private Pasts() {}

    static byte[] encode(Journal.Past past) {
        return Format.encode(PAST, past);
    }

    static Journal.Past decode(byte[] bytes) {
        return Format.decode(PAST, bytes);
    }

    /** The same room after another last event. */
    static Journal.Past at(Journal.Past past, long log, long epoch, long seq, long lastMs) {
        RoomState old = past.state();
        Map<MaskList, List<MaskEntry>> lists = new EnumMap<>(MaskList.class);
        for (MaskList list : MaskList.values()) {
            lists.put(list, old.list(list));
        }
        RoomState moved = new RoomState(
                old.name(),
                epoch,
                MessageId.key(log, seq),
                old.createdMs(),
                old.log() == log ? old.openFrom() : old.modes().showPast() ? 1 : RoomState.CLOSED,
                old.topic(),
                old.properties(),
                old.modes(),
                List.of(),
                lists);
        return new Journal.Past(moved, past.key(), Math.max(past.lastMs(), lastMs), past.edition(), past.roles());
    }

    /** The same room with some of it changed. */
    static Journal.Past with(
            Journal.Past past, Topic topic, Map<MaskList, List<MaskEntry>> lists, List<KeptRoles> roles) {
        RoomState old = past.state();
        RoomState changed = new RoomState(
                old.name(),
                old.position().epoch(),
                old.key(),
                old.createdMs(),
                old.openFrom(),
                topic,
                old.properties(),
                old.modes(),
                old.members(),
                lists);
        return new Journal.Past(changed, past.key(), past.lastMs(), past.edition(), roles);
    }
}
