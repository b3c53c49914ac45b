package io.hubbub.room;

/**
 * A past holder of a nick.
 *
 * @param nick as they wrote it
 * @param endedMs when they gave it up, in milliseconds since 1970
 */
public record PastNick(String nick, Profile profile, long endedMs) {}
