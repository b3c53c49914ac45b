package io.hubbub.bus;

import io.hubbub.room.InstanceId;
import java.util.stream.IntStream;

/**
 * One process of the server.
 *
 * @param name how addresses on the event bus name it
 * @param number below {@link InstanceId#NODES}
 * @param incarnation which of its lives this is, below {@link InstanceId#INCARNATIONS}
 * @param loops how many instances it has
 */
public record Node(String name, int number, int incarnation, int loops) {
    /** The name of the only node of a server. */
    public static final String ONLY = "only";

    /** The number of one of its instances. */
    public int instance(int loop) {
        return InstanceId.of(number, incarnation, loop);
    }

    IntStream instances() {
        return IntStream.range(0, loops).map(this::instance);
    }
}
