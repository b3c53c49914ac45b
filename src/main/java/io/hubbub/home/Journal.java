package io.hubbub.home;

import io.hubbub.room.Event;
import io.hubbub.room.RoomState;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * Where what happens in the rooms of one home goes before anybody sees it. Called on the home's loop, and completes its futures there.
 * A room asks only one thing after the other: it opens a log, appends to it, closes it, and then may open another. Several appends of one
 * log may be in flight; logs of several rooms don't wait for one another. Every future completes some day: while it doesn't, what it is
 * about isn't shown to anybody, and the askers wait.
 */
public interface Journal {

    /**
     * A log that a room's events go into.
     *
     * @param number unlike that of any other log; {@link io.hubbub.room.MessageId#FIRST_ROOM_LOG} or more
     * @param epoch random bits, as {@link io.hubbub.room.Position} has them
     * @param past the room as it was when its log was closed, without members, to go on from: its rules, its topic, and the number of its
     *     last event, in this log and epoch. Nothing if the room begins anew
     */
    record Log(long number, long epoch, Optional<Past> past) {}

    /**
     * A room as it was. Its key, which is in no copy of its state, is that of the last {@link io.hubbub.room.ModeChange.KeySet} in its log.
     *
     * @param key the word that let somebody in; empty for none
     */
    record Past(RoomState state, String key) {}

    /**
     * Whether every future is complete when it is returned, and none fails: then rooms keep no second state of what is stored, and what
     * happens is published in the tick in which it happens.
     */
    boolean isImmediate();

    /** Tells what is known of a room that somebody wants to come into. The first to come in becomes its operator, past or not. */
    Future<Log> open(String room);

    /**
     * Keeps events of one log, of which there is at least one, in order and next to those before. Done when they are stored.
     *
     * <p>If it fails, none of them is stored, nor any that was appended to this log later and is in flight: those fail, too. Nobody will
     * have seen them, and so their numbers are given out again; with the next append the room tries anew.
     */
    Future<Void> append(long log, List<Event> events);

    /**
     * The room is over, all its events are appended. If its last events could not be stored, and were only that the last members left, then
     * it is over nevertheless.
     */
    Future<Void> close(long log);
}
