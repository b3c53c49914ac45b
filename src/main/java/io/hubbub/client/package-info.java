/**
 * The tools in the jar that speak to a server from outside: the terminal client, the probe and, in {@code bench}, the
 * load generator. They know the wire and nothing of the server: of its code only the line splitter is shared.
 *
 * <p>Each tool is one picocli command that reads arguments, and plain classes behind it that take streams and sockets.
 * A tool has one Vert.x with one event loop. What a client says and shows on a door is its {@link
 * io.hubbub.client.Talk}. What others said is shown through {@link io.hubbub.net.Text}, so no peer
 * can drive the terminal.
 */
package io.hubbub.client;
