package io.hubbub.hub;

import io.hubbub.room.Address;

/**
 * From where a connection comes: by this those who guess are slowed down, registrations and connections are counted, bans are found and secrets are taken or not. Behind a
 * proxy that the configuration trusts it is what the proxy tells of whoever is before it; the door decides that once.
 *
 * @param address without the port
 * @param isPrivate whether nobody on the way can read what the peer sends: it is encrypted, or comes from this machine
 */
public record Source(String address, boolean isPrivate) {
    /** The other end of a connection itself. */
    public static Source of(String address, boolean isEncrypted) {
        return new Source(address, isEncrypted || Address.isLoopback(address));
    }
}
