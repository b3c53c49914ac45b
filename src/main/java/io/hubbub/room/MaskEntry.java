package io.hubbub.room;

/** A mask in one of a room's lists, who put it there and when. */
public record MaskEntry(String mask, String by, long atMs) {}
