/**
 * The door for IRC clients, by <a href="https://modern.ircdocs.horse/">Modern IRC</a> and <a
 * href="https://ircv3.net/irc/">IRCv3</a>. Rooms are channels with a hash in front.
 *
 * <p>In: an {@code Input} is read from a line, and the table in {@code Command} says what its {@code Message} does; what it
 * does stands in files by subject ({@code Channels}, {@code Messages}, {@code People} …). A {@code Client} goes one step after
 * the other ({@code Steps}): a line waits until everything that the one before asked for has happened, and {@code Pace} lets
 * it wait longer if there are too many.
 *
 * <p>Out: what happens in rooms is written by an {@code IrcWire}, of which there is one for each set of capabilities that
 * matters, so that all who have the same set share a buffer; answers are written by a {@code Printer}, and a {@code Label}
 * marks those to a line that had one. What the core refuses becomes a {@code Numeric} in {@code Refusals}.
 */
package io.hubbub.door.irc;
