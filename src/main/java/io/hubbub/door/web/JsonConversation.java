package io.hubbub.door.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.hubbub.net.LineConversation;
import io.hubbub.net.Steps;
import io.hubbub.net.Throttle;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Session;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.TimeUnit;

/**
 * A conversation in JSON: each line is a {@link Request}, and each answer an object on a line. A request with an id is dealt with
 * once everything before it has happened, and answered when everything that it asked for has; those without may overlap. Knows
 * nothing of what the lines go over. Runs on the session's event loop.
 */
abstract class JsonConversation extends LineConversation {
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long NEVER = Long.MAX_VALUE;

    protected final Steps steps;
    private final Throttle throttle;
    private final int lineBytes;
    private boolean throttled;
    private long deadlineNs = NEVER;

    /** The id of the request with which the peer says goodbye; null if it had none, or says none. */
    private JsonNode byeId;

    /** The request that is being dealt with; null while none with an id is, but for the moment in which it is read. */
    private Request current;

    /**
     * @param lineBytes the longest request taken
     * @param burst requests taken at once; 0 for any number
     * @param perSecond requests a second after that
     */
    protected JsonConversation(Session session, int lineBytes, int burst, int perSecond) {
        super(session, lineBytes);
        this.lineBytes = lineBytes;
        this.steps = new Steps(session, this::finishIfDone);
        this.throttle = new Throttle(burst, perSecond, session.nowNs());
    }

    /** Deals with a request; what it throws becomes its answer. */
    protected abstract void deal(Request request) throws BadRequest;

    /** Whether the next request has to wait until everything that this one asks for has happened, id or not. */
    protected abstract boolean isAwaited(Request request);

    /** The time that was asked for with {@link #deadlineIn} is over. */
    protected void late() {}

    @Override
    protected final void deal(Buffer line) {
        if (line.length() == 0) {
            return;
        }
        try {
            Request request = Request.read(line);
            if (request.hasId() || isAwaited(request)) {
                dealAlone(request);
            } else {
                current = request;
                dealNow(request);
                current = null;
            }
        } catch (BadRequest bad) {
            send(error(null, "", bad.code(), bad.getMessage()));
        }
        took();
    }

    private void dealAlone(Request request) {
        steps.inTurn(
                steps::awaitAll,
                () -> {
                    current = request;
                    dealNow(request);
                },
                steps::awaitAll,
                () -> {
                    if (request.hasId() && request.isOpen()) {
                        send(request.answer("ok"));
                    }
                    current = null;
                });
    }

    private void dealNow(Request request) {
        try {
            deal(request);
        } catch (BadRequest bad) {
            refuse(request, bad.code(), bad.getMessage(), "", "");
        }
    }

    /** Tells that a request can't be granted. */
    protected final void refuse(Request request, String code, String sentence, String subject, String room) {
        request.isAnswered();
        send(error(request.id(), request.type(), code, sentence)
                .putIfAny("subject", subject)
                .putIfAny("room", room));
    }

    private static JsonLine error(JsonNode id, String type, String code, String sentence) {
        return JsonLine.of("error")
                .id(id)
                .putIfAny("request", type)
                .put("code", code)
                .put("text", sentence);
    }

    /** Tells about something that went wrong, in answer to whatever is being dealt with. */
    protected final void refuse(String code, String sentence, String subject, String room) {
        if (current != null && current.isOpen()) {
            refuse(current, code, sentence, subject, room);
        } else {
            send(error(null, "", code, sentence).putIfAny("subject", subject).putIfAny("room", room));
        }
    }

    /** Begins an answer to what is being dealt with, with its id if it has one. */
    protected final JsonLine answer(String type) {
        return current == null ? JsonLine.of(type) : current.answer(type);
    }

    /** The id of the request whose doings happen now; null if there is none. */
    protected final JsonNode currentId() {
        return current == null ? null : current.id();
    }

    /** The peer wants to go, with these words for the others; it is answered by the last words. */
    protected final void goes(Request request, String words) {
        request.isAnswered();
        byeId = request.id();
        finish(words);
    }

    @Override
    public void closing(CloseReason reason) {
        send(JsonLine.of("bye").id(byeId).put("reason", reason.name()).put("text", reason.sentence()));
    }

    protected final void send(JsonLine line) {
        session.reply(line.toBuffer());
    }

    @Override
    public final void lineTooLong() {
        send(error(null, "", "TOO_LONG", "that request was dropped: expected at most " + lineBytes + " bytes"));
        took();
    }

    @Override
    protected boolean isAnswered() {
        return steps.isDone();
    }

    // Time.

    /** Calls {@link #late} after this time; only the last such wish counts. */
    protected final void deadlineIn(long ns) {
        deadlineNs = session.nowNs() + ns;
        wakeInTime();
    }

    protected final void noDeadline() {
        deadlineNs = NEVER;
    }

    /** A request was dealt with: the next one may have to wait. */
    private void took() {
        if (!throttle.take(session.nowNs()) && !throttled) {
            throttled = true;
            steps.hold();
            wakeInTime();
        }
    }

    @Override
    public final void woken() {
        long nowNs = session.nowNs();
        if (deadlineNs != NEVER && nowNs - deadlineNs >= 0) {
            deadlineNs = NEVER;
            late();
        }
        if (throttled && throttle.has(nowNs)) {
            throttled = false;
            steps.letGo();
        }
        wakeInTime();
    }

    private void wakeInTime() {
        long untilNs = deadlineNs == NEVER ? NEVER : deadlineNs - session.nowNs();
        long nextNs = throttled ? Math.min(SECOND_NS, untilNs) : untilNs;
        if (nextNs != NEVER) {
            session.wakeAfter(nextNs);
        }
    }
}
