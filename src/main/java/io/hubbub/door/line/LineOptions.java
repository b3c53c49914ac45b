package io.hubbub.door.line;

/**
 * What an operator of the server says about a line door.
 *
 * @param room where everyone who comes in by this door is first
 * @param lineBytes the longest line taken
 * @param burst lines taken at once; 0 for any number
 * @param perSecond lines a second after that
 */
public record LineOptions(String room, int lineBytes, int burst, int perSecond) {}
