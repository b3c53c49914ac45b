package io.hubbub.room;

/**
 * The number of an instance: of one event loop of one node, with its hub and its home. It is never negative, and it is unique in the
 * whole server. A node that starts again has another incarnation, and so its instances have other numbers: whatever still names the
 * earlier ones means instances that are gone.
 *
 * <p>From the highest bit on: the node, its incarnation, the loop. The first loop of a server of one node has the number 0.
 */
public final class InstanceId {
    /** Most event loops of one node: as many instances as the configuration allows. */
    public static final int LOOPS = 1 << 10;

    /** Most incarnations of a node; a node that has had as many begins again with the first. */
    public static final int INCARNATIONS = 1 << 14;

    /** Most nodes. */
    public static final int NODES = 1 << 7;

    private InstanceId() {}

    /** The number of an instance. */
    public static int of(int node, int incarnation, int loop) {
        check("node", node, NODES);
        check("incarnation", incarnation, INCARNATIONS);
        check("loop", loop, LOOPS);
        return (node * INCARNATIONS + incarnation) * LOOPS + loop;
    }

    private static void check(String what, int number, int most) {
        if (number < 0 || number >= most) {
            throw new IllegalArgumentException(what + " " + number + ": expected 0 to " + (most - 1));
        }
    }

    /** The node that an instance is at. */
    public static int node(int instance) {
        return instance / LOOPS / INCARNATIONS;
    }

    /** The incarnation of its node. */
    public static int incarnation(int instance) {
        return instance / LOOPS % INCARNATIONS;
    }

    /** Which of its node's event loops it is. */
    public static int loop(int instance) {
        return instance % LOOPS;
    }
}
