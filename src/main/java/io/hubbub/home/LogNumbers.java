package io.hubbub.home;

import io.hubbub.room.MessageId;
import io.hubbub.room.Position;
import java.util.SplittableRandom;

/** Numbers and epochs for the logs of one home where no journal keeps any: no two homes of a server give out the same number. */
final class LogNumbers {
    private final int homes;
    private final SplittableRandom random = new SplittableRandom();
    private long next;

    /**
     * @param home which home of the server this is, from 0
     * @param homes how many there are
     */
    LogNumbers(int home, int homes) {
        this.homes = homes;
        this.next = MessageId.FIRST_ROOM_LOG + home;
    }

    /** A log has a number of its own until all are used up; the time in a message's name tells it from those of an older log. */
    long next() {
        long number = next;
        next += homes;
        if (next > MessageId.MAX_LOG) {
            next = MessageId.FIRST_ROOM_LOG + (next - MessageId.FIRST_ROOM_LOG) % homes;
        }
        return number;
    }

    /** Random bits that tell one incarnation of a room from another. */
    long epoch() {
        return random.nextLong(1L << Position.EPOCH_BITS);
    }
}
