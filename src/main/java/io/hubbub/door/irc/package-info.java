/**
 * The front door for IRC clients, by <a href="https://modern.ircdocs.horse/">modern.ircdocs.horse</a> and IRCv3. What the
 * client sends: {@link io.hubbub.door.irc.Input} weighs a line, {@link io.hubbub.door.irc.Message} is what it says, {@link
 * io.hubbub.door.irc.ModeChanges} and {@link io.hubbub.door.irc.Mask} are what some parameters say. What it is sent:
 * {@link io.hubbub.door.irc.Printer}, {@link io.hubbub.door.irc.Pieces} for long texts and {@link
 * io.hubbub.door.irc.Numeric} for replies.
 */
package io.hubbub.door.irc;
