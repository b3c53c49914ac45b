package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.Recording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients are told that channels are recorded, and operators of a channel when that fails. */
@Timeout(60)
class RecordedChannelsTest {
    private final KeepingDoor door = new KeepingDoor("");

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void aClientIsToldOnceWhenItIsWelcomed() {
        IrcPeer ann = new IrcPeer(door.door.connect())
                .sends("NICK ann", "USER ann 0 * :ann")
                .is("ann");
        String all = String.join("\n", ann.seesAllUntil("422"));
        assertTrue(
                all.contains("NOTICE ann :What is said here is kept for 30 days, the last 100,000 events at most"),
                all);
        ann.sends("JOIN #den").seesAllUntil("366");
        ann.seesNothing();
    }

    @Test
    void aClientIsToldOfAChannelWhereItIsOtherwise() {
        door.kept.ofRooms.put("den", new Recording(1, 0, false));
        IrcPeer ann = door.welcomed("ann", "server-time");
        ann.sends("JOIN #den").seesAllUntil("366");
        assertTrue(ann.line().endsWith("NOTICE #den :What is said here is kept for a day"));
    }

    @Test
    void anOperatorIsToldThatNothingCanBeStored() {
        IrcPeer ann = door.welcomed("ann", "multi-prefix");
        ann.sends("JOIN #den").seesAllUntil("366");
        door.kept.failingSinceMs = 1000;
        door.door.pass(10);
        ann.sees(
                ":hubbub.local NOTICE #den :The server can't store what is said here since 00:00 UTC; it goes on, and what can't wait"
                        + " any longer will be missing");
        door.kept.failingSinceMs = 0;
        door.door.pass(1);
        ann.sees(":hubbub.local NOTICE #den :What is said here is stored again");
    }
}
