package io.hubbub.config;

/** Every number with a default: its key in the file, its range, its default, and the reason for them. */
public enum Setting {
    INSTANCES("instances", 0, 1024, 0, "verticle instances, one event loop each; 0 is one per core"),

    WORKERS("workers", 1, 1024, 15, "tasks that run at once, each on a thread of its own"),
    QUEUE("queue", 0, 100_000, 256, "tasks that may wait for a worker; the next one is answered busy"),
    DEADLINE_SECONDS("deadlineSeconds", 1, 86_400, 30, "a task that takes longer is cancelled, and its asker told"),

    CONNECTIONS(
            "connections",
            1,
            1_000_000,
            20_000,
            "all doors together, or in a door that door alone; each takes memory and an open file (ulimit -n)"),
    CONNECTIONS_PER_ADDRESS(
            "connectionsPerAddress",
            0,
            1_000_000,
            0,
            "0 is no limit, since people behind one router or proxy share an address"),
    LINE_BYTES(
            "lineBytes",
            512,
            16 << 20,
            65_536,
            "longest line; every connection may make the server hold one, and IRC needs 512"),
    BEHIND_BYTES(
            "behindBytes",
            65_536,
            1 << 30,
            1 << 20,
            "how far a slow reader may fall behind; the backlog is shared, so it is memory per room, not per reader"),
    BEHIND_SECONDS("behindSeconds", 1, 3600, 10, "how long it may take nothing while something waits for it"),
    IDLE_SECONDS(
            "idleSeconds",
            0,
            604_800,
            0,
            "a silent connection is closed after this; 0 is never, since some only listen"),
    GRACE_SECONDS(
            "graceSeconds",
            0,
            600,
            5,
            "how long a stop may take to let queued bytes out; stay below what your supervisor waits (Docker: 10)");

    private final String key;
    private final int least;
    private final int most;
    private final int standard;
    private final String why;

    Setting(String key, int least, int most, int standard, String why) {
        this.key = key;
        this.least = least;
        this.most = most;
        this.standard = standard;
        this.why = why;
    }

    public String key() {
        return key;
    }

    public int least() {
        return least;
    }

    public int most() {
        return most;
    }

    Range range() {
        return new Range(least, most);
    }

    /** The value when neither the file nor the environment gives one. */
    public int standard() {
        return standard;
    }

    /** What the number means and why its range is what it is; {@code conf/hubbub.json} has the same words. */
    public String why() {
        return why;
    }
}
