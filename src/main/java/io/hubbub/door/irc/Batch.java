package io.hubbub.door.irc;

import io.vertx.core.buffer.Buffer;

/**
 * Lines that belong together, between two BATCH lines: <a href="https://ircv3.net/specs/extensions/batch">batch</a>. For a client that
 * has no batches it is just the lines.
 */
final class Batch {
    private static final byte TAGS = '@';

    /** The beginning of a line inside of a batch: its first tag says which. */
    private static final String INSIDE = "@batch=";

    /** The beginning of the line that ends a message of several lines. */
    private static final String END = "BATCH -";

    private final ClientLines client;

    /** Its name, unique for the client while it lasts; empty for a client that has no batches. */
    private final String name;

    private Batch(ClientLines client) {
        this.client = client;
        this.name = client.has(Capability.BATCH) ? client.nextBatch() : "";
    }

    /** Begins one that is the answer to what the client asked. */
    static Batch answering(ClientLines client, boolean isLast, String type, String... parameters) {
        Batch batch = new Batch(client);
        if (batch.isShown()) {
            client.answerWith(batch.start(isLast, type, parameters));
        }
        return batch;
    }

    /** Begins one where others' messages have their place. */
    static Batch placed(ClientLines client, Buffer out, String type, String... parameters) {
        Batch batch = new Batch(client);
        if (batch.isShown()) {
            out.appendBuffer(batch.start(false, type, parameters));
        }
        return batch;
    }

    private boolean isShown() {
        return !name.isEmpty();
    }

    /** @param isLast whether there is nothing more where that comes from */
    private Buffer start(boolean isLast, String type, String... parameters) {
        Buffer start = started(client, name, type, parameters);
        return isLast ? tagged(start, "draft/chathistory-end") : start;
    }

    /** The line that begins a batch of a name. */
    static Buffer started(ClientLines client, String name, String type, String... parameters) {
        Buffer start = Buffer.buffer();
        Printer printer = client.begin(start)
                .message(client.server.name(), "BATCH")
                .middle("+" + name)
                .middle(type);
        for (String parameter : parameters) {
            printer.middle(parameter);
        }
        printer.end();
        return start;
    }

    /** Writes lines of it, each of which is part of an answer. */
    void answer(Buffer lines) {
        if (isShown()) {
            client.write(of(lines));
        } else if (lines.length() > 0) {
            client.answer(lines);
        }
    }

    /** The lines as they stand in it. */
    Buffer of(Buffer lines) {
        return isShown() ? tagged(lines, "batch=" + name) : lines;
    }

    void end() {
        if (isShown()) {
            client.write(ended(client, name));
        }
    }

    /** The line that ends a batch of a name. */
    static Buffer ended(ClientLines client, String name) {
        Buffer end = Buffer.buffer();
        client.begin(end).message(client.server.name(), "BATCH").last("-" + name);
        return end;
    }

    /** The same lines, each with one tag more, but for those inside of a batch among them. */
    static Buffer tagged(Buffer lines, String tag) {
        Buffer out = Buffer.buffer(lines.length() + tag.length() + 2);
        for (int from = 0; from < lines.length(); ) {
            int to = end(lines, from);
            if (begins(lines, from, INSIDE)) {
                out.appendBuffer(lines, from, to - from);
            } else {
                boolean tagged = lines.getByte(from) == TAGS;
                out.appendByte(TAGS).appendString(tag).appendString(tagged ? ";" : " ");
                out.appendBuffer(lines, tagged ? from + 1 : from, to - (tagged ? from + 1 : from));
            }
            from = to;
        }
        return out;
    }

    /** Whether lines are one message: one line, or one batch. */
    static boolean isOneMessage(Buffer lines) {
        int next = end(lines, 0);
        while (next < lines.length() && begins(lines, next, INSIDE)) {
            next = end(lines, next);
        }
        return next == lines.length() || (begins(lines, next, END) && end(lines, next) == lines.length());
    }

    /** One message with a tag more, which stands for all of it. */
    static Buffer taggedOnce(Buffer message, String tag) {
        int end = end(message, 0);
        return tagged(message.getBuffer(0, end), tag).appendBuffer(message, end, message.length() - end);
    }

    private static int end(Buffer lines, int from) {
        int to = from;
        while (lines.getByte(to) != '\n') {
            to++;
        }
        return to + 1;
    }

    private static boolean begins(Buffer lines, int from, String start) {
        for (int i = 0; i < start.length(); i++) {
            if (from + i >= lines.length() || lines.getByte(from + i) != start.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
