/**
 * Sessions and their requests, and the fan-out of events: what front doors stand on. Each event loop has a {@link
 * io.hubbub.hub.Hub}.
 *
 * <p>The way of a message: a door calls {@link io.hubbub.hub.Requests#say}; the session's {@code RequestQueue} lets it pass or keeps it
 * while too much is in flight; the hub's {@code HubOutbox} sends it in a batch with the tick's other requests to the room's home; the
 * home publishes the tick's events in a batch; each hub's {@code Audience} applies them to its copy of the room, and its {@code Fanout}
 * encodes them once for each {@link io.hubbub.hub.Wire}, frames that once for each {@link io.hubbub.hub.Framing}, and writes the same
 * buffer to every subscription through its {@link io.hubbub.hub.Outlet}.
 *
 * <p>A subscription whose outlet is full keeps a cursor in the audience's log of batches, and goes on from there when it drains. All that
 * are behind share that log; the furthest behind is closed when it is over its limit, and so the log is never longer than that.
 *
 * <p>A member may first be given what is kept of its room ({@link io.hubbub.hub.Recall}): a {@code Replay} reads it from the {@link
 * io.hubbub.hub.Archive}, a page at a time, while the subscription's cursor holds its place in the log of batches; then it goes on from
 * there. One that may catch up is given what it has missed in the same way instead of being closed. {@link io.hubbub.hub.Past} answers
 * questions for single pages.
 *
 * <p>A {@link io.hubbub.hub.Session} is divided: its {@code Identity} is who it is to others; {@link io.hubbub.hub.Requests} and {@link
 * io.hubbub.hub.Queries} are what it asks for; {@link io.hubbub.hub.Reading} and {@code Writing} are how its peer is read and written to;
 * {@code SessionReport} is what is told about it. What homes say to the hub comes in through {@code Replies}. The lines that answer one
 * command go out together, by way of the hub's {@code ReplyBuffer}.
 *
 * <p>A person is known again by a claim, whatever the session: {@link io.hubbub.hub.Holdings} tells how far its holder has read and which
 * sessions were the holder's.
 *
 * <p>What is said to one person alone goes by the home of the nick to the receiver's hub, whose {@code Post} has it kept for those who have an
 * account; if nobody has the nick, it goes back to the speaker's hub, and waits for the owner of the nick in the mailbox ({@link
 * io.hubbub.hub.Mailboxes}). A session reads its account's by its {@link io.hubbub.hub.Mail}.
 *
 * <p>Who is let in to an account is decided by {@link io.hubbub.hub.Logins}, who gets one by {@link io.hubbub.hub.Registrations}, whatever the door. {@code Subjects}
 * finds the account of somebody of whom a provider outside says who it is: by the provider's number for them. {@link io.hubbub.hub.Source} is from where a connection
 * comes, by which all of them count.
 *
 * <p>A mistake of ours, something thrown that nobody expects, ends those whom it concerns as {@link
 * io.hubbub.room.CloseReason#INTERNAL_ERROR} and nobody else: sessions whose wire can't encode a batch; whose outlet,
 * listener or continuation throws; that asked for what a home can't do for it; that are in a room at a hub whose copy can't follow. The
 * tick, the other replies and requests and all acknowledgements go on. Each mistake is counted and logged once, by {@link
 * io.hubbub.stats.Mistakes}.
 *
 * <p>Whoever is banned from the server ({@link io.hubbub.room.ServerBan}) is on no door of it: {@link io.hubbub.hub.Bans} is asked when somebody
 * connects, by {@code Naming} when they would be seen or take a nick, and by {@link io.hubbub.hub.Logins}; each hub's {@code BanReview} ends the sessions
 * that a new ban is about. {@link io.hubbub.hub.Administration} is what an operator does about bans, accounts and rooms; it is written to the log of
 * what was done.
 *
 * <p>An operator of the server looks after all instances through the {@link io.hubbub.hub.Admin} of one session: sees their sessions and
 * rooms, the worst first and never more than a screen takes; hears what happens in rooms as an {@link io.hubbub.hub.Observer}, for whom
 * nobody waits; closes sessions.
 */
package io.hubbub.hub;
