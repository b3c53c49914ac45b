package io.hubbub.config;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Small random damage to bytes: parts dropped, doubled, cut off, overwritten, or one of the tokens put in. */
final class Mutation {
    private final Random random;
    private final List<String> tokens;

    Mutation(Random random, List<String> tokens) {
        this.random = random;
        this.tokens = tokens;
    }

    byte[] of(byte[] original) {
        byte[] content = original;
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            content = changed(content);
        }
        return content;
    }

    private byte[] changed(byte[] content) {
        int from = random.nextInt(content.length + 1);
        int to = Math.min(content.length, from + random.nextInt(12));
        byte[] head = Arrays.copyOf(content, from);
        byte[] tail = Arrays.copyOfRange(content, to, content.length);
        return switch (random.nextInt(20)) {
            case 0 -> head;
            case 1, 2, 3, 4 -> joined(head, tail);
            case 5, 6, 7, 8 -> joined(head, new byte[] {(byte) random.nextInt()}, tail);
            case 9, 10, 11 -> joined(Arrays.copyOf(content, to), Arrays.copyOfRange(content, from, content.length));
            default ->
                joined(head, token(), random.nextBoolean() ? tail : Arrays.copyOfRange(content, from, content.length));
        };
    }

    private byte[] token() {
        return tokens.get(random.nextInt(tokens.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
