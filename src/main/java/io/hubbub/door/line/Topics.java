package io.hubbub.door.line;

import io.hubbub.room.Room;

/** The topic of the room that a person talks in. */
final class Topics {
    private Topics() {}

    /** The action of {@code /topic}: without a text it is shown. */
    static void topic(Talk talk, String text) {
        talk.inRoom(room -> {
            if (text.isEmpty()) {
                show(talk, room);
            } else {
                talk.session().requests().setTopic(room.name(), text);
            }
        });
    }

    static void show(Talk talk, Room room) {
        if (room.topic().isEmpty()) {
            talk.say("No topic is set");
        } else {
            String by = room.topic().by();
            talk.say((by.isEmpty() ? "Topic: " : "Topic, set by " + by + ": ")
                    + room.topic().text());
        }
    }
}
