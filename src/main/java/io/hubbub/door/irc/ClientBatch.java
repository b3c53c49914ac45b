package io.hubbub.door.irc;

import io.hubbub.room.ChatLimits;
import io.hubbub.room.Names;
import io.hubbub.room.Speech;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The message of several lines that a client is sending, between two BATCH lines of its own: <a
 * href="https://ircv3.net/specs/extensions/multiline">multiline</a>, <a href="https://ircv3.net/specs/extensions/client-batch">client
 * batch</a>. There is one at a time, and it is gone at the first line that is wrong: then nothing of it is said, and what still comes of
 * it is ignored. Its lines count all together, at its end, by what they weigh. Runs on the session's event loop.
 */
final class ClientBatch {
    static final String TYPE = "draft/multiline";

    /** The tag of a line that goes on with the one before it. */
    static final String CONCAT = "draft/multiline-concat";

    /** The longest time that it may stay open. A program sends all of it at once. */
    private static final long OPEN_NS = TimeUnit.SECONDS.toNanos(60);

    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** Commands by which client and server find out whether the other is still there, or that go: they may come in between. */
    private static final Set<String> APART = Set.of("PING", "PONG", "QUIT");

    private final Client client;

    /** The one that is open; null for none. */
    private Open open;

    /** The reference of the last one that was refused; empty for none. */
    private String refused = "";

    /** What has come of an open batch. */
    private static final class Open {
        final String reference;
        final Message start;
        final long sinceNs;
        final StringBuilder text = new StringBuilder();
        String command = "";
        int lines;
        int bytes;
        boolean isBlank = true;

        Open(Message start, long nowNs) {
            this.start = start;
            this.reference = start.parameter(0).substring(1);
            this.sinceNs = nowNs;
        }

        /** For how many lines it counts. */
        int weight() {
            return Speech.messages(bytes, lines);
        }

        String target() {
            return start.parameter(2);
        }

        void add(Message line, String words, int wordBytes, boolean isConcat) {
            if (lines > 0) {
                text.append(isConcat ? Speech.CUT : Speech.LINE_END);
                bytes += isConcat ? 0 : 1;
            }
            text.append(words);
            bytes += wordBytes;
            lines++;
            command = line.command();
            isBlank &= words.isEmpty();
        }
    }

    ClientBatch(Client client) {
        this.client = client;
    }

    /** Deals with a line that begins a batch, belongs to one, ends one or breaks one. Returns false if it has nothing to do with any. */
    boolean takes(Message line) {
        if (!client.has(Capability.MULTILINE) || !client.registration.isDone()) {
            return false;
        }
        String reference = line.tags().get("batch");
        if (isOver()) {
            refuse("TIMEOUT", "The batch was open for too long", open.reference);
        }
        if (line.command().equals("BATCH")) {
            startOrEnd(line);
        } else if (reference != null) {
            belongs(reference, line);
        } else if (open != null && !APART.contains(line.command())) {
            invalid("Only lines of the batch are expected before its end");
        } else {
            return false;
        }
        return true;
    }

    /** Something came that is no message at all: if it was to be a part of one, the rest of it makes no sense. */
    void spoil() {
        if (open != null) {
            invalid("A line of the batch can't be read");
        }
    }

    private boolean isOver() {
        return open != null && client.session().nowNs() - open.sinceNs > OPEN_NS;
    }

    private void startOrEnd(Message line) {
        String written = line.parameter(0);
        if (written.startsWith("+")) {
            start(line, written.substring(1));
        } else if (open != null && written.equals("-" + open.reference)) {
            end();
        } else if (open != null) {
            invalid("Another batch is open");
        } else if (!refused.isEmpty() && written.equals("-" + refused)) {
            refused = "";
            client.charge(1);
        } else {
            fail(line.tags(), "MULTILINE_INVALID", "There is no such batch");
        }
    }

    private void start(Message line, String reference) {
        if (open != null) {
            invalid("A batch can't begin inside of another");
        } else if (!REFERENCE.matcher(reference).matches()) {
            fail(line.tags(), "INVALID_REFTAG", "Expected 1 to 64 letters, digits or hyphens", reference);
        } else if (!line.parameter(1).equals(TYPE)) {
            refused = reference;
            fail(line.tags(), "UNKNOWN_TYPE", "Expected " + TYPE, reference, line.parameter(1));
        } else if (line.tags().containsKey("batch")) {
            refused = reference;
            fail(line.tags(), "MULTILINE_INVALID", "A batch can't begin inside of another");
        } else if (line.parameter(2).isEmpty() || line.parameter(2).indexOf(',') >= 0) {
            refused = reference;
            fail(line.tags(), "MULTILINE_INVALID", "Expected one target");
        } else {
            open = new Open(line, client.session().nowNs());
        }
    }

    private void belongs(String reference, Message line) {
        if (open == null) {
            if (reference.equals(refused)) {
                client.charge(1);
            } else {
                fail(line.tags(), "MULTILINE_INVALID", "There is no such batch");
            }
        } else if (!reference.equals(open.reference)) {
            invalid("Another batch is open");
        } else if (!line.command().equals("PRIVMSG") && !line.command().equals("NOTICE")) {
            invalid("Expected PRIVMSG or NOTICE");
        } else if (open.lines > 0 && !line.command().equals(open.command)) {
            invalid("Expected PRIVMSG alone, or NOTICE alone");
        } else if (!Names.same(line.parameter(0), open.target())) {
            refuse("MULTILINE_INVALID_TARGET", "Expected the target of the batch", open.target(), line.parameter(0));
        } else {
            add(line);
        }
    }

    private void add(Message line) {
        // A carriage return alone doesn't end a line here, and would elsewhere.
        String words = line.parameter(1).replace('\r', ' ');
        int wordBytes = words.getBytes(StandardCharsets.UTF_8).length;
        boolean isConcat = line.tags().containsKey(CONCAT);
        ChatLimits limits = client.session().chatLimits();
        if (isConcat && words.isEmpty()) {
            invalid("A blank line goes on with nothing");
            return;
        }
        open.add(line, words, wordBytes, isConcat);
        if (open.bytes > limits.messageBytes) {
            refuse("MULTILINE_MAX_BYTES", "The message is too long", Integer.toString(limits.messageBytes));
        } else if (open.lines > limits.messageLines) {
            refuse("MULTILINE_MAX_LINES", "The message has too many lines", Integer.toString(limits.messageLines));
        }
    }

    private void end() {
        Open whole = open;
        Speech.Kind kind = whole.command.equals("NOTICE") ? Speech.Kind.NOTICE : Speech.Kind.MESSAGE;
        if (whole.isBlank) {
            invalid("Expected a line that is not blank");
        } else if (!Messages.isForPeople(whole.text.toString())) {
            invalid("What programs ask each other is one line");
        } else {
            open = null;
            client.charge(whole.weight());
            client.deal(whole.start.tags(), () -> Messages.deliver(client, whole.start, kind, whole.text.toString()));
        }
    }

    private void invalid(String words) {
        refuse("MULTILINE_INVALID", words);
    }

    /** Gives up the one that is open. */
    private void refuse(String code, String words, String... context) {
        Message start = open.start;
        client.charge(open.weight());
        refused = open.reference;
        open = null;
        fail(start.tags(), code, words, context);
    }

    private void fail(Map<String, String> tags, String code, String words, String... context) {
        client.charge(1);
        client.deal(tags, () -> client.fail("BATCH", code, words, context));
    }
}
