package io.hubbub.room;

/** A mask in one of a room's lists, who put it there and when. */
public record MaskEntry(Mask mask, String by, long atMs) {}
