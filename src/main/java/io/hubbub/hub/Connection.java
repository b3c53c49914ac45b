package io.hubbub.hub;

/**
 * A connection as the door knows it before there is a session.
 *
 * @param door the door's name
 * @param source from where it comes
 * @param outlet where its bytes go
 * @param limits how long the core bears with it
 */
public record Connection(String door, Source source, Outlet outlet, SessionLimits limits) {
    /** The address of whoever is at the other end, without the port. */
    String address() {
        return source.address();
    }
}
