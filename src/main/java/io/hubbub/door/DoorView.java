package io.hubbub.door;

/**
 * A door as the console shows it.
 *
 * @param service what is behind it, by the word of the configuration
 * @param connections that are open there now
 */
public record DoorView(String name, String service, String host, int port, boolean tls, int connections) {}
