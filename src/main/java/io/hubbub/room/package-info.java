/**
 * The vocabulary of the core and its rules, as values: what a room is, who is in it, what can happen there, who may do and see what.
 * Nothing here has a thread, a socket or a protocol, and nothing here imports another package of ours.
 *
 * <p>The core is six packages, with arrows one way: {@code home} and {@code hub} import {@code bus}, {@code stats} and {@code room};
 * {@code bus} imports {@code codec} and {@code room}; {@code codec} and {@code stats} import {@code room}. Nothing in {@code hub} names
 * {@code home}: they talk through {@code bus} alone. Front doors stand outside, on {@code hub}.
 *
 * <p>What may happen in a room depends on its {@link io.hubbub.room.RoomState}: roles, modes, lists of masks. {@link
 * io.hubbub.room.Policy} says whether somebody may do something, and {@link io.hubbub.room.Visibility} what somebody may see; a {@link
 * io.hubbub.room.Refusal} says why not, and each door puts it into its own protocol's words. An {@link io.hubbub.room.Event} is what
 * happened; code that deals with events, or with changes of modes, does so through a handler with a method for each kind, so that a new
 * kind that nobody handles does not compile.
 *
 * <h2>Glossary</h2>
 *
 * <dl>
 *   <dt>door
 *   <dd>A front door: a port and a protocol by which people or programs come in (raw, line, irc, web, udp and others).
 *   <dt>instance
 *   <dd>One event loop with its hub, its home and its share of each door. A node is a process with some instances.
 *   <dt>session
 *   <dd>One connection as the core knows it. Its identity is the nick and profile that others see; its rights are its own.
 *   <dt>hub
 *   <dd>The sessions of one instance, and what reaches them.
 *   <dt>home
 *   <dd>The rooms and nicks that live at one instance. A room lives at exactly one home, its only writer, and so has one order.
 *   <dt>request
 *   <dd>What a hub asks of a home for a session. One that only wants to know something is a query, and gets an answer.
 *   <dt>reply
 *   <dd>What a home, or another hub, has to say to one session or one hub.
 *   <dt>event
 *   <dd>Something that happened in a room, with its number in the room's order, its time, and an id that is the same at every door.
 *   <dt>position
 *   <dd>An event's place: the incarnation of its room (epoch) and its number there.
 *   <dt>tick
 *   <dd>One turn of an event loop: work is gathered during it and done at its end, all at once.
 *   <dt>batch
 *   <dd>What one tick brought: requests, replies or events that travel together.
 *   <dt>in flight
 *   <dd>Asked for and not settled. What may be in flight is bounded, for each session and for each hub.
 *   <dt>settled
 *   <dd>A batch of requests is settled once every hub concerned has acknowledged what came of it.
 *   <dt>standing room
 *   <dd>A room that is there whether somebody is in it or not, as whoever runs the server wants it. Nobody founds it.
 *   <dt>claim
 *   <dd>By what somebody is known again in rooms, whatever their nick: made of a secret, which it doesn't tell. Roles wait for its holder.
 *   <dt>recording
 *   <dd>That what happens in a room is kept, and for how long.
 *   <dt>journal
 *   <dd>Where a home has events stored before it publishes them. A flight is one room's events of one tick on their way there.
 *   <dt>archive
 *   <dd>Where hubs read what is kept of rooms, a page at a time. A replay is what one member is given from there before what happens now.
 *   <dt>verdict
 *   <dd>Whether somebody who came back has been given everything that happened after what they saw last.
 *   <dt>audience
 *   <dd>A room at one hub: a copy of its state, and the subscriptions of the hub's sessions to it.
 *   <dt>subscription
 *   <dd>One session in one room: its wire, and its cursor in the room's log when it can't keep up.
 *   <dt>fan-out
 *   <dd>The way of one batch to all subscriptions of an audience.
 *   <dt>wire
 *   <dd>How events look in a protocol. A batch is encoded once for each wire, however many look through it.
 *   <dt>framing
 *   <dd>How encoded lines stand on a kind of connection. A batch is framed once for each framing.
 *   <dt>outlet
 *   <dd>Where the bytes of one connection go.
 *   <dt>listener
 *   <dd>A door's side of one session: it is told everything that is not an event of a room.
 *   <dt>speech
 *   <dd>What somebody said: a chunk of bytes, a line of text or several, and how it is meant.
 *   <dt>presence
 *   <dd>Who is on the server, and which of the watched nicks have come and gone.
 *   <dt>mistake
 *   <dd>Something thrown that nobody expects. A guard ends the sessions that it concerns, and nobody else.
 * </dl>
 */
package io.hubbub.room;
