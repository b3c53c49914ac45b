package io.hubbub.client.bench;

/**
 * The cost of coming into a channel that has so many members already.
 *
 * @param micros from asking to the end of the list of names, a median
 * @param cpuMicros of the server's process, a mean; 0 when it is not watched
 */
record JoinCost(double micros, double cpuMicros) {}
