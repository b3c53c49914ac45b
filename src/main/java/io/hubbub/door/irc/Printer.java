package io.hubbub.door.irc;

import io.hubbub.net.Text;
import io.hubbub.room.Address;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Appends messages to a buffer, one after another: perhaps some {@link #tag}s, then {@link #message}, perhaps some {@link
 * #middle} parameters, then one of {@link #last}, {@link #trailing} and {@link #end}, which end the line. Not thread-safe.
 *
 * <p>Whatever the parts hold, one message is one line of UTF-8, and its part after the tags has at most 510 bytes and CR LF:
 *
 * <ul>
 *   <li>CR, LF and NUL become a space.
 *   <li>Source, command and middle parameters are one word each: a space in them, and a colon that begins them, become
 *       {@code _}; an empty one becomes {@code *}, which is how IRC writes that there is nothing.
 *   <li>What doesn't fit is cut between two characters, and what would follow it is left out.
 * </ul>
 */
final class Printer {
    /** All tags of one line, with the at sign before them and the space after them. */
    private static final int TAGS_BYTES = 8191;

    private static final Pattern UNFIT_FOR_TAG_NAME = Pattern.compile("[\\x00\r\n ;=]");

    private static final byte[] SPACE = {' '};
    private static final byte[] SPACE_COLON = {' ', ':'};
    private static final byte[] COLON = {':'};
    private static final byte[] NOTHING = {'*'};
    private static final byte[] LINE_END = {'\r', '\n'};

    private final Buffer out;

    /** How many bytes the tags of the next message take up so far, with the sign before each. */
    private int tagsBytes;

    /** Where the message must end in the buffer, not counting CR LF; negative between two messages. */
    private int limit = -1;

    private Runnable onEnd = () -> {};

    Printer(Buffer out) {
        this.out = out;
    }

    /** Does something each time a line has ended. */
    Printer whenEnded(Runnable action) {
        onEnd = action;
        return this;
    }

    /** Gives the next message a tag. One without a name is left out, and so is one that makes all of them too long. */
    Printer tag(String name, String value) {
        mustBeBetweenMessages();
        String written = value.isEmpty() ? tagName(name) : tagName(name) + "=" + TagValues.escape(value);
        byte[] utf8 = utf8(written);
        int longer = tagsBytes + 1 + utf8.length;
        if (!name.isEmpty() && longer + SPACE.length <= TAGS_BYTES) {
            out.appendByte((byte) (tagsBytes == 0 ? '@' : ';')).appendBytes(utf8);
            tagsBytes = longer;
        }
        return this;
    }

    /** Begins a message. Without a source, an empty one, the client takes it to be from the server. */
    Printer message(String source, String command) {
        mustBeBetweenMessages();
        if (tagsBytes > 0) {
            out.appendBytes(SPACE);
            tagsBytes = 0;
        }
        limit = out.length() + Input.REST_BYTES;
        if (!source.isEmpty()) {
            put(COLON);
            put(word(source));
            put(SPACE);
        }
        put(word(command));
        return this;
    }

    /** Begins a reply. An empty nick, of a client that has none yet, becomes the star that it should be. */
    Printer message(String server, Numeric numeric, String nick) {
        return message(server, numeric.code()).middle(nick);
    }

    /** A whole reply that says the numeric's own words, or none if it has no words. */
    void reply(String server, Numeric numeric, String nick, String... middle) {
        message(server, numeric, nick);
        for (String parameter : middle) {
            middle(parameter);
        }
        if (numeric.text().isEmpty()) {
            end();
        } else {
            trailing(numeric.text());
        }
    }

    /** A parameter that is one word. */
    Printer middle(String parameter) {
        put(SPACE);
        put(word(parameter));
        return this;
    }

    /** Somebody's host: an address can begin with a colon, and a parameter that is one word can't. */
    Printer host(String host) {
        return middle(Address.withoutColon(host));
    }

    /** How many bytes of a trailing parameter fit into a message that says something to somebody. */
    static int room(String source, String command, String target) {
        int before = COLON.length + word(source).length + SPACE.length + word(command).length;
        int to = SPACE.length + word(target).length;
        return Math.max(0, Input.REST_BYTES - before - to - SPACE_COLON.length);
    }

    /** How many bytes of a trailing parameter would still fit. */
    int room() {
        return Math.max(0, limit - out.length() - SPACE_COLON.length);
    }

    /** Ends the line with a parameter of any kind, after a colon if it needs one. */
    void last(String parameter) {
        byte[] utf8 = harmless(parameter);
        put(needsColon(utf8) ? SPACE_COLON : SPACE);
        put(utf8);
        end();
    }

    /** Ends the line with a parameter after a colon, as people's words are written; nothing in them drives a screen. */
    void trailing(String text) {
        verbatim(Text.formatted(withoutLineEnds(text)));
    }

    private static String withoutLineEnds(String text) {
        return text.replace('\0', ' ').replace('\r', ' ').replace('\n', ' ');
    }

    private void verbatim(String text) {
        put(SPACE_COLON);
        put(harmless(text));
        end();
    }

    /** The same with what programs say: nothing but what would break the line is changed, and what isn't UTF-8. */
    void trailing(Buffer text) {
        if (Text.isPlain(text) && text.length() <= room()) {
            put(SPACE_COLON);
            out.appendBuffer(text);
            end();
        } else {
            verbatim(Text.decode(text));
        }
    }

    /** Ends the line. */
    void end() {
        mustHaveBegun();
        out.appendBytes(LINE_END);
        limit = -1;
        onEnd.run();
    }

    /** The longest beginning of some UTF-8 that has at most so many bytes and doesn't end inside a character. */
    static int cut(byte[] utf8, int start, int maxBytes) {
        int end = start + maxBytes;
        if (end >= utf8.length) {
            return utf8.length - start;
        }
        while (end > start && (utf8[end] & 0xC0) == 0x80) {
            end--;
        }
        return end - start;
    }

    private void put(byte[] utf8) {
        mustHaveBegun();
        int room = limit - out.length();
        if (utf8.length <= room) {
            out.appendBytes(utf8);
        } else {
            out.appendBytes(utf8, 0, cut(utf8, 0, room));
            limit = out.length();
        }
    }

    private void mustBeBetweenMessages() {
        if (limit >= 0) {
            throw new IllegalStateException("The message before has not been ended");
        }
    }

    private void mustHaveBegun() {
        if (limit < 0) {
            throw new IllegalStateException("No message has begun");
        }
    }

    private static byte[] word(String text) {
        byte[] utf8 = harmless(text);
        if (utf8.length == 0) {
            return NOTHING;
        }
        for (int i = 0; i < utf8.length; i++) {
            if (utf8[i] == ' ' || (i == 0 && utf8[i] == ':')) {
                utf8[i] = '_';
            }
        }
        return utf8;
    }

    private static byte[] harmless(String text) {
        byte[] utf8 = utf8(text);
        for (int i = 0; i < utf8.length; i++) {
            if (utf8[i] == 0 || utf8[i] == '\r' || utf8[i] == '\n') {
                utf8[i] = ' ';
            }
        }
        return utf8;
    }

    private static boolean needsColon(byte[] utf8) {
        if (utf8.length == 0 || utf8[0] == ':') {
            return true;
        }
        for (byte b : utf8) {
            if (b == ' ') {
                return true;
            }
        }
        return false;
    }

    private static String tagName(String name) {
        return UNFIT_FOR_TAG_NAME.matcher(name).replaceAll("_");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
