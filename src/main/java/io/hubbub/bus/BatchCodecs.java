package io.hubbub.bus;

import io.hubbub.codec.Codec;
import io.hubbub.codec.Events;
import io.hubbub.codec.Values;
import io.hubbub.room.RoomState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The codecs of the batches that travel on the event bus. */
final class BatchCodecs {
    static final Codec<RequestBatch> REQUESTS = Codec.of(
            (batch, out) -> {
                out.number(1, batch.hub());
                out.number(2, batch.number());
                out.values(3, RequestCodec.REQUEST, batch.requests());
                out.numbers(4, batch.seen());
            },
            in -> new RequestBatch(in.integer(1), in.number(2), in.values(3, RequestCodec.REQUEST), in.numbers(4)));

    static final Codec<ReplyBatch> REPLIES = Codec.of(
            (batch, out) -> {
                out.number(1, batch.home() + 1L);
                out.number(2, batch.number());
                out.truth(3, batch.awaited());
                out.values(4, ReplyCodec.REPLY, batch.replies());
            },
            in -> new ReplyBatch(
                    in.values(4, ReplyCodec.REPLY), Math.toIntExact(in.number(1) - 1), in.number(2), in.truth(3)));

    private static final Codec<Map.Entry<Integer, RoomState>> SNAPSHOT = Codec.of(
            (snapshot, out) -> {
                out.number(1, snapshot.getKey());
                out.value(2, Values.ROOM_STATE, snapshot.getValue());
            },
            in -> Map.entry(in.integer(1), in.required(2, Values.ROOM_STATE)));

    /** Without the time by the clock of the process that published it. */
    static final Codec<RoomBatch> ROOM = Codec.of(
            (batch, out) -> {
                out.text(1, batch.room());
                out.number(2, batch.home());
                out.number(3, batch.number());
                out.numbers(4, batch.awaited());
                out.values(5, SNAPSHOT, new TreeMap<>(batch.snapshots()).entrySet());
                out.values(6, Events.EVENT, batch.events());
            },
            in -> new RoomBatch(
                    in.text(1),
                    in.integer(2),
                    in.number(3),
                    RoomBatch.ELSEWHERE,
                    integers(in.numbers(4)),
                    snapshots(in.values(5, SNAPSHOT)),
                    in.values(6, Events.EVENT)));

    private BatchCodecs() {}

    private static List<Integer> integers(List<Long> numbers) {
        return numbers.stream().map(Math::toIntExact).toList();
    }

    private static Map<Integer, RoomState> snapshots(List<Map.Entry<Integer, RoomState>> entries) {
        Map<Integer, RoomState> snapshots = new HashMap<>();
        entries.forEach(entry -> snapshots.put(entry.getKey(), entry.getValue()));
        return snapshots;
    }
}
