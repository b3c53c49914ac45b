package io.hubbub.room;

/** One room in a list of rooms. */
public record RoomListing(String room, int members, String topic) {}
