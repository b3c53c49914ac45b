package io.hubbub.command;

import io.hubbub.accounts.RoomsTool;
import io.hubbub.room.ChatLimits;
import java.io.PrintWriter;

/** The rooms that belong to accounts, in the database that a configuration names: what the commands of {@code room} have in common. */
final class RoomsSource extends DatabaseSource {
    static final String ROOM = "ROOM";

    static final String ITS_NAME = "The room, by its name without #; capitals don't matter.";

    /** What a command does with them; returns its exit code. */
    interface Work {
        int with(RoomsTool rooms, PrintWriter out);
    }

    /** What names of rooms have to be like. */
    ChatLimits limits() {
        return config().chat();
    }

    int run(Work work) {
        return complaining(out -> {
            try (RoomsTool rooms = open(uri -> RoomsTool.open(uri, AccountsSource.ACTOR, System::currentTimeMillis))) {
                return work.with(rooms, out);
            }
        });
    }
}
