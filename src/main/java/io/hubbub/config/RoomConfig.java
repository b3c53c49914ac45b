package io.hubbub.config;

import io.hubbub.room.ChatLimits;
import io.hubbub.room.Mode;
import io.hubbub.room.ModeChange;
import io.hubbub.room.StandingRoom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A room that is always there, and what is different for it. */
public final class RoomConfig extends Options {
    private static final Rule KEY = new Rule(
            "at most " + ModeChange.LONGEST_KEY + " ASCII characters without spaces, commas and colons, empty for none",
            ModeChange::isKey);
    private static final Rule DURABILITY =
            new Rule("\"relayed\" or \"stored\"", List.of("relayed", "stored")::contains);

    public final String name = keys.requiredRoom("the room, which is there also while nobody is in it");

    private final Optional<String> topic;
    private final Optional<List<String>> rules = keys.optionalTexts(
            "rules",
            oneMode(),
            "the rules that are on; a new room without this key has noOutsiders and protectedTopic");
    private final Optional<String> key =
            keys.secret("key", KEY, "the word that lets somebody in; an empty one takes the key away");
    private final OptionalInt limit =
            keys.optionalNumber("limit", 0, 1_000_000, "how many may be in the room; 0 is any number");

    private final OptionalInt keepDays =
            keys.optionalNumber("keepDays", 0, 36_500, "as in \"history\", for this room alone");
    private final OptionalInt keepEvents =
            keys.optionalNumber("keepEvents", 0, 1_000_000_000, "as in \"history\", for this room alone");
    private final Optional<String> durability =
            keys.optional("durability", DURABILITY, "as in \"history\", for this room alone");

    RoomConfig(Keys keys, ChatLimits chat) {
        super(keys);
        Rule line = new Rule(
                "one line of at most " + chat.topicLength + " characters, empty for none",
                text -> text.codePointCount(0, text.length()) <= chat.topicLength
                        && text.codePoints().noneMatch(Character::isISOControl));
        topic = keys.optional("topic", line, "the topic");
    }

    /** The room as it is wanted. */
    public StandingRoom standing() {
        Optional<Set<Mode>> modes =
                rules.map(words -> words.stream().map(RoomConfig::mode).collect(Collectors.toSet()));
        return new StandingRoom(name, topic, modes, key, limit);
    }

    /** How many days its events are kept, if this is what all other rooms have. */
    public int keepDays(int others) {
        return keepDays.orElse(others);
    }

    /** How many of its events are kept, if this is what all other rooms have. */
    public int keepEvents(int others) {
        return keepEvents.orElse(others);
    }

    /** Whether nobody sees what could still be lost, if this is what all other rooms have. */
    public boolean isStored(boolean others) {
        return durability.map("stored"::equals).orElse(others);
    }

    private static Mode mode(String word) {
        return Arrays.stream(Mode.values())
                .filter(mode -> word(mode).equals(word))
                .findFirst()
                .orElseThrow();
    }

    private static Rule oneMode() {
        List<String> words = Arrays.stream(Mode.values()).map(RoomConfig::word).toList();
        String last = words.get(words.size() - 1);
        return new Rule(String.join(", ", words.subList(0, words.size() - 1)) + " or " + last, words::contains);
    }

    /** A mode as programs call it, at the JSON door as well: two words are written as in inviteOnly. */
    private static String word(Mode mode) {
        String[] words = mode.name().split("_");
        Function<String, String> small = text -> text.toLowerCase(Locale.ROOT);
        StringBuilder all = new StringBuilder(small.apply(words[0]));
        for (int i = 1; i < words.length; i++) {
            all.append(words[i].charAt(0)).append(small.apply(words[i].substring(1)));
        }
        return all.toString();
    }
}
