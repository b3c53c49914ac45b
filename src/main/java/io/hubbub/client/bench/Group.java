package io.hubbub.client.bench;

/** Those receivers that must all see the same bytes, and how far they are in their log. */
final class Group {
    private final ReferenceLog log;
    private int following;

    /** The sum of the offsets of those who follow the log. */
    private long followedBytes;

    Group(ReferenceLog log) {
        this.log = log;
    }

    ReferenceLog log() {
        return log;
    }

    int following() {
        return following;
    }

    void startFollowing() {
        following++;
    }

    void followed(int bytes) {
        followedBytes += bytes;
    }

    void stopFollowing(Receiver receiver) {
        following--;
        followedBytes -= receiver.offset();
    }

    /** How many messages have come back, as a mean over the receivers that follow. */
    double delivered() {
        long accounted = log.check().accounted();
        long behindBytes = log.end() * following - followedBytes;
        if (behindBytes == 0 || accounted == 0) {
            return accounted;
        }
        double bytesPerMessage = (double) log.end() / accounted;
        return accounted - behindBytes / (following * bytesPerMessage);
    }

    /** Whether all that follow the log have everything that was sent. */
    boolean hasEverything(long sent) {
        return log.check().accounted() >= sent && followedBytes == log.end() * following;
    }
}
