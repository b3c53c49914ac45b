/**
 * The writer: the rooms and nicks that live on one event loop, and so the place where their order is made. A {@link
 * io.hubbub.home.Home} takes batches of requests from hubs; requests to rooms go to {@code RoomRequests}, which asks the {@link
 * io.hubbub.room.Policy} before it makes an event; requests about nicks go to {@code HomeNicks}; those that go to every home to {@code
 * HomeRequests}. At the end of its tick a home publishes for each room what happened in it.
 *
 * <p>What is in flight is bounded where it comes in. Each batch of requests is settled ({@code Acknowledgements}) once every hub
 * concerned has dealt with what came of it. While half of a room or more can't be written to, what was said in it is not settled
 * either, and counts against that room alone: so a flood slows its speakers and nobody elsewhere, and does not empty the room; and
 * fewer than half can't slow anybody.
 *
 * <p>A {@code ModePlan} makes one event of several changes of modes. The home of a nick knows who has it, who had it, and who wants to
 * hear of it.
 */
package io.hubbub.home;
