package io.hubbub.accounts;

/**
 * How rooms may belong to accounts.
 *
 * @param most how many may belong to one
 * @param goneDays after how many days in which nobody was let in to an account others may have its rooms
 */
public record RoomRules(int most, int goneDays) {}
