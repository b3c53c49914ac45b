package io.hubbub.accounts;

/**
 * A room that belongs to an account.
 *
 * @param room its name as it is written
 * @param owner the account's name
 * @param sinceMs since when, in milliseconds since 1970
 */
public record OwnedRoom(String room, String owner, long sinceMs) {}
