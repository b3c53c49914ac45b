package io.hubbub.client.bench;

/**
 * The faults of the messages of one stream, or of several together.
 *
 * @param messages how many different messages arrived
 * @param lost sent and never seen
 * @param duplicated seen again
 * @param reordered seen after a later one of the same sender
 * @param damaged begun and not finished as they should be
 */
record Tally(long messages, long lost, long duplicated, long reordered, long damaged) {
    static final Tally NOTHING = new Tally(0, 0, 0, 0, 0);

    Tally plus(Tally other) {
        return new Tally(
                messages + other.messages,
                lost + other.lost,
                duplicated + other.duplicated,
                reordered + other.reordered,
                damaged + other.damaged);
    }

    Tally times(long streams) {
        return new Tally(
                messages * streams, lost * streams, duplicated * streams, reordered * streams, damaged * streams);
    }

    boolean isClean() {
        return lost + duplicated + reordered + damaged == 0;
    }
}
