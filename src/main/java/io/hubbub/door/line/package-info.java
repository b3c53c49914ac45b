/**
 * The front door for people with netcat or telnet: {@link io.hubbub.door.line.LineDoor} opens, {@link
 * io.hubbub.door.line.Talk} and {@link io.hubbub.door.line.Command} read, {@link io.hubbub.door.line.LineWire} prints. A command does what
 * {@code Talk}, {@code Questions} (who and what is there), {@code Places} (rooms), {@code
 * AccountCommands} (with {@code Prompt}, which asks for a password) or {@code Moderating} (modes, roles, masks, kicks) has for it; {@code Telnet}
 * takes a terminal's own commands out of the lines.
 */
package io.hubbub.door.line;
