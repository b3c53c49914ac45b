package io.hubbub.room;

import io.hubbub.room.Refusal.Why;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which properties persons and rooms may have, the same at every door. Some keys are known, and their values have a form that whoever
 * shows them can rely on; all other keys are free. Thread-safe.
 */
public final class PropertyRules {
    /** How somebody wants to be called, or what a room is called at length. It is shown beside the name, and never in its place. */
    public static final String DISPLAY_NAME = "display-name";

    /** Where a picture is: an https address. */
    public static final String AVATAR = "avatar";

    /** A colour, as #rrggbb. */
    public static final String COLOR = "color";

    public static final String PRONOUNS = "pronouns";

    /** An http or https address. */
    public static final String HOMEPAGE = "homepage";

    /** Characters of the longest key: those that are in use have half as many. */
    public static final int KEY_LENGTH = 40;

    /** Characters of the longest display name and pronouns: they stand beside a nick, in one line. */
    public static final int SHORT_LENGTH = 64;

    private static final Pattern KEY = Pattern.compile("[a-z0-9_./-]{1," + KEY_LENGTH + "}");
    private static final Pattern HEX_COLOR = Pattern.compile("#[0-9A-Fa-f]{6}");

    /** A host that begins with a letter or a digit, and after it nothing that could end an attribute or a line. */
    private static final Pattern HTTPS = Pattern.compile("https://[\\p{L}\\p{N}][^\\s\"'<>\\\\^`@]*");

    private static final Pattern HTTP = Pattern.compile("https?://[\\p{L}\\p{N}][^\\s\"'<>\\\\^`@]*");

    private static final int IDEOGRAPHIC_SPACE = 0x3000;
    private static final int EMOJI_STYLE = 0xFE0F;

    private PropertyRules() {}

    /** Whether there can be such a key. */
    public static boolean isKey(String key) {
        return KEY.matcher(key).matches();
    }

    /**
     * Why somebody or something can't have some properties.
     *
     * @param key which is at fault
     */
    public record Fault(Why why, String key) {}

    /** What is at fault with some changes of properties; empty if they can be made. */
    public static Optional<Fault> fault(Properties now, Map<String, String> changes, ChatLimits limits) {
        for (Map.Entry<String, String> change : changes.entrySet()) {
            Optional<Why> fault = fault(change.getKey(), change.getValue(), limits);
            if (fault.isPresent()) {
                return Optional.of(new Fault(fault.get(), change.getKey()));
            }
        }
        Properties then = now.with(changes);
        return then.size() > limits.properties && then.size() > now.size()
                ? Optional.of(new Fault(Why.TOO_MANY_PROPERTIES, ""))
                : Optional.empty();
    }

    /** Why nobody can have a value of a key, if nobody can. An empty value takes it away, which is always possible. */
    public static Optional<Why> fault(String key, String value, ChatLimits limits) {
        if (!isKey(key)) {
            return Optional.of(Why.BAD_PROPERTY_KEY);
        } else if (value.getBytes(StandardCharsets.UTF_8).length > limits.propertyBytes) {
            return Optional.of(Why.PROPERTY_TOO_LONG);
        } else if (value.isEmpty()) {
            return Optional.empty();
        }
        return isText(value) && isGood(key, value) ? Optional.empty() : Optional.of(Why.BAD_PROPERTY);
    }

    private static boolean isGood(String key, String value) {
        return switch (key) {
            case DISPLAY_NAME -> isShort(value) && !Names.isOfTheServer(value);
            case PRONOUNS -> isShort(value);
            case AVATAR -> HTTPS.matcher(value).matches();
            case HOMEPAGE -> HTTP.matcher(value).matches();
            case COLOR -> HEX_COLOR.matcher(value).matches();
            default -> true;
        };
    }

    /** What a value of a key has to be, for a person who has given another. */
    static String expected(String key) {
        return switch (key) {
            case DISPLAY_NAME ->
                "expected a name of at most " + SHORT_LENGTH
                        + " characters without hidden signs, that is not the server's or a service's";
            case PRONOUNS -> "expected at most " + SHORT_LENGTH + " characters without hidden signs";
            case AVATAR -> "expected the https address of a picture";
            case HOMEPAGE -> "expected an address that begins with https:// or http://";
            case COLOR -> "expected a colour such as #c90076";
            default -> "expected one line of text without control characters";
        };
    }

    /** Whether it is one line of whole characters: a door can write it as it is. */
    private static boolean isText(String value) {
        return value.codePoints()
                .noneMatch(c -> Character.isISOControl(c)
                        || c == 0x2028
                        || c == 0x2029
                        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    private static boolean isShort(String value) {
        return Names.length(value) <= SHORT_LENGTH && value.strip().equals(value) && !hidesSomething(value);
    }

    /** Whether it has signs that turn the order of what follows, or that nobody sees: with them a name looks like another. */
    private static boolean hidesSomething(String value) {
        if (Names.isAscii(value)) {
            return false;
        }
        int[] text = value.codePoints().toArray();
        for (int at = 0; at < text.length; at++) {
            boolean isJoiner = text[at] == Characters.ZERO_WIDTH_JOINER || text[at] == EMOJI_STYLE;
            boolean joins = isJoiner && at > 0 && (Characters.isEmoji(text[at - 1]) || isModifier(text, at - 1));
            boolean isNeeded = joins || Characters.isJoinerOfScript(text, at) || text[at] == IDEOGRAPHIC_SPACE;
            if (text[at] >= 0x80 && Characters.isInvisible(text[at]) && !isNeeded) {
                return true;
            }
        }
        return false;
    }

    private static boolean isModifier(int[] text, int at) {
        return Characters.isSkinTone(text[at]) || text[at] == EMOJI_STYLE;
    }
}
