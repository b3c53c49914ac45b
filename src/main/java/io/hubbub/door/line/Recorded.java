package io.hubbub.door.line;

import io.hubbub.net.StoreSentences;
import io.hubbub.room.Recording;

/** What somebody is told of how their rooms are kept: on coming in, but again only where it is otherwise, and when that fails. */
final class Recorded {
    private final Talk talk;
    private String told = "";

    Recorded(Talk talk) {
        this.talk = talk;
    }

    /** Tells of the room that somebody has come into. */
    void joined(String room) {
        talk.session().past().recording(room).map(Recording::sentence).ifPresent(sentence -> {
            if (!told.equals(sentence)) {
                told = sentence;
                talk.say(sentence);
            }
        });
    }

    void notStored(String room, long sinceMs, Recording recording) {
        talk.sayOf(room, StoreSentences.failing(sinceMs, recording));
    }

    void storedAgain(String room) {
        talk.sayOf(room, StoreSentences.AGAIN);
    }
}
