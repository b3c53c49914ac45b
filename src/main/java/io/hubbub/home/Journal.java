package io.hubbub.home;

import io.hubbub.room.Event;
import io.hubbub.room.KeptRoles;
import io.hubbub.room.Modes;
import io.hubbub.room.Owner;
import io.hubbub.room.RoomState;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where what happens in the rooms of one home goes before anybody sees it. Called on the home's loop; its futures may complete on any
 * thread, and the home goes on with them on its loop. A room asks only one thing after the other: it opens a log, appends to it, closes
 * it, and then may open another. Several appends of one log may be in flight; logs of several rooms don't wait for one another. Every
 * future completes some day: while it doesn't, what it is about isn't shown to anybody, and the sessions that asked for it wait.
 */
public interface Journal {

    /**
     * A log that a room's events go into.
     *
     * @param number unlike that of any other log; {@link io.hubbub.room.MessageId#FIRST_ROOM_LOG} or more
     * @param epoch random bits, as {@link io.hubbub.room.Position} has them
     * @param isImmediate whether every append to it is done when it returns, and none fails: then the room keeps no second state of what is
     *     stored, and what happens is published in the tick in which it happens
     * @param past the room as it was, to go on from, in this log and epoch: the next event has the next number. Nothing if the room begins
     *     anew
     */
    record Log(long number, long epoch, boolean isImmediate, Optional<Past> past) {}

    /**
     * A room as it was: its rules, its topic, its lists, and the number of its last event. Its members are not in there, and a room that
     * goes on begins without any. Nor is its key in any copy of its state.
     *
     * @param key the word that let somebody in; empty for none
     * @param lastMs no earlier than the time of its last event: in one log time never runs back
     * @param edition what was wanted of it as a standing room when it was opened, as {@link io.hubbub.room.StandingRoom#edition} has it;
     *     0 if it was none
     * @param roles the roles that somebody may be given back
     */
    record Past(RoomState state, String key, long lastMs, long edition, List<KeptRoles> roles) {
        public Past {
            roles = List.copyOf(roles);
        }

        /** The same of a room that belongs to an account or to nobody. */
        public Past with(Owner owner) {
            Modes modes = state.modes();
            return modes.owner().equals(owner)
                    ? this
                    : new Past(state.emptyWith(modes.withOwner(owner)), key, lastMs, edition, roles);
        }

        /** A room that is no standing room, and in which nobody has a role that lasts. */
        public Past(RoomState state, String key, long lastMs) {
            this(state, key, lastMs, 0, List.of());
        }
    }

    /**
     * The number of a log of which the direct messages that pass this home have their names, as long as it runs. Nothing is appended to it.
     * Where anything is kept, no other log has that number, also after the next start.
     *
     * @param usual the one to take where nothing is kept: less than {@link io.hubbub.room.MessageId#FIRST_ROOM_LOG}
     */
    default long directLog(long usual) {
        return usual;
    }

    /** Tells what is known of a room that a session wants to come into. The first one that does so becomes its operator, past or not. */
    Future<Log> open(String room);

    /**
     * Keeps events of one log, of which there is at least one, in order and next to those before. Done when they are stored.
     *
     * <p>If it fails, none of them is stored, nor any that was appended to this log later and is in flight: those fail, too. Nobody will
     * have seen them, and so their numbers are given out again; with the next append the room tries anew.
     *
     * @param after copies the room as it is with these events, for a journal that keeps that beside them; to be asked before this returns
     */
    Future<Void> append(long log, List<Event> events, Supplier<Past> after);

    /**
     * Done, unless the rooms make more events than are stored and too much waits already: then it is done once that is little again, and
     * whoever speaks in any of the home's rooms waits for it. So what waits is soon stored, and nothing has to be given up for want of
     * room. Asked for each batch of requests, and about once a second while somebody waits; says nothing of a journal that fails, which
     * refuses what it can't keep, or that does not get on.
     */
    default Future<Void> ready() {
        return Future.succeededFuture();
    }

    /**
     * The room is over, all its events are appended. If its last events could not be stored, and were only that the last members left or
     * have other nicks and profiles, then it is over nevertheless; they have been published under their numbers, and no other event may
     * get these. So a log that the room may go on with later goes on after {@code last}, and if that can't be stored, the room begins anew
     * with another log. That holds for a failure, too.
     *
     * @param last copies the room as it was in the end; to be asked before this returns
     */
    Future<Void> close(long log, Supplier<Past> last);
}
