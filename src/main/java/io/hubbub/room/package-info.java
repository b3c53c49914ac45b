/**
 * The core: rooms and who is in them, on the event bus. Knows no front door.
 *
 * <p>Each event loop has a {@link io.hubbub.hub.Hub} with its sessions and a home with the rooms and nicks that live there;
 * a room lives at exactly one home, chosen by its name, and so its events have one order. The way of a message: a door calls
 * {@link io.hubbub.hub.Session#say}; the hub's outbox sends it with the tick's other asks to the room's home; the home
 * makes an {@link io.hubbub.room.Event} of it, with a number, and publishes the tick's events; each hub's audience encodes
 * them once for each {@link io.hubbub.hub.Wire}, frames that once for each {@link io.hubbub.hub.Framing}, and writes the same
 * buffer to every member through its {@link io.hubbub.hub.Outlet}.
 *
 * <p>What is under way is bounded at the entrance. Each batch that a hub sends to a home is settled once every hub concerned
 * has dealt with what came of it, and a hub stops reading from those who have too much unsettled. While half of a room
 * or more can't be written to, what was said in it is not settled either, and counts against that room alone: so a flood slows
 * its speakers and nobody elsewhere, and doesn't empty the room, and still fewer than half can't slow anybody.
 *
 * <p>A member whose outlet is full keeps a place in the audience's log of ticks, and goes on from there when it drains. All who
 * are behind share that log; the furthest behind is closed when it is over its limit, and so the log is never longer than that.
 *
 * <p>What may happen in a room is its {@link io.hubbub.room.RoomState}'s: roles, rules, lists of masks. The home asks {@code
 * Policy} before it makes an event, and a {@code Plan} makes one event of several changes of rules; whoever isn't let is told by a {@link io.hubbub.room.Refusal}, which its door puts into its
 * own protocol's words.
 *
 * <p>The home of a nick knows who has it, who had it, and who wants to hear of it. A session is found by its nick once it is
 * introduced, with a {@link io.hubbub.room.Profile}; a change of that is an event in its rooms. What a session asks (who
 * somebody is, what a room is like from outside) is a question with a number, which a home answers, or the hubs do that it
 * asks; and a batch with a question is settled only after the answer.
 *
 * <p>A mistake of ours, something thrown that nobody expects, ends those whom it concerns as {@link
 * io.hubbub.room.CloseReason#INTERNAL_ERROR} and nobody else: who looks through a wire that can't encode a tick; whose outlet,
 * listener or continuation throws; who asked for what a home can't grant for it; who is in a room at a hub whose copy can't follow.
 * The tick, the other notes and requests and all acknowledgements go on. Each is counted and logged once, by {@link
 * io.hubbub.stats.Mistakes}.
 *
 * <p>An operator of the server looks after all instances through the {@link io.hubbub.hub.Admin} of one session: sees their
 * sessions and rooms, the worst first and never more than a screen takes; hears what happens in rooms as an {@link
 * io.hubbub.hub.Observer}, for whom nobody waits; closes sessions.
 */
package io.hubbub.room;
