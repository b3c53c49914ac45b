/**
 * What the front doors share: listening with TLS and limits, one visitor's socket, lines, WebSockets.
 *
 * <p>A {@link io.hubbub.net.Door} is asked for a {@link io.hubbub.net.Conversation} for every connection that its {@link
 * io.hubbub.net.DoorServer} lets in; it never sees the socket. On a WebSocket, a {@code WebSocketLink} stands between the two: it
 * is the session's outlet and puts the lines that are written into frames; what is written to many, the core has framed once with
 * the link's {@code WebSocketFraming}. A {@code FrameReader} takes the peer's frames apart. The socket beneath is one like any
 * other, with the same limits and the same short way to the system.
 */
package io.hubbub.net;
