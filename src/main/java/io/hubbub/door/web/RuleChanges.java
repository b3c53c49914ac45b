package io.hubbub.door.web;

import io.hubbub.net.Text;
import io.hubbub.room.Mask;
import io.hubbub.room.MaskList;
import io.hubbub.room.Mode;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Changes of a room's rules as JSON has them: alike in what a client wishes and in what it is told, but for a room's key. */
final class RuleChanges {
    /** The members that say what a change is about. */
    private static final List<String> KINDS = List.of("mode", "key", "limit", "role", "list");

    private static final int MOST_MEMBERS = 999_999_999;

    private RuleChanges() {}

    /** Everything but a new key, which only who sets it knows. */
    static void write(JsonLine out, ModeChange change) {
        change.handledBy(new JsonRule(out));
    }

    /** The wishes of a request, in their order. */
    static List<ModeChange> read(List<JsonFields> wishes) throws BadRequest {
        List<ModeChange> changes = new ArrayList<>();
        for (JsonFields wish : wishes) {
            changes.add(read(wish));
        }
        return changes;
    }

    private static ModeChange read(JsonFields wish) throws BadRequest {
        if (KINDS.stream().filter(wish::has).count() > 1) {
            throw wish.expected("one of " + String.join(", ", KINDS) + " in each change");
        }
        if (wish.has("mode")) {
            return new ModeChange.Switched(constant(wish, "mode", Mode.values()), wish.flag("on"));
        } else if (wish.has("key")) {
            return new ModeChange.KeySet(key(wish));
        } else if (wish.has("limit")) {
            return new ModeChange.LimitSet(limit(wish));
        } else if (wish.has("role")) {
            Role role = constant(wish, "role", Role.values());
            return new ModeChange.RoleGiven(role, wish.nonEmpty("who"), wish.flag("granted"));
        } else if (wish.has("list")) {
            Mask mask = Mask.of(Text.harmless(wish.nonEmpty("mask")));
            Optional<String> fault = mask.fault();
            if (fault.isPresent()) {
                throw wish.wrong("mask", fault.get());
            }
            return new ModeChange.MaskSet(constant(wish, "list", MaskList.values()), mask, wish.flag("added"));
        }
        throw wish.expected("one of " + String.join(", ", KINDS));
    }

    private static String key(JsonFields wish) throws BadRequest {
        String key = wish.text("key");
        if (!ModeChange.isKey(key)) {
            throw wish.expected(
                    "key",
                    "at most " + ModeChange.LONGEST_KEY
                            + " ASCII characters without spaces, commas and colons; empty for none");
        }
        return key;
    }

    private static int limit(JsonFields wish) throws BadRequest {
        long limit = wish.number("limit");
        if (limit < 0 || limit > MOST_MEMBERS) {
            throw wish.expected("limit", "0 for none, or up to " + MOST_MEMBERS + ", got " + limit);
        }
        return (int) limit;
    }

    /** A constant by its name in JSON. */
    static <E extends Enum<E>> E constant(JsonFields from, String name, E[] all) throws BadRequest {
        String word = from.text(name);
        return Arrays.stream(all)
                .filter(one -> People.word(one).equals(word))
                .findFirst()
                .orElseThrow(() -> from.expected(name, oneOf(all) + ", got " + Text.harmless(word)));
    }

    private static <E extends Enum<E>> String oneOf(E[] all) {
        String words = Arrays.stream(all).map(People::word).collect(Collectors.joining(", "));
        int last = words.lastIndexOf(", ");
        return last < 0 ? words : words.substring(0, last) + " or " + words.substring(last + 2);
    }
}
