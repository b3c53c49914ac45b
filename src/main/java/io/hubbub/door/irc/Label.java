package io.hubbub.door.irc;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer to one line that a client gave a label, so that it can tell what is an answer to what: <a
 * href="https://ircv3.net/specs/extensions/labeled-response">labeled-response</a>. A single line bears the label, several are
 * a batch that does, and an acknowledgement stands for none.
 *
 * <p>What has its place among others' messages goes there at once, and begins the batch if more may come; anything else is
 * held until it is known whether it is all.
 */
final class Label {
    /** So many lines are a batch for sure. */
    private static final int MOST_HELD = 20;

    private final ClientLines client;
    private final String label;
    private final String batch;
    private final List<Buffer> held = new ArrayList<>();
    private boolean single;
    private boolean begun;
    private boolean used;

    /** @param batch a name for the batch, if there will be one; unique for the client while it lasts */
    Label(ClientLines client, String label, String batch) {
        this.client = client;
        this.label = label;
        this.batch = batch;
    }

    /** There will be one line at most. */
    void expectOne() {
        single = true;
    }

    /** Takes a line of the answer that has its place nowhere in particular. */
    void add(Buffer line) {
        if (held.size() >= MOST_HELD) {
            begin();
        }
        if (begun) {
            client.write(Batch.tagged(line, "batch=" + batch));
        } else {
            held.add(line);
        }
    }

    /** The answer is a batch of its own kind, of which this is the first line: it bears the label for all of it. */
    void beginOther(Buffer start) {
        if (begun || !held.isEmpty()) {
            add(start);
        } else {
            used = true;
            client.write(Batch.tagged(start, labelTag()));
        }
    }

    /** From here on the lines of the answer are written as they come. */
    void begin() {
        if (!begun) {
            Buffer start = Buffer.buffer();
            begin(start);
            client.write(start);
        }
    }

    /** Appends lines of the answer where they have their place, and whatever must come before them. */
    void place(Buffer lines, Buffer out) {
        if (lines.length() == 0) {
            return;
        }
        if (single && !used && !begun && held.isEmpty() && Batch.isOneMessage(lines)) {
            used = true;
            out.appendBuffer(Batch.taggedOnce(lines, labelTag()));
            return;
        }
        if (!begun) {
            begin(out);
        }
        out.appendBuffer(Batch.tagged(lines, "batch=" + batch));
    }

    private void begin(Buffer out) {
        begun = true;
        out.appendBuffer(Batch.tagged(Batch.started(client, batch, "labeled-response"), labelTag()));
        held.forEach(line -> out.appendBuffer(Batch.tagged(line, "batch=" + batch)));
        held.clear();
    }

    /** The answer is complete. */
    void end() {
        if (!begun && held.size() > 1) {
            begin();
        }
        if (begun) {
            client.write(Batch.ended(client, batch));
        } else if (held.size() == 1) {
            client.write(Batch.taggedOnce(held.get(0), labelTag()));
        } else if (!used) {
            Buffer ack = Buffer.buffer();
            client.begin(ack).message(client.server.name(), "ACK").end();
            client.write(Batch.tagged(ack, labelTag()));
        }
    }

    private String labelTag() {
        return "label=" + TagValues.escape(label);
    }
}
