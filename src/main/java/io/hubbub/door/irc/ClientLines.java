package io.hubbub.door.irc;

import io.hubbub.hub.Session;
import io.hubbub.net.LineConversation;
import io.hubbub.room.Member;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The lines that one IRC client is told: with the tags that its capabilities ask for, and marked as an answer where the line that they answer has a
 * label. Runs on the session's event loop.
 */
abstract class ClientLines extends LineConversation {
    /** The longest label taken, by the specification. */
    private static final int LABEL_BYTES = 64;

    final Server server;
    private final Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
    private IrcWire wire;

    /** How the line that is being dealt with is answered; null if it has no label. */
    Label label;

    /** The keys whose values it is told of wherever it sees somebody or something that has them. */
    private Set<String> keys = Set.of();

    private int batches;

    ClientLines(Session session, Server server) {
        super(session, Input.LINE_BYTES);
        this.server = server;
        this.wire = server.wire(capabilities);
    }

    Session session() {
        return session;
    }

    /** Does what a line with these tags asks for. */
    void deal(Map<String, String> tags, Runnable action) {
        String name = has(Capability.LABELED_RESPONSE) ? tags.getOrDefault("label", "") : "";
        if (name.isEmpty() || name.getBytes(StandardCharsets.UTF_8).length > LABEL_BYTES) {
            action.run();
            return;
        }
        // Lines that came before are no part of the answer.
        steps.inTurn(
                steps::awaitAll,
                () -> {
                    label = new Label(this, name, nextBatch());
                    action.run();
                },
                steps::awaitAll,
                () -> {
                    label.end();
                    label = null;
                });
    }

    /** A name for a batch that it has no other of. */
    String nextBatch() {
        return Integer.toString(++batches, Character.MAX_RADIX);
    }

    /** The line that is being dealt with is answered with one line at most. */
    void answersOnce() {
        if (label != null) {
            label.expectOne();
        }
    }

    // Its capabilities.

    boolean has(Capability capability) {
        return capabilities.contains(capability);
    }

    Set<Capability> capabilities() {
        return capabilities;
    }

    void capabilities(Set<Capability> on, Set<Capability> off) {
        capabilities.addAll(on);
        capabilities.removeAll(off);
        lookAnew();
    }

    /** Is told of the values of these keys from here on. */
    void keys(Set<String> newKeys) {
        keys = newKeys;
        lookAnew();
    }

    private void lookAnew() {
        wire = server.wire(capabilities, has(Capability.METADATA_3) ? keys : Set.of());
        session.rooms().forEach(room -> session.setWire(room, wire));
    }

    IrcWire wire() {
        return wire;
    }

    // Lines to the client.

    /** The nick as others see it; a star before there is one. */
    abstract String nick();

    String source() {
        return session.profile().source(session.nick());
    }

    /** Begins a line in a buffer, with the tags that the server gives to what it says. */
    Printer begin(Buffer out) {
        return wire.timed(session.nowMs(), out);
    }

    void write(Buffer lines) {
        session.reply(lines);
    }

    /** Begins a line that is part of an answer; it goes out when it is ended. */
    Printer say() {
        Buffer line = Buffer.buffer();
        return begin(line).whenEnded(() -> answer(line));
    }

    /** Writes lines that are part of an answer. */
    void answer(Buffer line) {
        if (label == null) {
            write(line);
        } else {
            label.add(line);
        }
    }

    /** Writes the beginning of a batch that is an answer by itself. */
    void answerWith(Buffer batchStart) {
        if (label == null) {
            write(batchStart);
        } else {
            label.beginOther(batchStart);
        }
    }

    /** Begins a line that answers nothing; it goes out when it is ended. */
    Printer unsolicited() {
        Buffer line = Buffer.buffer();
        return begin(line).whenEnded(() -> write(line));
    }

    /** The same of what somebody does. */
    Printer unsolicited(Member by) {
        Buffer line = Buffer.buffer();
        return wire.tagged(by.profile(), session.nowMs(), "", line).whenEnded(() -> write(line));
    }

    Printer numeric(Numeric numeric) {
        return say().message(server.name(), numeric, nick());
    }

    void reply(Numeric numeric, String... middle) {
        say().reply(server.name(), numeric, nick(), middle);
    }

    /** A failure as a <a href="https://ircv3.net/specs/extensions/standard-replies">standard reply</a>. */
    void fail(String command, String code, String words, String... context) {
        Printer line = say().message(server.name(), "FAIL").middle(command).middle(code);
        Stream.of(context).forEach(line::middle);
        line.trailing(words);
    }

    /** Something from the server that is no answer to a question of the protocol's. */
    void notice(String text) {
        say().message(server.name(), "NOTICE").middle(nick()).trailing(text);
    }
}
