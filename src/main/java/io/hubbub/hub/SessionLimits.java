package io.hubbub.hub;

/**
 * The limits of one session: how far it may be behind, and how long it may be stuck, silent or closing.
 *
 * @param behindBytes how far it may fall behind in reading, counted in the events it has still to see
 * @param behindNs how long it may take nothing at all while something waits for it
 * @param idleNs how long it may stay silent; 0 for as long as it likes
 * @param closingNs how long it gets to read its last bytes when it is being closed
 */
public record SessionLimits(long behindBytes, long behindNs, long idleNs, long closingNs) {}
