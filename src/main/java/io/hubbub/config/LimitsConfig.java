package io.hubbub.config;

/** The limits on what clients may cost the server, or one door. */
public final class LimitsConfig extends Options {
    /** The limits that hold where nothing else is said. */
    public static final LimitsConfig STANDARD = new LimitsConfig(Keys.standard());

    /** The one limit that no door has for itself. */
    private static final String GRACE = "graceSeconds";

    public final int connections = keys.number(
            "connections",
            1,
            1_000_000,
            20_000,
            "all doors together, or in a door that door alone; each takes memory and an open file (ulimit -n)");
    public final int connectionsPerAddress = keys.number(
            "connectionsPerAddress",
            0,
            1_000_000,
            0,
            "0 is no limit, since people behind one router or proxy share an address");
    public final int lineBytes = keys.number(
            "lineBytes",
            512,
            16 << 20,
            65_536,
            "longest line; every connection may make the server hold one, and IRC needs 512");
    public final int behindBytes = keys.number(
            "behindBytes",
            65_536,
            1 << 30,
            1 << 20,
            "how far a slow reader may fall behind; the backlog is shared, so it is memory per room, not per reader");
    public final int behindSeconds =
            keys.number("behindSeconds", 1, 3600, 10, "seconds it may take nothing while something waits for it");
    public final int idleSeconds = keys.number(
            "idleSeconds",
            0,
            604_800,
            0,
            "seconds of silence after which a connection is closed; 0 is never, since some only listen");
    public final int unreachableSeconds = keys.number(
            "unreachableSeconds",
            0,
            86_400,
            120,
            "seconds after which a peer whose machine answers nothing, not even TCP keep-alive, is gone; 0 is the system's: hours");
    public final int graceSeconds = keys.number(
            GRACE,
            0,
            600,
            5,
            "seconds a stop may take to let queued bytes out; stay below what your supervisor waits (Docker: 10)");

    LimitsConfig(Keys keys) {
        super(keys);
    }

    /** Those of a door, laid over the server's. */
    static LimitsConfig ofDoor(Section section, Keys.World world) {
        if (section.has(GRACE)) {
            throw section.complaint(GRACE, "belongs to the top-level limits, since all doors stop together");
        }
        section.allow(world.limits().values().keySet().stream()
                .filter(key -> !key.equals(GRACE))
                .toList());
        return new LimitsConfig(Keys.of(section, world).over(world.limits()));
    }
}
