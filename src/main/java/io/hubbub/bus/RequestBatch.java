package io.hubbub.bus;

import java.util.List;

/**
 * What one hub asks of one home in one tick.
 *
 * @param hub who asks
 * @param number this batch's number at this hub; named again in {@link Reply.Settled}
 * @param asks in the order they were made
 * @param seen the rounds of this home that the hub has dealt with since its last batch, one entry for each room batch
 */
public record RequestBatch(int hub, long number, List<Request> asks, List<Long> seen) {}
