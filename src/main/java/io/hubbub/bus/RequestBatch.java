package io.hubbub.bus;

import java.util.List;

/**
 * What one hub asks of one home in one tick.
 *
 * @param hub the asker
 * @param number this batch's number at this hub; named again in {@link Reply.Settled}
 * @param requests in the order they were made
 * @param seen the rounds of this home that the hub has dealt with since its last batch, one entry for each room batch
 */
public record RequestBatch(int hub, long number, List<Request> requests, List<Long> seen) {}
