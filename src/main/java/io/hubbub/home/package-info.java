/**
 * The writer: the rooms and nicks that live on one event loop, and so the place where their order is made. A {@link
 * io.hubbub.home.Home} takes batches of requests from hubs; requests to rooms go to {@code RoomRequests}, which asks the {@link
 * io.hubbub.room.Policy} before it makes an event; requests about nicks go to {@code HomeNicks}; those that go to every home to {@code
 * HomeRequests}.
 *
 * <p>A room at its home is opening, live or closing. The first to come makes its home open a log ({@link io.hubbub.home.Journal});
 * until that is there, what is asked of the room waits, within bounds ({@code Openings}, {@code Opening}). While it is live ({@code
 * HomeRoom}), what happened in a tick is stamped and true at once for what is asked next; at the end of the tick it is given to the
 * journal, and it is published, in order, once it is stored ({@code Publisher}, {@code Flight}): several ticks may be in flight, and no
 * room waits for another. Beside the room as it will be ({@code RoomRecord}) there is then the room as everybody has seen it, which is
 * what queries are answered from. A room that empties is over, and closing until its last events are published and its log is closed: a
 * session that wants to come in meanwhile founds the next incarnation after that, with another log and another epoch, or goes on with
 * the room's past if the journal has kept that. The journal that keeps nothing ({@code MemoryJournal}) answers in the same tick, and then
 * there is one state and no flight; only a room that is emptied and wanted again in one tick waits for the end of that tick.
 *
 * <p>What can't be stored has not happened ({@code Undoing}). The room is again as everybody has seen it; a speaker is given the words
 * back, a request to come in or to change something is refused, and nobody else has seen anything of it. A member that left is gone
 * nevertheless, and a new nick or profile stays: that happens again with new numbers, and is stored with whatever is stored next, which
 * is tried with every request and about once a second. A kick counts as leaving: its member may have asked for something since, and been
 * refused it. If nobody is left in the room, that they went is told without being stored, and the log ends after those numbers.
 *
 * <p>What is in flight is bounded where it comes in. Each batch of requests is settled ({@code Acknowledgements}) once every hub
 * concerned has dealt with what came of it. What waits for a room's journal is not settled before, and while half of a room or more can't
 * be written to, neither is what was said in it; both count against that room alone: so a flood slows its speakers and nobody elsewhere,
 * and does not empty the room; and fewer than half can't slow anybody. Nor is what was said settled while the journal is behind: then the
 * rooms of this home are said to as fast as is stored. Beyond what a session may have in flight, the rooms that open or
 * close and what waits for each are bounded ({@code Openings}, {@code Opening}), and nobody comes into a room of which too much is not
 * stored ({@code HomeRoom}): so sessions that come and go while a journal stands fill no memory.
 *
 * <p>A standing room ({@code StandingRooms}) is live from the start and never over, and so nobody founds it. In every room the roles of
 * members who hold a claim wait for them for a time after their connections ended ({@code Claims}, {@code Holders}); they go into the
 * journal with the room's past. When an operator does not come back, somebody else becomes one ({@code Succession}).
 *
 * <p>A {@code ModePlan} makes one event of several changes of modes. The home of a nick knows who has it, who had it, and who wants to
 * hear of it.
 */
package io.hubbub.home;
