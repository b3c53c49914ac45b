package io.hubbub.door.udp;

import io.hubbub.hub.Wire;
import io.hubbub.net.Datagrams;
import io.hubbub.net.SpokenBytes;
import io.hubbub.room.Event;
import io.hubbub.room.Speech;
import io.hubbub.stats.DatagramStats;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * A room as datagrams: one for each message, with the bytes that a raw member gets; several for a longer one, each with the name in
 * front if there is one.
 */
final class UdpWire implements Wire {
    private final int datagramBytes;
    private final DatagramStats stats;

    UdpWire(int datagramBytes, DatagramStats stats) {
        this.datagramBytes = datagramBytes;
        this.stats = stats;
    }

    @Override
    public void encode(String room, Event event, Buffer out) {
        append(SpokenBytes.pieces(event, datagramBytes), out);
    }

    /** Appends what somebody says to one member alone. */
    void append(String nick, Speech speech, Buffer out) {
        append(SpokenBytes.pieces(nick, speech, datagramBytes), out);
    }

    private void append(List<Buffer> pieces, Buffer out) {
        boolean cut = pieces.size() > 1;
        for (Buffer piece : pieces) {
            cut |= Datagrams.append(out, piece, datagramBytes);
        }
        if (cut) {
            stats.add(DatagramStats.Fate.CUT);
        }
    }
}
