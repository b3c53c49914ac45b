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

/** Changes of a room's rules as JSON has them: read from requests and written in events, which never have a key that a room has got. */
final class JsonModeChanges {
    /** The members that say what a change is about. */
    private static final List<String> KINDS = List.of("mode", "key", "limit", "role", "list", "keepDays");

    private static final int MOST_MEMBERS = 999_999_999;

    private JsonModeChanges() {}

    /** Writes a change; of a new key only that there is one. */
    static void write(JsonLine out, ModeChange change) {
        change.handledBy(new JsonModeChange(out));
    }

    /** The changes of a request, in their order. */
    static List<ModeChange> read(List<JsonFields> members) throws BadRequest {
        List<ModeChange> changes = new ArrayList<>();
        for (JsonFields change : members) {
            changes.add(read(change));
        }
        return changes;
    }

    private static ModeChange read(JsonFields change) throws BadRequest {
        if (KINDS.stream().filter(change::has).count() > 1) {
            throw change.expected("one of " + String.join(", ", KINDS) + " in each change");
        }
        if (change.has("mode")) {
            return new ModeChange.Switched(constant(change, "mode", Mode.values()), change.flag("on"));
        } else if (change.has("key")) {
            return new ModeChange.KeySet(key(change));
        } else if (change.has("limit")) {
            return new ModeChange.LimitSet(number(change, "limit", MOST_MEMBERS));
        } else if (change.has("keepDays")) {
            return new ModeChange.KeepSet(number(change, "keepDays", ModeChange.MOST_DAYS));
        } else if (change.has("role")) {
            Role role = constant(change, "role", Role.values());
            return new ModeChange.RoleGiven(role, change.nonEmpty("who"), change.flag("granted"));
        } else if (change.has("list")) {
            Mask mask = Mask.of(Text.harmless(change.nonEmpty("mask")));
            Optional<String> fault = mask.fault();
            if (fault.isPresent()) {
                throw change.wrong("mask", fault.get());
            }
            return new ModeChange.MaskSet(constant(change, "list", MaskList.values()), mask, change.flag("added"));
        }
        throw change.expected("one of " + String.join(", ", KINDS));
    }

    private static String key(JsonFields change) throws BadRequest {
        String key = change.text("key");
        if (!ModeChange.isKey(key)) {
            throw change.expected(
                    "key",
                    "at most " + ModeChange.LONGEST_KEY
                            + " ASCII characters without spaces, commas and colons; empty for none");
        }
        return key;
    }

    private static int number(JsonFields change, String name, int most) throws BadRequest {
        long number = change.number(name);
        if (number < 0 || number > most) {
            throw change.expected(name, "0 for none, or up to " + most + ", got " + number);
        }
        return (int) number;
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
