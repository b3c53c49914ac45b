package io.hubbub.door.raw;

import io.hubbub.hub.Wire;
import io.hubbub.net.SpokenBytes;
import io.hubbub.room.Event;
import io.vertx.core.buffer.Buffer;

/** A room as a stream of {@link SpokenBytes}. There is no framing that anybody could break. */
final class RawWire implements Wire {
    static final RawWire INSTANCE = new RawWire();

    private RawWire() {}

    @Override
    public void encode(String room, Event event, Buffer out) {
        SpokenBytes.append(event, out);
    }
}
