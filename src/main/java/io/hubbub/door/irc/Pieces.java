package io.hubbub.door.irc;

import io.hubbub.net.Text;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Text of any length and origin as pieces that IRC messages can carry. */
final class Pieces {
    /** The longest character in UTF-8: no piece can promise to be shorter. */
    private static final int CHARACTER_BYTES = 4;

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

    private static void cut(byte[] utf8, int room, List<Buffer> pieces) {
        for (int at = 0; at < utf8.length; ) {
            int length = Printer.cut(utf8, at, room);
            pieces.add(Buffer.buffer(length).appendBytes(utf8, at, length));
            at += length;
        }
    }
}
