package io.hubbub.client.bench;

import io.hubbub.net.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Where two receivers saw different things.
 *
 * @param receiver whose bytes differ from what was seen before
 * @param author the receiver that was ahead and had seen the other bytes
 * @param offset of the first different byte, counted from the starting marker
 * @param context what both saw just before
 * @param seen what the author saw there
 * @param got what this receiver got instead
 */
record Divergence(int receiver, int author, long offset, String context, String seen, String got) {
    private static final int BEFORE_BYTES = 24;
    private static final int AFTER_BYTES = 48;

    static Divergence at(LogCursor cursor, int receiver, byte[] bytes, int from, int to) {
        byte[] got = Arrays.copyOfRange(bytes, from, Math.min(to, from + AFTER_BYTES));
        return new Divergence(
                receiver,
                cursor.author(),
                cursor.offset(),
                text(cursor.before(BEFORE_BYTES)),
                text(cursor.after(AFTER_BYTES)),
                text(got));
    }

    private static String text(byte[] bytes) {
        return Text.harmless(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    @Override
    public String toString() {
        return "receiver " + receiver + " and receiver " + author + " differ at byte " + offset + ", after \"" + context
                + "\": " + author + " saw \"" + seen + "\", " + receiver + " got \"" + got + "\"";
    }
}
