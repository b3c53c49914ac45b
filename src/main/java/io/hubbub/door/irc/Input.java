package io.hubbub.door.irc;

import io.hubbub.net.Text;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * A line from a client, as it was understood.
 *
 * <p>Lines come from a {@link io.hubbub.net.LineSplitter} with {@link #LINE_BYTES}. It ends a line at {@code \r\n} or
 * {@code \n}, as IRC servers do. RFC 1459 has servers end one at a lone {@code \r} too; here that is part of the line,
 * and a space when it is passed on. What the splitter itself finds too long is {@link TooLong} as well.
 */
sealed interface Input {
    /** Room for tags in a client's line, from the at sign up to the space after them; servers may double it. */
    int TAGS_BYTES = 4096;
    /** Room for everything after the tags, without the line's end. */
    int REST_BYTES = 510;
    /** The longest line that can be good, without its end. */
    int LINE_BYTES = TAGS_BYTES + REST_BYTES;

    /** Commands by which a client goes: it is let go, in whatever encoding the reason is. */
    Set<String> LEAVING = Set.of("QUIT", "PART");

    /** A message. An empty line is one too, with an empty command. */
    record Good(Message message) implements Input {}

    /** The line was longer than allowed: {@link Numeric#ERR_INPUTTOOLONG}. */
    record TooLong() implements Input {}

    /**
     * The line was not UTF-8: {@code FAIL command INVALID_UTF8}. See <a
     * href="https://ircv3.net/specs/extensions/utf8-only">utf8-only</a>.
     *
     * @param tags those of the message, as far as they can be told
     * @param command the command in it, or a star if that can't be told
     */
    record NotUtf8(Map<String, String> tags, String command) implements Input {}

    /** Takes a line without its end. */
    static Input read(Buffer line) {
        int tags = tagsBytes(line);
        if (tags > TAGS_BYTES || line.length() - tags > REST_BYTES) {
            return new TooLong();
        }
        String text = Text.decode(line);
        Message message = Message.parse(text);
        boolean taken = LEAVING.contains(message.command()) || isUtf8(line, text);
        return taken ? new Good(message) : new NotUtf8(message.tags(), commandOrStar(message));
    }

    private static int tagsBytes(Buffer line) {
        if (line.length() == 0 || line.getByte(0) != '@') {
            return 0;
        }
        int at = 0;
        while (at < line.length() && line.getByte(at) != ' ') {
            at++;
        }
        return Math.min(at + 1, line.length());
    }

    /** Decoding put a U+FFFD wherever something was wrong; only one that was sent comes out as the same bytes again. */
    private static boolean isUtf8(Buffer line, String decoded) {
        return decoded.indexOf('\uFFFD') < 0
                || Buffer.buffer(decoded.getBytes(StandardCharsets.UTF_8)).equals(line);
    }

    private static String commandOrStar(Message message) {
        String command = message.command();
        boolean known = !command.isEmpty() && command.chars().allMatch(Input::isLetterOrDigit);
        return known ? command : "*";
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
