package io.hubbub.hub;

/**
 * A connection as the door knows it before there is a session.
 *
 * @param door the door's name
 * @param address the peer's address, without the port
 * @param outlet where its bytes go
 * @param limits how long the core bears with it
 */
public record Connection(String door, String address, Outlet outlet, SessionLimits limits) {}
