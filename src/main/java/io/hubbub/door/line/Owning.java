package io.hubbub.door.line;

import io.hubbub.hub.Queries;
import io.hubbub.hub.Queries.OwnerAnswer;
import io.hubbub.room.Owner;
import java.util.function.Consumer;
import java.util.function.Function;

/** The commands by which a room belongs to a person's account. */
final class Owning {
    private Owning() {}

    static void own(Talk talk) {
        change(talk, Queries::own, owner -> " belongs to your account " + owner.name());
    }

    static void transfer(Talk talk, String nick) {
        change(
                talk,
                (queries, room, answer) -> queries.transfer(room, nick, answer),
                owner -> " belongs to " + owner.name());
    }

    static void disown(Talk talk) {
        change(talk, Queries::disown, owner -> " belongs to nobody");
    }

    private interface Change {
        void ask(Queries queries, String room, Consumer<OwnerAnswer> answer);
    }

    private static void change(Talk talk, Change change, Function<Owner, String> done) {
        talk.inRoom(room -> talk.steps.<OwnerAnswer>ask(
                answer -> change.ask(talk.session().queries(), room.name(), answer),
                answered -> answered.refusal()
                        .ifPresentOrElse(talk::refused, () -> talk.say(room.name() + done.apply(answered.owner())))));
    }
}
