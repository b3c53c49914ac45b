/**
 * Requests, replies and events as they travel between hubs and homes, and the event bus that carries them: the only user of Vert.x's
 * {@code EventBus}. A {@link io.hubbub.bus.Request} goes from a hub to a home, which may be that of a room, of a nick, or every one; a
 * {@link io.hubbub.bus.Reply} comes back to a session; a {@link io.hubbub.bus.RoomBatch} is published to every hub with members in a
 * room. All of them are immutable, and pass by reference within one process.
 *
 * <p>Requests and replies are dispatched to handlers with a method for each kind: a kind that a handler does not know does not compile.
 */
package io.hubbub.bus;
