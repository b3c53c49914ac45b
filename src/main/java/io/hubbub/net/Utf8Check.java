package io.hubbub.net;

/**
 * Whether bytes that come in pieces are UTF-8, by <a href="https://www.rfc-editor.org/rfc/rfc3629">RFC 3629</a>: no longer
 * forms than needed, no surrogates, nothing above U+10FFFF. Not thread-safe.
 */
final class Utf8Check {
    private static final int LEAST = 0x80;
    private static final int MOST = 0xBF;

    /** How many bytes of the character that has begun are still to come. */
    private int missing;

    /** The range of the next of them: less than usual after some first bytes. */
    private int least = LEAST;

    private int most = MOST;

    /** Takes the next bytes in. Returns whether nothing is wrong so far. */
    boolean accepts(byte[] bytes) {
        for (byte next : bytes) {
            if (!accepts(next & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    /** Whether no character is unfinished. */
    boolean isWhole() {
        return missing == 0;
    }

    private boolean accepts(int next) {
        if (missing == 0) {
            return next < 0x80 || begins(next);
        }
        boolean good = least <= next && next <= most;
        missing--;
        least = LEAST;
        most = MOST;
        return good;
    }

    private boolean begins(int first) {
        if (first < 0xC2 || first > 0xF4) {
            return false;
        }
        missing = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
        switch (first) {
            case 0xE0 -> least = 0xA0;
            case 0xED -> most = 0x9F;
            case 0xF0 -> least = 0x90;
            case 0xF4 -> most = 0x8F;
            default -> {}
        }
        return true;
    }
}
