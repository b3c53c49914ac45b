/**
 * Requests, replies and events as they travel between hubs and homes, and the event bus that carries them: the only user of Vert.x's
 * {@code EventBus}. A {@link io.hubbub.bus.Request} goes from a hub to a home, which may be that of a room, of a nick, or every one; a
 * {@link io.hubbub.bus.Reply} comes back to a session; a {@link io.hubbub.bus.RoomBatch} is published to every hub with members in a
 * room. All of them are immutable. Within one process they pass by reference; each of them can be bytes as well ({@link
 * io.hubbub.bus.MessageFormat}), by the codecs of {@link io.hubbub.codec}, and with {@code -Dhubbub.bus=bytes} all of them are, for tests.
 *
 * <p>Homes and hubs are named by the number of their instance ({@link io.hubbub.room.InstanceId}), which tells the node as well; addresses
 * end in the node's name. A query names the kind of its {@link io.hubbub.bus.Answer}. Answers, acknowledgements and settlements name the
 * instance that they come from: what is awaited is a set of instances, so one that is gone can be taken out of it.
 *
 * <p>Requests and replies are dispatched to handlers with a method for each kind: a kind that a handler does not know does not compile.
 */
package io.hubbub.bus;
