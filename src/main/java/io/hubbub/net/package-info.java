/**
 * What the front doors share: listening with TLS and limits, one visitor's socket, lines.
 *
 * <p>A {@link io.hubbub.net.Door} is asked for a {@link io.hubbub.net.Conversation} for every connection that its {@link
 * io.hubbub.net.DoorServer} lets in; it never sees the socket.
 */
package io.hubbub.net;
