package io.hubbub.bus;

import java.util.List;

/**
 * The requests of one hub to one home in one tick.
 *
 * @param hub the instance whose hub asks
 * @param number this batch's number at this hub; named again in {@link Reply.Settled}
 * @param requests in the order they were made
 * @param seen the numbers of what the home has sent and the hub has dealt with since its last batch
 */
public record RequestBatch(int hub, long number, List<Request> requests, List<Long> seen) {}
