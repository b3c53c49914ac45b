package io.hubbub.room;

/**
 * What is kept of one incarnation of a room: from when it was founded until it ended, or until now.
 *
 * @param room its name
 * @param number that of its log, which no other incarnation has
 * @param first the first number that is still kept
 * @param last the last number that was given; {@code first - 1} if nothing is kept
 * @param events how many events are kept
 * @param firstMs the time of the first of them, in milliseconds since 1970; 0 if there is none
 * @param lastMs the time of the last of them
 * @param isOpen whether it goes on; otherwise the next one who founds a room of that name begins another
 */
public record RoomLog(
        String room, long number, long first, long last, long events, long firstMs, long lastMs, boolean isOpen) {}
