package io.hubbub.door.line;

import io.hubbub.net.Text;
import io.hubbub.room.Properties;
import io.hubbub.room.PropertyRules.Fault;
import io.hubbub.room.Refusal;
import java.util.Map;
import java.util.Optional;

/** What a person tells of itself, and of the room that it talks in. */
final class Profiles {
    private Profiles() {}

    /** The action of {@code /profile}: without a key all is shown; without a value, it is taken away. */
    static void profile(Talk talk, String rest) {
        if (rest.isEmpty()) {
            show(talk, "You tell", talk.session().profile().properties());
            return;
        }
        talk.steps.<Optional<Fault>>ask(
                answer -> talk.session().requests().describing().person(change(rest), answer),
                fault -> fault.ifPresentOrElse(
                        found -> talk.say("/profile: "
                                + new Refusal(found.why(), found.key())
                                        .sentence(talk.session().chatLimits())),
                        () -> show(talk, "You tell", talk.session().profile().properties())));
    }

    /** The action of {@code /describe}: the same for the room. Its members see a change as it happens. */
    static void describe(Talk talk, String rest) {
        talk.inRoom(room -> {
            if (rest.isEmpty()) {
                show(talk, room.name() + " tells", room.properties());
            } else {
                talk.session().requests().describing().room(room.name(), change(rest));
            }
        });
    }

    private static Map<String, String> change(String rest) {
        String[] words = rest.split(" +", 2);
        return Map.of(words[0], words.length > 1 ? words[1] : "");
    }

    private static void show(Talk talk, String who, Properties properties) {
        if (properties.isEmpty()) {
            talk.say(who + " nothing more");
        }
        properties.all().forEach((key, value) -> talk.say(who + " " + key + ": " + Text.harmless(value)));
    }
}
