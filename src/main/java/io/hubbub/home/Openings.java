package io.hubbub.home;

import io.hubbub.bus.Answer;
import io.hubbub.bus.MemberRequest;
import io.hubbub.bus.Reply;
import io.hubbub.bus.RoomRequest;
import io.hubbub.room.Refusal;
import io.hubbub.room.Refusal.Why;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Rooms between their incarnations: the log of the last one is closed, that of the next opened, and a request that comes meanwhile
 * waits. Nothing waits where the journal answers at once. Runs on the home's loop.
 */
final class Openings {
    private final Rooms rooms;
    private final Logs logs;
    private final HomeOutbox outbox;
    private final Acknowledgements acknowledgements;
    private final Runnable flushLater;
    private final Map<String, Opening> openings = new HashMap<>();

    /** Those whose logs are open, or can't be opened; to be gone on with at the end of the tick. */
    private List<Opened> ready = new ArrayList<>();

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
            opening = request instanceof RoomRequest.Join join ? begin(join) : null;
        }
        if (opening != null) {
            take(opening, request, pending);
        }
        return opening != null;
    }

    /** Opens a room for the first who wants to come in. Returns null if it is open at once. */
    private Opening begin(RoomRequest.Join join) {
        String key = join.room();
        if (rooms.isLive(key) || rooms.hasLog(key)) {
            return null;
        }
        Opening opening = new Opening(key, join.entry().displayName());
        if (!rooms.isClosing(key)) {
            Future<Journal.Log> log = logs.open(key);
            if (log.succeeded()) {
                rooms.opened(key, log.result());
                return null;
            }
            log.onComplete(result -> opened(opening, result));
        }
        openings.put(key, opening);
        return opening;
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
            opening.add(request, pending);
            acknowledgements.hold(pending, opening.key());
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

    /** Its hub expects it no more. */
    private void forget(Opening opening, long session) {
        if (opening.forget(session)) {
            bar(opening, session, Why.ROOM_OPENING);
        }
    }

    private void bar(Opening opening, long session, Why why) {
        outbox.reply(new Reply.Barred(session, opening.key(), new Refusal(why, opening.displayName())));
    }

    private void refuse(Opening opening, RoomRequest request, Why why) {
        if (request instanceof RoomRequest.Join) {
            bar(opening, request.session(), why);
        } else if (request instanceof RoomRequest.QueryRoom queryRoom) {
            outbox.answer(queryRoom, new Answer.Room(Optional.empty()));
        } else if (request instanceof RoomRequest.Speaks speaks) {
            Refusal refusal = new Refusal(why, opening.displayName(), speaks.speech());
            outbox.reply(new Reply.Refused(request.session(), refusal));
        } else if (!isDoneOutside(request)) {
            outbox.reply(new Reply.Refused(request.session(), new Refusal(why, opening.displayName())));
        }
    }

    /** Goes on with what waited for rooms that are open by now. */
    void resume(BiConsumer<RoomRequest, Acknowledgements.Pending> deal) {
        if (ready.isEmpty()) {
            return;
        }
        List<Opened> due = ready;
        ready = new ArrayList<>();
        due.forEach(one -> resume(one, deal));
    }

    private void resume(Opened one, BiConsumer<RoomRequest, Acknowledgements.Pending> deal) {
        Opening opening = one.opening();
        String key = opening.key();
        openings.remove(key);
        if (one.log().succeeded()) {
            rooms.opened(key, one.log().result());
        }
        for (Opening.Waiting waiting : opening.waiting()) {
            acknowledgements.resume(waiting.pending(), key);
            if (waiting.isDropped()) {
                continue;
            }
            if (one.log().succeeded()) {
                deal.accept(waiting.request(), waiting.pending());
            } else {
                refuse(opening, waiting.request(), Why.NOT_STORED);
            }
        }
        giveBack(key);
    }

    /** Nobody has founded the room that was opened: they are gone, or not let in. */
    void giveBack(String key) {
        rooms.takeLog(key).ifPresent(log -> close(key, log.number()));
    }

    /** A room is over, or did not begin. Who wants to come in waits until its log is closed. */
    void close(String key, long log) {
        Future<Void> closed = logs.close(log);
        if (closed.succeeded()) {
            closed(key);
        } else {
            rooms.closing(key);
            closed.onComplete(done -> closed(key));
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
