/**
 * The vocabulary of the core and its rules, as values: what a room is, who is in it, what can happen there, who may do what. Nothing
 * here has a thread, a socket or a protocol, and nothing here imports another package of ours.
 *
 * <p>The core is five packages, with arrows one way: {@code home} and {@code hub} import {@code bus}, {@code stats} and {@code room};
 * {@code bus} and {@code stats} import {@code room}. Nothing in {@code hub} names {@code home}: they talk through {@code bus} alone. Front
 * doors stand outside, on {@code hub}.
 *
 * <p>What may happen in a room is its {@link io.hubbub.room.RoomState}'s: roles, modes, lists of masks. {@link io.hubbub.room.Policy}
 * says whether somebody may do something; who isn't let is told by a {@link io.hubbub.room.Refusal}, which each door puts into its own
 * protocol's words. An {@link io.hubbub.room.Event} is what happened; code that deals with events, or with changes of modes, does so
 * through a handler with a method for each kind, so that a new kind that nobody handles does not compile.
 *
 * <h2>Glossary</h2>
 *
 * <dl>
 *   <dt>door
 *   <dd>A front door: a port and a protocol by which people or programs come in (raw, line, irc, web, demo).
 *   <dt>session
 *   <dd>One connection as the core knows it. Its identity is the nick and profile that others see.
 *   <dt>hub
 *   <dd>The sessions of one event loop, and what reaches them.
 *   <dt>home
 *   <dd>The rooms and nicks that live on one event loop. A room lives at exactly one home, its only writer, and so has one order.
 *   <dt>request
 *   <dd>What a hub asks of a home for a session. It is settled once everybody concerned has dealt with what came of it.
 *   <dt>in flight
 *   <dd>Asked for and not settled. What may be in flight is bounded, for each session and for each hub.
 *   <dt>reply
 *   <dd>What a home, or another hub, has to say to one session or one hub.
 *   <dt>event
 *   <dd>Something that happened in a room, with its number in the room's order.
 *   <dt>tick
 *   <dd>One turn of an event loop: work is gathered during it and done at its end, all at once.
 *   <dt>batch
 *   <dd>What one tick brought: requests, replies or events that travel together.
 *   <dt>audience
 *   <dd>A room at one hub: a copy of its state, and the subscriptions of the hub's sessions to it.
 *   <dt>subscription
 *   <dd>One session in one room: its wire, and its cursor in the room's log when it can't keep up.
 *   <dt>wire
 *   <dd>How events look in a protocol. A batch is encoded once for each wire, however many look through it.
 *   <dt>framing
 *   <dd>How encoded lines stand on a kind of connection. A batch is framed once for each framing.
 *   <dt>outlet
 *   <dd>Where the bytes of one connection go.
 *   <dt>speech
 *   <dd>What somebody said: a chunk of bytes or a line of text, and how it is meant.
 * </dl>
 */
package io.hubbub.room;
