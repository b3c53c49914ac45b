package io.hubbub.home;

import io.hubbub.bus.Answer;
import io.hubbub.bus.MemberRequest;
import io.hubbub.bus.Reply;
import io.hubbub.bus.RoomRequest;
import io.hubbub.room.Modes;
import io.hubbub.room.Owner;
import io.hubbub.room.Refusal;
import io.hubbub.room.Refusal.Why;
import io.hubbub.room.RoomState;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Rooms between their incarnations: the log of the last one is closed, that of the next opened, and a request that comes meanwhile
 * waits. Nothing waits where the journal answers at once. Runs on the home's loop.
 */
final class Openings {
    /**
     * Most rooms that are opened or closed at a time: as many as people on a large server may come back into after a restart. What is asked of a
     * journal can't be taken back, so sessions that come and go while it stands would else fill the memory.
     */
    static final int MOST_ROOMS = 1 << 16;

    /** Requests that are dealt with in one turn of the loop, give or take those of one room: what takes some milliseconds. */
    static final int MOST_RESUMED = 1 << 12;

    private final Rooms rooms;
    private final Logs logs;
    private final HomeOutbox outbox;
    private final Acknowledgements acknowledgements;
    private final Runnable flushLater;
    private final Map<String, Opening> openings = new HashMap<>();

    /** Those whose logs are open, or can't be opened; to be gone on with at the end of the tick. */
    private final Deque<Opened> ready = new ArrayDeque<>(0);

    private record Opened(Opening opening, AsyncResult<Journal.Log> log) {}

    Openings(Rooms rooms, Logs logs, HomeOutbox outbox, Acknowledgements acknowledgements, Runnable flushLater) {
        this.rooms = rooms;
        this.logs = logs;
        this.outbox = outbox;
        this.acknowledgements = acknowledgements;
        this.flushLater = flushLater;
    }

    /** Takes a request that has to wait, or can't be granted because too many do. Returns whether it did. */
    boolean takes(RoomRequest request, Acknowledgements.Pending pending) {
        Opening opening = openings.isEmpty() ? null : openings.get(request.room());
        if (opening == null) {
            opening = request instanceof RoomRequest.Join join && isToBeOpened(join.room()) ? begin(join) : null;
        }
        if (opening != null) {
            take(opening, request, pending);
        }
        return opening != null;
    }

    private boolean isToBeOpened(String key) {
        return !rooms.isLive(key) && !rooms.hasLog(key);
    }

    /** Opens a room for the first session that wants to come in. Returns null if it is open at once. */
    private Opening begin(RoomRequest.Join join) {
        String key = join.room();
        boolean tooMany = openings.size() + rooms.closing() >= MOST_ROOMS;
        boolean waits = tooMany || rooms.isClosing(key);
        Future<Journal.Log> log = waits ? null : logs.open(key);
        if (log != null && log.succeeded()) {
            rooms.opened(key, log.result());
            return null;
        }
        Opening opening = new Opening(key, join.entry().displayName());
        if (tooMany) {
            opening.isOneTooMany();
            return opening;
        }
        openings.put(key, opening);
        if (log != null) {
            log.onComplete(result -> opened(opening, result));
        }
        return opening;
    }

    /** Opens rooms that are there without anybody, those that are not there yet. */
    void open(Set<String> standing) {
        for (String key : standing) {
            if (!rooms.isLive(key) && !rooms.isClosing(key) && !openings.containsKey(key)) {
                open(key);
            }
        }
    }

    private void open(String key) {
        Future<Journal.Log> log = logs.open(key);
        if (log.succeeded()) {
            rooms.opened(key, log.result());
        } else {
            Opening opening = new Opening(key, key);
            openings.put(key, opening);
            log.onComplete(result -> opened(opening, result));
        }
    }

    private void opened(Opening opening, AsyncResult<Journal.Log> log) {
        ready.add(new Opened(opening, log));
        flushLater.run();
    }

    private void take(Opening opening, RoomRequest request, Acknowledgements.Pending pending) {
        if (request instanceof MemberRequest.Quit) {
            forget(opening, request.session());
        } else if (isVain(opening, request)) {
            return;
        } else if (opening.admits(request)) {
            acknowledgements.hold(pending, opening.key());
            opening.add(request, pending).ifPresent(older -> drop(opening, older));
        } else {
            refuse(opening, request, Why.ROOM_OPENING);
        }
    }

    /** Whether it is about an incarnation that is over, or about somebody who isn't let in. */
    private static boolean isVain(Opening opening, RoomRequest request) {
        return request instanceof RoomRequest.Lagging || (isDoneOutside(request) && !opening.has(request.session()));
    }

    private static boolean isDoneOutside(RoomRequest request) {
        return request instanceof MemberRequest member && member.isDoneOutside();
    }

    /** Its hub expects it no more, and what it asked for holds up nothing. */
    private void forget(Opening opening, long session) {
        List<Opening.Waiting> gone = opening.forget(session);
        gone.forEach(waiting -> drop(opening, waiting));
        if (gone.stream().anyMatch(waiting -> waiting.request() instanceof RoomRequest.Join)) {
            bar(opening, session, Why.ROOM_OPENING);
        }
    }

    private void drop(Opening opening, Opening.Waiting waiting) {
        acknowledgements.resume(waiting.pending(), opening.key());
    }

    private void bar(Opening opening, long session, Why why) {
        outbox.reply(new Reply.Barred(session, opening.key(), new Refusal(why, opening.displayName())));
    }

    private void refuse(Opening opening, RoomRequest request, Why why) {
        if (request instanceof RoomRequest.Join) {
            bar(opening, request.session(), why);
        } else if (request instanceof RoomRequest.QueryRoom queryRoom) {
            outbox.answer(queryRoom, new Answer.Room(Optional.empty()));
        } else if (request instanceof RoomRequest.ChangeOwner changeOwner) {
            outbox.answer(changeOwner, new Answer.Owned(why, Owner.NOBODY));
        } else if (request instanceof RoomRequest.Close close) {
            outbox.answer(close, new Answer.Mended(new Refusal(why, opening.displayName())));
        } else if (request instanceof RoomRequest.Mend mend) {
            outbox.answer(mend, new Answer.Mended(new Refusal(why, opening.displayName())));
        } else if (request instanceof RoomRequest.Speaks speaks) {
            Refusal refusal = new Refusal(why, opening.displayName(), speaks.speech());
            outbox.reply(new Reply.Refused(request.session(), refusal));
        } else if (!isDoneOutside(request)) {
            outbox.reply(new Reply.Refused(request.session(), new Refusal(why, opening.displayName())));
        }
    }

    /** Goes on with what waited for rooms that are open by now. */
    void resume(BiConsumer<RoomRequest, Acknowledgements.Pending> deal) {
        int dealtWith = 0;
        while (!ready.isEmpty() && dealtWith < MOST_RESUMED) {
            dealtWith += resume(ready.remove(), deal);
        }
        if (!ready.isEmpty()) {
            flushLater.run();
        }
    }

    /** Returns how much there was to do. */
    private int resume(Opened one, BiConsumer<RoomRequest, Acknowledgements.Pending> deal) {
        Opening opening = one.opening();
        String key = opening.key();
        openings.remove(key);
        if (one.log().succeeded()) {
            rooms.opened(key, one.log().result());
        }
        List<Opening.Waiting> all = opening.waiting();
        for (Opening.Waiting waiting : all) {
            acknowledgements.resume(waiting.pending(), key);
            if (one.log().succeeded()) {
                deal.accept(waiting.request(), waiting.pending());
            } else {
                refuse(opening, waiting.request(), Why.NOT_STORED);
            }
        }
        return 1 + all.size();
    }

    /** Closes the logs of rooms that nobody has founded in this tick: those who asked for them are gone, or not let in. */
    void closeUnused() {
        rooms.takeUnused().forEach((key, log) -> close(key, log.number(), () -> unused(key, log)));
    }

    private static Journal.Past unused(String key, Journal.Log log) {
        return log.past()
                .orElseGet(() -> new Journal.Past(new RoomState(key, Modes.NONE, log.number(), log.epoch()), "", 0));
    }

    /** A room is over, or did not begin. A session that wants to come in waits until its log is closed. */
    void close(String key, long log, Supplier<Journal.Past> last) {
        Future<Void> closed = logs.close(log, last);
        if (closed.succeeded()) {
            closed(key);
        } else {
            rooms.closing(key);
            closed.onComplete(done -> {
                closed(key);
                flushLater.run();
            });
        }
    }

    private void closed(String key) {
        rooms.closed(key);
        Opening opening = openings.get(key);
        if (opening != null) {
            logs.open(key).onComplete(result -> opened(opening, result));
        }
    }

    /** How many rooms are being opened. */
    int size() {
        return openings.size();
    }
}
