package io.hubbub.door.udp;

import io.hubbub.hub.Wire;
import io.hubbub.net.Datagrams;
import io.hubbub.net.SpokenBytes;
import io.hubbub.room.Event;
import io.hubbub.stats.DatagramStats;
import io.vertx.core.buffer.Buffer;

/** A room as datagrams: one for each message, with the bytes that a raw member gets; several for a longer one. */
final class UdpWire implements Wire {
    private final int datagramBytes;
    private final DatagramStats stats;

    UdpWire(int datagramBytes, DatagramStats stats) {
        this.datagramBytes = datagramBytes;
        this.stats = stats;
    }

    @Override
    public void encode(String room, Event event, Buffer out) {
        append(SpokenBytes.of(event), out);
    }

    /** Appends bytes as they go out to a member. */
    void append(Buffer bytes, Buffer out) {
        if (Datagrams.append(out, bytes, datagramBytes)) {
            stats.add(DatagramStats.Fate.CUT);
        }
    }
}
