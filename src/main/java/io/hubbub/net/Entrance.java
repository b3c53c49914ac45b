package io.hubbub.net;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The words with which plain desktop clients come and go, {@code NAME:Enter Chat Room} and {@code NAME:Leave Chat Room}: the only
 * name that a client at a raw or UDP door ever gives.
 */
final class Entrance {
    private static final byte[] ENTER = ":Enter Chat Room".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LEAVE = ":Leave Chat Room".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NAME_BYTES = 128;

    private Entrance() {}

    /** The name in a chunk that is such an entrance, with spaces made underscores so that it can be a nick. */
    static Optional<String> name(Buffer chunk) {
        int nameBytes = nameBytes(chunk, ENTER);
        if (nameBytes < 0) {
            return Optional.empty();
        }
        return Optional.of(
                Text.decode(Text.withoutMark(chunk.slice(0, nameBytes))).strip().replace(' ', '_'));
    }

    /** Whether a chunk is such a farewell, whatever name is in it. */
    static boolean isFarewell(Buffer chunk) {
        return nameBytes(chunk, LEAVE) > 0;
    }

    /** How long the name before these words is; -1 if the chunk is no such thing. */
    private static int nameBytes(Buffer chunk, byte[] words) {
        int end = chunk.length();
        while (end > 0 && (chunk.getByte(end - 1) == '\n' || chunk.getByte(end - 1) == '\r')) {
            end--;
        }
        int nameBytes = end - words.length;
        boolean isSuch = nameBytes >= 1 && nameBytes <= LONGEST_NAME_BYTES && hasWordsAt(chunk, nameBytes, words);
        return isSuch ? nameBytes : -1;
    }

    private static boolean hasWordsAt(Buffer chunk, int at, byte[] words) {
        for (int i = words.length - 1; i >= 0; i--) {
            if (chunk.getByte(at + i) != words[i]) {
                return false;
            }
        }
        return true;
    }
}
