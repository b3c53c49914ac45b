package io.hubbub.door.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.hubbub.hub.Session;
import io.hubbub.net.BanSentences;
import io.hubbub.net.LineConversation;
import io.hubbub.net.Pace;
import io.hubbub.net.Text;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Member;
import io.hubbub.room.ServerBan;
import io.vertx.core.buffer.Buffer;

/**
 * A conversation in JSON: each line is a {@link Request}, and each answer an object on a line. A request with an id is dealt with
 * once everything before it has happened, and answered when everything that it asked for has; those without may overlap. Knows
 * nothing of what the lines go over. Runs on the session's event loop.
 */
abstract class JsonConversation extends LineConversation {
    protected final Pace pace;
    private final WebOptions options;
    private boolean greeted;

    /** The id of the request with which the peer says goodbye; null if it had none, or says none. */
    private JsonNode byeId;

    /** Why it ends, if there is more to say than the reason; mostly null. */
    private String lastWords;

    /** The request that is being dealt with. One without an id is here only while it is read; null for none. */
    private Request current;

    /** Its answer, if there is one that has to wait until everything that it asked for has been told. */
    private JsonLine outcome;

    /** An entry of a conversation's table: what a request of one type does. */
    interface Action<C extends JsonConversation> {
        void run(C conversation, Request request) throws BadRequest;
    }

    /**
     * @param options for the longest request taken, and how long hello may take
     * @param burst requests taken at once; 0 for any number
     * @param perSecond requests a second after that
     */
    protected JsonConversation(Session session, WebOptions options, int burst, int perSecond) {
        super(session, options.limits.lineBytes);
        this.options = options;
        this.pace = new Pace(session, steps, burst, perSecond, this::late);
    }

    /** Deals with a request; what it throws becomes its answer. */
    protected abstract void deal(Request request) throws BadRequest;

    /** Whether the next request has to wait until everything that this one asks for has happened, id or not. */
    protected abstract boolean isAwaited(Request request);

    /** The time for hello is over, or another that the conversation has asked for. */
    protected abstract void late();

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
        pace.took();
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
                    sendOutcome();
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

    /** Refuses a request that there isn't, and one that comes before hello. */
    protected final void admit(Request request, boolean known) throws BadRequest {
        if (!known) {
            throw new BadRequest("UNKNOWN_REQUEST", "there is no request " + Text.harmless(request.type()));
        } else if (!greeted && !request.type().equals("hello")) {
            throw new BadRequest("HELLO_FIRST", "expected a hello first");
        }
    }

    /** Refuses a hello that is not the first one, and one of another version. */
    protected final void checkHello(Request request, int expected) throws BadRequest {
        if (greeted) {
            throw new BadRequest("expected one hello and no other");
        }
        long version = request.number("version");
        if (version != expected) {
            throw new BadRequest("BAD_VERSION", "version: expected " + expected + ", got " + version);
        }
    }

    /** The peer has said hello as it should. */
    protected final void greeted() {
        greeted = true;
        pace.dueIn(Pace.NEVER);
    }

    final void ping(Request request) {
        send(request.answer("pong").put("time", nowMs()));
    }

    /** Tells that a request can't be granted. */
    protected final void refuse(Request request, String code, String sentence, String subject, String room) {
        refuse(
                request,
                error(request.id(), request.type(), code, sentence)
                        .putIfAny("subject", subject)
                        .putIfAny("room", room));
    }

    /** The same in a line that is begun with {@link #error}. */
    protected final void refuse(Request request, JsonLine error) {
        request.isAnswered();
        if (request == current) {
            conclude(error);
        } else {
            send(error);
        }
    }

    /** Sends what has become of the request that is being dealt with, after all that came of it if it has an id. */
    protected final void conclude(JsonLine answer) {
        if (current != null && current.hasId()) {
            outcome = answer;
        } else {
            send(answer);
        }
    }

    private void sendOutcome() {
        if (outcome != null) {
            send(outcome);
            outcome = null;
        }
    }

    /** Begins an error: a request that can't be granted, or something that went wrong. */
    protected static JsonLine error(JsonNode id, String type, String code, String sentence) {
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
    public void killed(Member by, String reason) {
        send(JsonLine.of("killed").put("nick", by.nick()).put("text", Text.harmless(reason)));
    }

    @Override
    public void banned(ServerBan ban) {
        lastWords = BanSentences.of(ban);
    }

    @Override
    public void closing(CloseReason reason) {
        sendOutcome();
        send(JsonLine.of("bye")
                .id(byeId)
                .put("time", nowMs())
                .put("reason", reason.name())
                .put("text", lastWords == null ? reason.sentence() : lastWords));
    }

    /** The time as events have it: a client may have stood still, or have another clock. */
    protected final long nowMs() {
        return session.nowMs();
    }

    protected final void send(JsonLine line) {
        session.reply(line.toBuffer());
    }

    @Override
    public final void lineTooLong() {
        send(error(
                null,
                "",
                "TOO_LONG",
                "that request was dropped: expected at most " + options.limits.lineBytes + " bytes"));
        pace.took();
    }

    // Time.

    @Override
    public void began() {
        if (options.registrationNs > 0) {
            pace.dueIn(options.registrationNs);
        }
    }

    @Override
    public final void woken() {
        pace.woken();
    }
}
