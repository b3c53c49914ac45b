package io.hubbub.command;

import io.hubbub.history.Forgetter;
import io.hubbub.history.KeptRooms;
import java.io.PrintWriter;

/** The history in the database that a configuration names, and what is done with it: what the commands of {@code history} have in common. */
final class HistorySource extends DatabaseSource {
    /** What a command does with the database; returns its exit code. */
    interface Work {
        int with(KeptRooms rooms, PrintWriter out);
    }

    /** The same for a command that has something forgotten. */
    interface Change {
        int with(Forgetter forgetter, PrintWriter out);
    }

    int run(Work work) {
        return complaining(out -> {
            try (KeptRooms rooms = open(KeptRooms::open)) {
                return work.with(rooms, out);
            }
        });
    }

    int change(Change change) {
        return complaining(out -> {
            try (Forgetter forgetter = open(uri -> Forgetter.open(uri, System::currentTimeMillis, System::nanoTime))) {
                return change.with(forgetter, out);
            }
        });
    }

    /** Says that there is no such room. */
    int complainOfRoom(String room) {
        return complain(
                "--room: nothing is kept of a room " + room + "; hubbub history rooms lists those that are kept",
                CANT_DO);
    }
}
