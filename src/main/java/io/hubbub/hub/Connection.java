package io.hubbub.hub;

/**
 * What a door knows about a connection before the core does.
 *
 * @param door the door's name
 * @param address the peer's address, without the port
 * @param outlet where its bytes go
 * @param limits how long the core bears with it
 */
public record Connection(String door, String address, Outlet outlet, SessionLimits limits) {}
