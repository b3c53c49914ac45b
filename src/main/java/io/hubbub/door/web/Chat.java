package io.hubbub.door.web;

import io.hubbub.door.DoorPassword;
import io.hubbub.door.Services;
import io.hubbub.hub.Session;
import io.hubbub.hub.Wire;
import io.hubbub.net.StoreSentences;
import io.hubbub.net.Text;
import io.hubbub.room.CloseReason;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.Names;
import io.hubbub.room.Properties;
import io.hubbub.room.Recording;
import io.hubbub.room.Refusal;
import io.hubbub.room.Room;
import io.hubbub.room.Speech;
import io.hubbub.room.Verdict;
import io.hubbub.task.TaskResult;
import io.hubbub.task.Tasks;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.function.Consumer;

/** One client that talks JSON: hands on what it asks for, and tells it what happens. Runs on the session's event loop. */
final class Chat extends JsonConversation {
    /** The version of the protocol that the document json.md describes. */
    static final int VERSION = 1;

    private final Greeting greeting;
    private final AccountRequests accounts;
    private final ChatRequests requests;
    private final MailRequests mail;
    private final DescriptionRequests descriptions;

    /** The nick that the client has asked for and has not got yet; mostly null. */
    private Claim claim;

    /** The nick that it had until somebody took it; empty if it was told why. */
    private String lostNick = "";

    /** Whether it is being logged out, and a guest by that. */
    private boolean leaving;

    private record Claim(String nick, Consumer<Claimed> then) {}

    /**
     * What has become of a nick that was asked for.
     *
     * @param refusal null if the session has it
     */
    record Claimed(String oldNick, Refusal refusal) {
        boolean isRefused() {
            return refusal != null;
        }
    }

    Chat(
            Session session,
            WebOptions options,
            Services.Program program,
            Tasks tasks,
            ResumeTokens tokens,
            DoorPassword password) {
        super(session, options, options.floodBurst, options.floodPerSecond);
        this.accounts = new AccountRequests(this, session, options.plainWithoutTls || session.isPrivate());
        this.greeting = new Greeting(this, session, options, program, tasks, tokens, password);
        this.requests = new ChatRequests(this, session, tasks);
        this.mail = new MailRequests(this, session);
        this.descriptions = new DescriptionRequests(this, session);
    }

    @Override
    protected void late() {
        session.close(CloseReason.UNREGISTERED);
    }

    // Requests of the client.

    @Override
    protected boolean isAwaited(Request request) {
        Verb verb = Verb.of(request.type());
        return verb != null && verb.awaited();
    }

    @Override
    protected void deal(Request request) throws BadRequest {
        Verb verb = Verb.of(request.type());
        admit(request, verb != null);
        verb.action().run(this, request);
    }

    Greeting greeting() {
        return greeting;
    }

    AccountRequests accounts() {
        return accounts;
    }

    DescriptionRequests descriptions() {
        return descriptions;
    }

    ChatRequests requests() {
        return requests;
    }

    MailRequests mail() {
        return mail;
    }

    /** Computes something that the client asked for. */
    void computed(Tasks tasks, String task, String arguments, Consumer<TaskResult> then) {
        compute(tasks, task, arguments, then);
    }

    // Its nick.

    /** Asks for a nick, from whoever else has it if it is the account's; what is next waits for the answer. */
    void claimNick(String nick, Consumer<Claimed> then) {
        steps.await();
        lostNick = "";
        claim = new Claim(Names.written(nick), then);
        if (session.authentication().isOwn(nick)) {
            session.authentication().takeNick();
        } else {
            session.requests().rename(nick);
        }
    }

    private void settleClaim(Claimed claimed) {
        Claim settled = claim;
        claim = null;
        settled.then().accept(claimed);
        steps.answered();
    }

    /** Logs out, of which the answer tells everything. */
    void loggingOut(Runnable logout) {
        leaving = true;
        logout.run();
        leaving = false;
    }

    // Messages to the client.

    @Override
    public void joined(Room room) {
        JsonLine joined = answer("joined").put("position", room.position().toString());
        session.past()
                .recording(room.name())
                .ifPresent(recording -> joined.put("kept", true)
                        .put("keepDays", recording.days())
                        .put("keepEvents", recording.events()));
        session.requests().places().of(room.name()).ifPresent(read -> joined.put("read", read));
        send(People.room(joined, room));
    }

    @Override
    public void encodePast(Wire wire, String room, Event event, Buffer out) {
        JsonWire.encodePast(room, event, out);
    }

    @Override
    public void gap(String room, long from, long to, long most) {
        send(JsonPast.gap(room, from, to, most));
    }

    @Override
    public void unreadable(String room, long from, long to) {
        send(JsonPast.gap(room, from, to, to - from + 1).put("unreadable", true));
    }

    @Override
    public void leftOut(String room, long from, long to) {
        send(JsonPast.gap(room, from, to, 0));
    }

    @Override
    public void fellBehind(String room) {
        send(JsonLine.of("fellBehind").put("room", room));
    }

    @Override
    public void recalled(String room, Optional<Verdict> verdict) {
        JsonLine caughtUp = JsonLine.of("caughtUp").put("room", room);
        verdict.ifPresent(given -> JsonPast.verdict(caughtUp, given));
        send(caughtUp);
    }

    @Override
    public void notStored(String room, long sinceMs, Recording recording) {
        send(JsonLine.of("storing")
                .put("room", room)
                .put("works", false)
                .put("since", sinceMs)
                .put("refused", recording.beforeSeen())
                .put("text", StoreSentences.failing(sinceMs, recording)));
    }

    @Override
    public void storedAgain(String room) {
        send(JsonLine.of("storing").put("room", room).put("works", true).put("text", StoreSentences.AGAIN));
    }

    @Override
    public void departed(String room, Event.Departed how) {
        JsonLine left = answer("left").put("room", room);
        send(how.handledBy(new JsonDeparture(left)).words("text", how.reason()));
    }

    @Override
    public void renamed(String oldNick, String newNick) {
        if (claim != null && Names.same(newNick, claim.nick())) {
            settleClaim(new Claimed(oldNick, null));
        } else if (!leaving) {
            lostNick = oldNick;
            send(JsonLine.of("nick").put("nick", newNick).put("oldNick", oldNick));
        }
    }

    @Override
    public void encodeOwn(Wire wire, String room, Event event, Buffer out) {
        JsonWire.encode(room, event, currentId(), out);
    }

    @Override
    public void directMessage(DirectMessage message) {
        if (message.speech().kind().isForPeople()) {
            send(direct(JsonLine.of("direct"), message));
        }
    }

    @Override
    public void delivered(DirectMessage message, Member to) {
        send(direct(answer("direct"), message).wordsIfAny("away", to.profile().awayWords()));
    }

    @Override
    public void keptForLater(DirectMessage message) {
        send(direct(answer("direct"), message).put("waits", true));
    }

    @Override
    public void mailRead(String nick, long timeMs) {
        mail.read(nick, timeMs);
    }

    @Override
    public void mailDeleted(String nick, DirectMessage message, String reason) {
        mail.deleted(nick, message, reason);
    }

    private static JsonLine direct(JsonLine out, DirectMessage message) {
        MailRequests.message(out, message);
        return out;
    }

    @Override
    public void described(Properties before) {
        send(JsonLine.of("profile")
                .texts("properties", session.profile().properties().all()));
    }

    @Override
    public void announced(Member from, Speech speech) {
        send(JsonLine.of("announcement").put("nick", from.nick()).put("text", Words.of(speech, from.nick())));
    }

    @Override
    public void invited(Member by, String room) {
        send(JsonLine.of("invited").put("room", room).put("nick", by.nick()));
    }

    @Override
    public void refused(Refusal refusal) {
        if (refusal.why() == Refusal.Why.NICK_OWNED && Names.same(refusal.subject(), lostNick)) {
            lostNick = "";
            send(error(null, "", refusal.why().name(), refusal.sentence(session.chatLimits()))
                    .put("subject", refusal.subject()));
        } else if (claim != null) {
            settleClaim(new Claimed(session.nick(), refusal));
        } else {
            refuse(
                    refusal.why().name(),
                    refusal.sentence(session.chatLimits()),
                    Text.harmless(refusal.subject()),
                    refusal.room());
        }
    }

    void refuse(Request request, Refusal refusal) {
        String subject = Text.harmless(refusal.subject());
        refuse(request, refusal.why().name(), refusal.sentence(session.chatLimits()), subject, refusal.room());
    }

    void refuse(Request request, Refusal.Why why, String subject) {
        refuse(request, why.name(), why.sentence(session.chatLimits()), Text.harmless(subject), "");
    }
}
