/**
 * The front door for people with netcat or telnet: {@link io.hubbub.door.line.LineDoor} opens, {@link
 * io.hubbub.door.line.Talk} and {@link io.hubbub.door.line.Command} read, {@link io.hubbub.door.line.LineWire} prints.
 */
package io.hubbub.door.line;
