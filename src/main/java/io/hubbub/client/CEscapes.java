package io.hubbub.client;

import io.hubbub.net.Text;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * Text with the escapes of C string literals, turned into bytes: {@code \n \r \t \a \b \f \v \e \\ \' \" \?}, {@code \xHH}
 * with one or two hex digits, and one to three octal digits, so {@code \0} is a zero byte. Everything else is UTF-8.
 */
final class CEscapes {
    private static final String LETTERS = "nrtabfve\\'\"?";
    private static final String MEANINGS = "\n\r\t\u0007\b\f\u000B\u001B\\'\"?";

    private final String text;
    private final Buffer bytes = Buffer.buffer();
    private int at;

    private CEscapes(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException whose message is one line for the user */
    static Buffer decode(String text) {
        return new CEscapes(text).decode();
    }

    private Buffer decode() {
        while (at < text.length()) {
            int escape = text.indexOf('\\', at);
            int plainEnd = escape < 0 ? text.length() : escape;
            bytes.appendBytes(text.substring(at, plainEnd).getBytes(StandardCharsets.UTF_8));
            at = plainEnd;
            if (escape >= 0) {
                decodeEscape();
            }
        }
        return bytes;
    }

    private void decodeEscape() {
        int start = at++;
        if (at == text.length()) {
            throw refused(start, "ends with a single backslash: write \\\\ for a backslash");
        }
        char letter = text.charAt(at);
        int known = LETTERS.indexOf(letter);
        if (known >= 0) {
            bytes.appendByte((byte) MEANINGS.charAt(known));
            at++;
        } else if (letter == 'x') {
            at++;
            appendNumber(start, 16, 2);
        } else if (Character.digit(letter, 8) >= 0) {
            appendNumber(start, 8, 3);
        } else {
            throw refused(start, "has an unknown escape \\" + letter);
        }
    }

    private void appendNumber(int start, int radix, int maxDigits) {
        int value = 0;
        int digits = 0;
        while (digits < maxDigits && at < text.length() && Character.digit(text.charAt(at), radix) >= 0) {
            value = value * radix + Character.digit(text.charAt(at++), radix);
            digits++;
        }
        if (digits == 0) {
            throw refused(start, "has \\x without a hex digit");
        }
        if (value > 0xFF) {
            throw refused(start, "has an octal escape over \\377");
        }
        bytes.appendByte((byte) value);
    }

    private static IllegalArgumentException refused(int start, String why) {
        return new IllegalArgumentException("the text to send " + Text.harmless(why) + " (character " + (start + 1)
                + "); escapes are \\n \\r \\t \\0 \\\\ \\\" \\xHH and up to three octal digits");
    }
}
