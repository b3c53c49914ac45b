package io.hubbub.room;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much of everything there may be, the same on every door. Lengths are in characters. A limit is its line here, which the
 * configuration and its documentation are made from or compared with.
 */
public final class ChatLimits {
    /** The value that networks have. */
    public static final ChatLimits STANDARD = new ChatLimits((key, least, most, standard, why) -> standard);

    /** Gives each limit its value. */
    @FunctionalInterface
    public interface Source {
        /**
         * The value of one limit.
         *
         * @param key the limit's name in the configuration
         * @param why what it means, and the reason for its range and its default
         */
        int number(String key, int least, int most, int standard, String why);
    }

    public final int nickLength;
    public final int roomLength;
    public final int topicLength;
    public final int reasonLength;
    public final int messageBytes;
    public final int messageLines;
    public final int rooms;
    public final int masks;
    public final int watched;
    public final int past;
    public final int redactMinutes;
    public final int properties;
    public final int propertyBytes;

    private final Map<String, Integer> values = new LinkedHashMap<>();

    public ChatLimits(Source source) {
        Source from = noting(source);
        nickLength = from.number("nickLength", 9, 64, 32, "longest nick, in characters; what networks grant");
        roomLength = from.number("roomLength", 16, 100, 64, "longest name of a room, in characters");
        topicLength = from.number(
                "topicLength", 80, 400, 390, "longest topic, in characters; fits one IRC line with all around it");
        reasonLength = from.number(
                "reasonLength",
                80,
                400,
                390,
                "longest reason for leaving, being away or a kick, in characters; a longer one is cut");
        messageBytes = from.number(
                "messageBytes",
                1024,
                65_536,
                32_768,
                "most bytes of a message of several lines; a long stack trace fits, and every member is sent all of it");
        messageLines = from.number(
                "messageLines",
                2,
                1000,
                250,
                "most lines of such a message; IRC clients that know of none get each line by itself");
        rooms = from.number(
                "rooms",
                1,
                10_000,
                100,
                "rooms one client may be in; enough for a person, and a flood of joins stays cheap");
        masks = from.number(
                "masks",
                1,
                1000,
                100,
                "entries each of a room's lists may have; a copy of them goes to every instance");
        watched = from.number(
                "watched",
                1,
                1000,
                100,
                "nicks one client may watch with MONITOR; a list of friends, not of everybody");
        past = from.number(
                "past", 0, 1_000_000, 1000, "nicks of people who have left that each instance remembers for WHOWAS");
        redactMinutes = from.number(
                "redactMinutes",
                0,
                527_040,
                1440,
                "minutes for which people may delete what they said; a day is enough to notice a mistake, and nobody"
                        + " rewrites what others have long relied on. 0 leaves it to operators");
        properties = from.number(
                "properties",
                1,
                100,
                20,
                "properties that a person may have, and a room: a copy goes to every instance that knows them. Five are shown by"
                        + " the page, and the rest is for programs");
        propertyBytes = from.number(
                "propertyBytes",
                64,
                300,
                300,
                "most bytes of a property's value; fits one IRC line with all around it");
    }

    private Source noting(Source source) {
        return (key, least, most, standard, why) -> {
            int value = source.number(key, least, most, standard, why);
            values.put(key, value);
            return value;
        };
    }

    /** The same but for one limit. */
    public ChatLimits with(String key, int value) {
        if (!values.containsKey(key)) {
            throw new IllegalArgumentException("no limit " + key);
        }
        return new ChatLimits((name, least, most, standard, why) -> name.equals(key) ? value : values.get(name));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChatLimits limits && limits.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "ChatLimits" + values;
    }
}
