package io.hubbub.config;

/**
 * The description of one key of the configuration before anybody has given it a value: what {@code conf/hubbub.json} and the
 * documentation say of it. The end of its name is its unit, as in {@code lineBytes} and {@code idleSeconds}.
 *
 * @param name as it stands in the file
 * @param values what it may have, as in "0 to 3600"
 * @param standard its default as the file would have it; empty if it has none
 * @param why what the key means, and the reason for its range and its default
 */
public record Key(String name, String values, String standard, String why) {}
