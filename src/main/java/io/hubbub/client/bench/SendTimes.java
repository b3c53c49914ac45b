package io.hubbub.client.bench;

/** When each message was sent, or should have been, for the messages that may still be in flight. */
final class SendTimes {
    private static final int MAX_TIMES = 1 << 20;
    private static final int MAX_PER_SENDER = 1 << 16;
    private static final int MIN_PER_SENDER = 1 << 8;

    private final long[][] timesNs;
    private final int mask;

    SendTimes(int senders) {
        int wanted = Math.max(MIN_PER_SENDER, Math.min(MAX_PER_SENDER, MAX_TIMES / senders));
        int perSender = Integer.highestOneBit(wanted);
        timesNs = new long[senders][perSender];
        mask = perSender - 1;
    }

    /** How many of one sender's messages may be in flight before times are forgotten. */
    int perSender() {
        return mask + 1;
    }

    void put(int sender, long number, long timeNs) {
        timesNs[sender][(int) number & mask] = timeNs;
    }

    /** Zero for a sender that does not exist, since what is read off a wire can be anything. */
    long get(int sender, long number) {
        return sender < timesNs.length ? timesNs[sender][(int) number & mask] : 0;
    }
}
