package io.hubbub.door.irc;

import io.hubbub.net.Text;
import io.hubbub.room.Speech;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Text of any length and origin as pieces that IRC messages can carry. */
final class Pieces {
    /** The longest character in UTF-8: no piece can promise to be shorter. */
    private static final int CHARACTER_BYTES = 4;

    private static final String LINE_END = String.valueOf(Speech.LINE_END);
    private static final String CUT = String.valueOf(Speech.CUT);

    private Pieces() {}

    /**
     * Cuts a text: each line of it apart, empty ones left out, and a line that is too long between two characters. The
     * pieces are UTF-8, with U+FFFD for what was not, and may share the text's bytes.
     *
     * @param roomBytes what fits into one message, see {@link Printer#room}; below 4 it counts as 4, and the printer cuts
     */
    static List<Buffer> of(Buffer text, int roomBytes) {
        int room = Math.max(roomBytes, CHARACTER_BYTES);
        if (text.length() > 0 && text.length() <= room && Text.isPlain(text)) {
            return List.of(text);
        }
        List<Buffer> pieces = new ArrayList<>();
        for (String line : Text.lines(Text.decode(text))) {
            cut(line.getBytes(StandardCharsets.UTF_8), room, pieces);
        }
        return pieces;
    }

    /**
     * A piece of a text of several lines.
     *
     * @param words UTF-8
     * @param goesOn whether it goes on with the line of the piece before
     */
    record Piece(Buffer words, boolean goesOn) {
        boolean isBlank() {
            return words.length() == 0;
        }
    }

    /** The pieces of a text of several lines, the empty ones too; where the speaker's program has cut a line, it stays cut. */
    static List<Piece> ofLines(Buffer text, int roomBytes) {
        int room = Math.max(roomBytes, CHARACTER_BYTES);
        List<Piece> pieces = new ArrayList<>();
        for (String line : Text.decode(text).split(LINE_END, -1)) {
            List<Buffer> ofLine = new ArrayList<>();
            for (String part : line.split(CUT, -1)) {
                cut(part.getBytes(StandardCharsets.UTF_8), room, ofLine);
            }
            if (ofLine.isEmpty()) {
                pieces.add(new Piece(Buffer.buffer(), false));
            }
            for (int i = 0; i < ofLine.size(); i++) {
                pieces.add(new Piece(ofLine.get(i), i > 0));
            }
        }
        return pieces;
    }

    private static void cut(byte[] utf8, int room, List<Buffer> pieces) {
        for (int at = 0; at < utf8.length; ) {
            int length = Printer.cut(utf8, at, room);
            pieces.add(Buffer.buffer(length).appendBytes(utf8, at, length));
            at += length;
        }
    }
}
