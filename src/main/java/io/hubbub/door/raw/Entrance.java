package io.hubbub.door.raw;

import io.hubbub.net.Text;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The words with which plain desktop clients enter, {@code NAME:Enter Chat Room}: the only thing known of who they are. */
final class Entrance {
    private static final byte[] WORDS = ":Enter Chat Room".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NAME_BYTES = 128;

    private Entrance() {}

    /** The name in a chunk that is such an entrance, with spaces made underscores so that it can be a nick. */
    static Optional<String> name(Buffer chunk) {
        int end = chunk.length();
        while (end > 0 && (chunk.getByte(end - 1) == '\n' || chunk.getByte(end - 1) == '\r')) {
            end--;
        }
        int nameBytes = end - WORDS.length;
        if (nameBytes < 1 || nameBytes > LONGEST_NAME_BYTES || !endsWithWords(chunk, nameBytes)) {
            return Optional.empty();
        }
        return Optional.of(
                Text.decode(Text.withoutMark(chunk.slice(0, nameBytes))).strip().replace(' ', '_'));
    }

    private static boolean endsWithWords(Buffer chunk, int at) {
        for (int i = WORDS.length - 1; i >= 0; i--) {
            if (chunk.getByte(at + i) != WORDS[i]) {
                return false;
            }
        }
        return true;
    }
}
