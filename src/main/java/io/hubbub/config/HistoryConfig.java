package io.hubbub.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** What is kept of the rooms, where and for how long. */
public final class HistoryConfig extends Options {
    private static final String SQLITE = "sqlite:";

    private static final Rule URI = Rule.matching(
            Pattern.compile("sqlite:.+|postgresql://.+"),
            "sqlite:FILE, postgresql://USER:PASSWORD@HOST:PORT/DATABASE or null");

    private final Optional<String> uri = keys.secretOrNull(
            "uri",
            URI,
            "sqlite:data/hubbub.db",
            "the database; a relative path is relative to this file; SQLite needs no set-up; with null nothing is kept");

    public final boolean isStored = !keys.choice(
            "durability",
            "relayed",
            "stored",
            "everybody sees an event at once, and it is stored a moment later; with \"stored\" nobody sees what could still be lost");
    public final int flushMillis = keys.number(
            "flushMillis",
            1,
            10_000,
            50,
            "milliseconds that a relayed event waits at most for others that are stored with it; a crash loses no more than that");
    public final int keepDays =
            keys.number("keepDays", 0, 36_500, 30, "days after which events are removed; 0 is never");
    public final int keepEvents = keys.number(
            "keepEvents",
            0,
            1_000_000_000,
            100_000,
            "events of each room that are kept; 0 is any number; about 250 bytes each");
    public final int queueBytes = keys.number(
            "queueBytes",
            1 << 20,
            1 << 30,
            64 << 20,
            "what may wait in memory while the database fails; what comes then is seen, but not kept");
    public final int graceMinutes = keys.number(
            "graceMinutes",
            0,
            10_080,
            10,
            "how long roles wait for their holders whose connections ended, and an empty room that needs a key or an invitation or is secret may be gone on with");

    public final int mailWaiting = keys.number(
            "mailWaiting",
            0,
            100_000,
            1000,
            "direct messages that may wait for somebody who has an account and is not here: more than one reads on coming back; 0 is none");
    public final int mailWaitingOfOne = keys.number(
            "mailWaitingOfOne",
            0,
            100_000,
            100,
            "of them, those of one account, and of all guests together: so no stranger takes the room of all others");

    HistoryConfig(Keys keys) {
        super(keys);
    }

    /** The address of the database, a path in it absolute; empty if nothing is kept. */
    public Optional<String> uri() {
        return uri.map(given ->
                given.startsWith(SQLITE) ? SQLITE + keys.inFolder("uri", given.substring(SQLITE.length())) : given);
    }
}
