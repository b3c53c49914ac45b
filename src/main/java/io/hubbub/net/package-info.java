/**
 * The tools that front doors share: listening with TLS and limits, links to peers, lines, WebSockets, datagrams.
 *
 * <p>A {@link io.hubbub.net.Door} is asked for a {@link io.hubbub.net.Conversation} for every connection that its {@link
 * io.hubbub.net.DoorServer} lets in; it never sees what carries it. That is a {@code Link}, which a {@code ConnectionHandler} ties to a
 * session and the conversation: a {@code SocketLink} over TCP and TLS, a {@code WebSocketLink} over another link, a {@code
 * DatagramLink} for a peer that has proved its address to a {@code DatagramServer}.
 *
 * <p>A WebSocket's link puts the lines that are written into frames; what is written to many, the core has framed once with the link's
 * {@code WebSocketFraming}. A {@code FrameReader} takes the peer's frames apart. The link beneath is one like any other, with the same
 * limits and the same short way to the system.
 */
package io.hubbub.net;
