package io.hubbub.door.irc;

import io.hubbub.door.irc.Pieces.Piece;
import io.hubbub.room.Member;
import io.hubbub.room.MessageId;
import io.hubbub.room.Speech;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes one message of several lines: as a batch for clients that know <a
 * href="https://ircv3.net/specs/extensions/multiline">multiline</a>, for others as the lines that are not blank.
 *
 * @param command PRIVMSG or NOTICE
 * @param target the channel or nick
 */
record LinesWriter(IrcWire wire, Speech speech, String command, Member from, String target) {
    /** In front of the name of a batch: no batch of a client's own answers is called so. */
    private static final String REFERENCE = "m-";

    /** Tags that stand on the first line alone: it is one answer. */
    private static final Set<String> ONCE = Set.of("+draft/reply", "+reply");

    /** Tags that are longer than this altogether stand on the first line alone: a message must not grow with them line by line. */
    private static final int REPEATED_TAGS_BYTES = 128;

    void write(List<Piece> pieces, long timeMs, MessageId id, Buffer out) {
        if (wire.has(Capability.MULTILINE)) {
            batch(pieces, timeMs, id, out);
        } else {
            lines(pieces, timeMs, id, out);
        }
    }

    private void batch(List<Piece> pieces, long timeMs, MessageId id, Buffer out) {
        String reference = REFERENCE + id;
        String source = IrcWire.source(from);
        wire.spoken(speech.tags(), from, timeMs, named(id), out)
                .message(source, "BATCH")
                .middle("+" + reference)
                .middle(ClientBatch.TYPE)
                .last(target);
        for (int i = 0; i < pieces.size(); i++) {
            Printer line = new Printer(out).tag("batch", reference);
            if (pieces.get(i).goesOn()) {
                line.tag(ClientBatch.CONCAT, "");
            }
            line.message(source, command).middle(target).trailing(words(pieces.get(i), i == 0, i == pieces.size() - 1));
        }
        new Printer(out).message("", "BATCH").last("-" + reference);
    }

    private void lines(List<Piece> pieces, long timeMs, MessageId id, Buffer out) {
        boolean isFirst = true;
        Map<String, String> repeated = repeatedTags();
        for (Piece piece : pieces) {
            if (!piece.isBlank()) {
                wire.spoken(isFirst ? speech.tags() : repeated, from, timeMs, isFirst ? named(id) : "", out)
                        .message(IrcWire.source(from), command)
                        .middle(target)
                        .trailing(words(piece, true, true));
                isFirst = false;
            }
        }
    }

    private String named(MessageId id) {
        return wire.has(Capability.MESSAGE_TAGS) ? id.toString() : "";
    }

    private Buffer words(Piece piece, boolean isFirst, boolean isLast) {
        return speech.kind() == Speech.Kind.ACTION ? Ctcp.action(piece.words(), isFirst, isLast) : piece.words();
    }

    private Map<String, String> repeatedTags() {
        if (speech.tags().isEmpty()) {
            return Map.of();
        }
        Map<String, String> repeated = new HashMap<>(speech.tags());
        repeated.keySet().removeAll(ONCE);
        int bytes = repeated.entrySet().stream()
                .mapToInt(tag -> tag.getKey().length() + tag.getValue().length())
                .sum();
        return bytes > REPEATED_TAGS_BYTES ? Map.of() : repeated;
    }
}
