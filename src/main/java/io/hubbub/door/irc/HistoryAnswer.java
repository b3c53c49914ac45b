package io.hubbub.door.irc;

import io.hubbub.door.irc.HistoryReader.Found;
import io.hubbub.hub.Archive;
import io.hubbub.room.Event;
import io.vertx.core.buffer.Buffer;
import java.util.Iterator;

/** A part of a channel's history on its way to the client that asked for it, as fast as that reads. */
final class HistoryAnswer {
    /** So much is written at once. */
    private static final int ENOUGH_BYTES = 16 * 1024;

    private final Client client;
    private final String channel;
    private final Found found;
    private final PastWriter writer;
    private final Iterator<Event> events;
    private int nextGap;
    private Batch batch;

    HistoryAnswer(Client client, String channel, Found found) {
        this.client = client;
        this.channel = channel;
        this.found = found;
        this.writer = new PastWriter(client, channel);
        this.events = found.events().iterator();
    }

    void write() {
        batch = Batch.answering(client, found.isEnd(), "chathistory", channel);
        writeOn();
    }

    private void writeOn() {
        Buffer lines = Buffer.buffer();
        while (events.hasNext() && lines.length() < ENOUGH_BYTES) {
            Event event = events.next();
            writeGaps(event.seq(), event.timeMs(), lines);
            writer.write(event, lines);
        }
        if (events.hasNext()) {
            batch.answer(lines);
            client.steps.afterAll(this::writeOn);
        } else {
            writeGaps(Long.MAX_VALUE, client.session().nowMs(), lines);
            batch.answer(lines);
            batch.end();
        }
    }

    private void writeGaps(long before, long timeMs, Buffer lines) {
        while (nextGap < found.gaps().size() && found.gaps().get(nextGap).from() < before) {
            Archive.Gap gap = found.gaps().get(nextGap++);
            if (gap.isLoss()) {
                writer.writeGap(gap.most(), timeMs, lines);
            }
        }
    }
}
