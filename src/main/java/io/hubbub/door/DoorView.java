package io.hubbub.door;

/**
 * A door as the console shows it.
 *
 * @param service the word of its kind in the configuration
 * @param connections that are open there now
 */
public record DoorView(String name, String service, String host, int port, boolean tls, int connections) {}
