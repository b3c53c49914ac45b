package io.hubbub.room;

import java.util.Comparator;

/**
 * One room as an operator of the server sees it, a secret one too.
 *
 * @param room its name, as it is displayed
 * @param behind how many of its members can't be written to at the moment
 * @param events how many events have happened in it: between two looks, what it did meanwhile
 * @param createdMs when it was founded, in milliseconds since 1970; tells it from an earlier one of that name
 */
public record RoomView(
        String room, int members, int behind, boolean secret, String topic, long events, long createdMs) {

    /** Where the most can't keep up comes first, then the largest. */
    public static final Comparator<RoomView> WORST_FIRST = Comparator.comparingInt(RoomView::behind)
            .thenComparingInt(RoomView::members)
            .reversed()
            .thenComparing(RoomView::room);
}
