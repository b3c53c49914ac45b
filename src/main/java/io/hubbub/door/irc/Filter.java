package io.hubbub.door.irc;

import io.hubbub.room.Mask;
import io.hubbub.room.RoomListing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which channels LIST is asked for, in the words of <a href="https://modern.ircdocs.horse/#elist-parameter">ELIST</a>: names
 * and masks of which one must fit, masks after an exclamation mark of which none may, and how many members, how old and how
 * long without another topic.
 */
final class Filter {
    private static final Pattern COMPARISON = Pattern.compile("([CT]?)([<>])([0-9]{1,9})");

    private final List<Mask> masks = new ArrayList<>();
    private final List<Predicate<RoomListing>> rules = new ArrayList<>();

    private Filter() {}

    static Filter of(List<String> words, long nowMs) {
        Filter filter = new Filter();
        for (String word : words) {
            Matcher comparison = COMPARISON.matcher(word);
            if (comparison.matches()) {
                filter.rules.add(comparison(comparison, nowMs));
            } else if (word.startsWith("!")) {
                Mask mask = Mask.glob(word.substring(1));
                filter.rules.add(room -> !mask.fits(ChannelName.of(room.room())));
            } else {
                filter.masks.add(Mask.glob(word));
            }
        }
        return filter;
    }

    /** Ages are in minutes; a channel without a topic has none of any age. */
    private static Predicate<RoomListing> comparison(Matcher written, long nowMs) {
        boolean less = written.group(2).equals("<");
        long number = Long.parseLong(written.group(3));
        long ageMs = TimeUnit.MINUTES.toMillis(number);
        return switch (written.group(1)) {
            case "C" -> room -> isOnSide(less, nowMs - room.createdMs(), ageMs);
            case "T" ->
                room -> !room.topic().isEmpty()
                        && isOnSide(less, nowMs - room.topic().atMs(), ageMs);
            default -> room -> isOnSide(less, room.members(), number);
        };
    }

    private static boolean isOnSide(boolean less, long value, long limit) {
        return less ? value < limit : value > limit;
    }

    boolean takes(RoomListing room) {
        String channel = ChannelName.of(room.room());
        return (masks.isEmpty() || masks.stream().anyMatch(mask -> mask.fits(channel)))
                && rules.stream().allMatch(rule -> rule.test(room));
    }
}
