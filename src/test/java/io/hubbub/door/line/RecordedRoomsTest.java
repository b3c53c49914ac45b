package io.hubbub.door.line;

import io.hubbub.Peer;
import io.hubbub.hub.KeptEvents;
import io.hubbub.net.OneDoor;
import io.hubbub.room.Recording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** People are told that rooms are recorded, and those who look after one when that fails. */
@Timeout(60)
class RecordedRoomsTest {
    private final KeptEvents kept = new KeptEvents();
    private final OneDoor door = KeepingLineDoor.serve(kept);

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void whoComesInIsToldOnceAndAgainWhereItIsOtherwise() {
        kept.ofRooms.put("den", new Recording(0, 0, false));
        Peer ann = door.connect();
        ann.expectLines(
                "* Welcome to Hubbub. You are guest1. /help lists the commands",
                "* You are in lobby",
                "* What is said here is kept for 30 days, the last 100,000 events at most",
                "* Here: guest1");
        ann.send("/join hall\n/join den\n");
        ann.expectLines(
                "* You are in hall",
                "* Here: guest1",
                "* You are in den",
                "* What is said here is kept for good",
                "* Here: guest1");
    }

    @Test
    void anOperatorIsToldThatNothingCanBeStored() {
        kept.recording = new Recording(0, 0, true);
        Peer ann = door.connect();
        ann.expectLines(
                "* Welcome to Hubbub. You are guest1. /help lists the commands",
                "* You are in lobby",
                "* What is said here is kept for good",
                "* Here: guest1");
        ann.send("/join hall\n");
        ann.expectLines("* You are in hall", "* Here: guest1");
        kept.failingSinceMs = 1000;
        door.pass(10);
        ann.expectLines(
                "* [lobby] The server can't store what is said here since 00:00 UTC, and so refuses it",
                "* The server can't store what is said here since 00:00 UTC, and so refuses it");
        kept.failingSinceMs = 0;
        door.pass(1);
        ann.expectLines("* [lobby] What is said here is stored again", "* What is said here is stored again");
    }
}
