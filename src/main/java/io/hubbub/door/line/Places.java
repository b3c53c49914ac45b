package io.hubbub.door.line;

import io.hubbub.hub.Archive;
import io.hubbub.hub.Recall;
import io.hubbub.net.Sentences;
import io.hubbub.room.Entry;
import io.hubbub.room.Event;
import io.hubbub.room.Room;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The commands by which a person comes into rooms and out of them. */
final class Places {
    private Places() {}

    /** The room that is meant: somebody used to IRC writes {@code #lobby} for {@code lobby}. */
    static String room(String typed) {
        return typed.startsWith("#") ? typed.substring(1) : typed;
    }

    static void join(Talk talk, String roomAndKey) {
        String[] parts = Talk.words(roomAndKey);
        if (parts[1].indexOf(' ') >= 0) {
            parts = new String[] {roomAndKey, ""};
        }
        String room = room(parts[0]);
        Optional<Room> known = talk.session().room(room);
        if (known.isPresent()) {
            talk.view().talkIn(known.get().name());
            talk.say("You talk in " + talk.view().here());
        } else {
            enter(talk, room, parts[1]);
        }
    }

    static void enter(Talk talk, String room, String key) {
        talk.steps.await();
        Recall recall = Recall.last(talk.options().replay, Archive.Kind.SPEECH).catchingUp();
        talk.session().requests().join(new Entry(room, key, Set.of()), talk.view().wire(room), recall);
    }

    static void part(Talk talk, String typed) {
        String room = room(typed);
        if (room.isEmpty()) {
            talk.inRoom(talkedIn -> leave(talk, talkedIn.name()));
        } else {
            leave(talk, room);
        }
    }

    private static void leave(Talk talk, String room) {
        talk.session().requests().leave(room, "");
        talk.steps.awaitAll();
    }

    static void departed(Talk talk, String room, Event.Departed how) {
        talk.say(Sentences.outOf(room, how));
        View view = talk.view();
        if (view.isHere(room)) {
            view.talkNowhere();
            List<String> others = talk.session().rooms();
            if (!others.isEmpty()) {
                view.talkIn(others.get(others.size() - 1));
                talk.say("You talk in " + view.here());
            }
        }
    }
}
