package io.hubbub.client;

import io.hubbub.net.Text;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Unframed bytes, shown as they come: a chunk that does not end its line ends it all the same, because the next message
 * has no other way to begin a new one. Only a character cut in two waits for its second half.
 */
final class RawIncoming implements Incoming {
    private final Consumer<String> show;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);

    /** The first bytes, at most three, of a character whose rest has not come yet. */
    private byte[] cut = new byte[0];

    /** The last line shown had no end of its own; if that comes now, it is not an empty line. */
    private boolean endPending;

    RawIncoming(Consumer<String> show) {
        this.show = show;
    }

    @Override
    public void handle(Buffer chunk) {
        ByteBuffer bytes = ByteBuffer.allocate(cut.length + chunk.length());
        bytes.put(cut).put(chunk.getBytes()).flip();
        CharBuffer text = CharBuffer.allocate(bytes.remaining());
        decoder.decode(bytes, text, false);
        cut = new byte[bytes.remaining()];
        bytes.get(cut);
        showLines(text.flip().toString());
    }

    @Override
    public void end() {
        if (cut.length > 0) {
            showLines("\uFFFD");
        }
    }

    private void showLines(String text) {
        int start = endPending ? lengthOfLeadingEnd(text) : 0;
        for (int end = text.indexOf('\n', start); end >= 0; end = text.indexOf('\n', start)) {
            showLine(text.substring(start, end));
            start = end + 1;
        }
        if (start < text.length()) {
            showLine(text.substring(start));
        }
        endPending = text.isEmpty() ? endPending : !text.endsWith("\n");
    }

    private static int lengthOfLeadingEnd(String text) {
        return text.startsWith("\n") ? 1 : text.startsWith("\r\n") ? 2 : 0;
    }

    private void showLine(String line) {
        show.accept(Text.harmless(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line));
    }
}
