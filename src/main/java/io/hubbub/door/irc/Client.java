package io.hubbub.door.irc;

import io.hubbub.hub.Session;
import io.hubbub.hub.Wire;
import io.hubbub.net.BanSentences;
import io.hubbub.net.Door;
import io.hubbub.net.Pace;
import io.hubbub.net.RequestLine;
import io.hubbub.room.CloseReason;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.Names;
import io.hubbub.room.Profile;
import io.hubbub.room.Properties;
import io.hubbub.room.Recording;
import io.hubbub.room.Refusal;
import io.hubbub.room.Room;
import io.hubbub.room.ServerBan;
import io.hubbub.room.Speech;
import io.hubbub.room.Verdict;
import io.hubbub.task.TaskResult;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One IRC client: how far it has come, what it can, and what it is told. Its lines are dealt with strictly one after the
 * other: a line waits until everything that the one before asked for has happened. Runs on the session's event loop.
 */
final class Client extends ClientLines {
    private final Pace pace;
    private final Liveness liveness;
    final Registration registration = new Registration(this);
    final Nickname nickname = new Nickname(this);
    final UserModes modes = new UserModes(this);
    final ReadMarkers readMarkers = new ReadMarkers(this);
    final Metadata metadata = new Metadata(this);
    final Recorded recorded = new Recorded(this);
    final Recollection recollection = new Recollection(this);
    final ClientMail mail = new ClientMail(this);
    private final ClientBatch batch = new ClientBatch(this);

    /** Rooms that it was invited to and has not come to since, by their folded names. */
    final Set<String> invitations = new LinkedHashSet<>(0);

    /** How it proves whose account it is; mostly null. */
    private Sasl sasl;

    private String lastWords = "";

    Client(Session session, Server server) {
        super(session, server);
        IrcOptions options = server.options;
        this.liveness = new Liveness(this, options);
        this.pace = new Pace(session, steps, options.floodBurst, options.floodPerSecond, this::checkLiveness);
    }

    // Input of the client.

    @Override
    protected void deal(Buffer line) {
        if (!registration.isDone() && RequestLine.is(line)) {
            unsolicited().message("", "ERROR").trailing(Door.misunderstood(IrcDoor.PROTOCOL, "HTTP"));
            session.close(CloseReason.FOREIGN_PROTOCOL);
            return;
        }
        Input input = Input.read(line);
        if (input instanceof Input.Good good) {
            if (batch.takes(good.message())) {
                return;
            }
            if (!good.message().command().isEmpty()) {
                deal(good.message().tags(), () -> Command.run(this, good.message()));
            }
        } else if (input instanceof Input.NotUtf8 broken) {
            batch.spoil();
            deal(broken.tags(), () -> fail(broken.command(), "INVALID_UTF8", "Message rejected: expected UTF-8"));
        } else {
            lineTooLong();
        }
        pace.took();
    }

    /** What the client has sent counts for so many lines. */
    void charge(int lines) {
        pace.took(lines);
    }

    @Override
    public void lineTooLong() {
        batch.spoil();
        reply(Numeric.ERR_INPUTTOOLONG);
    }

    void quit(String words) {
        lastWords = IrcWire.quit(true, words);
        finish(words);
    }

    @Override
    public void woken() {
        pace.woken();
    }

    /** Its proof of whose account it is, begun if it has not. */
    Sasl sasl() {
        sasl = sasl == null ? new Sasl(this) : sasl;
        return sasl;
    }

    boolean isInSasl() {
        return sasl != null;
    }

    void endSasl() {
        sasl = null;
    }

    @Override
    String nick() {
        return nickname.has() ? session.nick() : "*";
    }

    @Override
    public void began() {
        lookAfter();
    }

    /** The client has come so far that something else is waited for. */
    void lookAfter() {
        pace.dueIn(liveness.nextNs());
    }

    @Override
    public void unread() {
        liveness.unread();
    }

    private void checkLiveness() {
        pace.dueIn(liveness.check());
    }

    @Override
    public void joined(Room room) {
        invitations.remove(Names.fold(room.name()));
        // It has its place before all that happens in the room next.
        if (label != null) {
            label.begin();
        }
        Channels.welcome(this, room);
        recorded.joined(room.name());
        steps.answered();
    }

    @Override
    public void notStored(String room, long sinceMs, Recording recording) {
        recorded.notStored(room, sinceMs, recording);
    }

    @Override
    public void storedAgain(String room) {
        recorded.storedAgain(room);
    }

    @Override
    public void barred(Refusal refusal) {
        Refusals.barred(this, refusal);
    }

    @Override
    public void departed(String room, Event.Departed how) {
        recollection.left(room);
        Buffer line = Buffer.buffer();
        wire().encode(room, how, line);
        if (how.handledBy(new IsAnswer(session.id()))) {
            answer(line);
        } else {
            write(line);
        }
    }

    @Override
    public void encodePast(Wire through, String room, Event event, Buffer out) {
        recollection.encode(room, event, out);
    }

    @Override
    public void gap(String room, long from, long to, long most) {
        recollection.gap(room, most);
    }

    @Override
    public void recalled(String room, Optional<Verdict> verdict) {
        recollection.recalled(room, verdict);
    }

    @Override
    public void fellBehind(String room) {
        recollection.fellBehind(room);
    }

    @Override
    public void encodeOwn(Wire through, String room, Event event, Buffer out) {
        boolean shown = event instanceof Event.Said
                ? has(Capability.ECHO_MESSAGE)
                : !(event instanceof Event.Reprofiled
                        || event instanceof Event.Invited
                        || event instanceof Event.Described);
        if (!shown) {
            return;
        }
        if (label == null) {
            through.encode(room, event, out);
        } else {
            Buffer lines = Buffer.buffer();
            through.encode(room, event, lines);
            label.place(lines, out);
        }
    }

    @Override
    public void renamed(String oldNick, String newNick) {
        // In a room it has its place in the order there.
        if (registration.isDone() && !oldNick.equals(newNick) && session.rooms().isEmpty()) {
            String source = session.profile().source(oldNick);
            if (nickname.isAsked(newNick)) {
                steps.afterAll(() -> say().message(source, "NICK").last(newNick));
            } else {
                session.onceSettled(() -> unsolicited().message(source, "NICK").last(newNick));
            }
        }
        nickname.renamed(newNick);
    }

    @Override
    public void directMessage(DirectMessage message) {
        Buffer out = Buffer.buffer();
        wire().directMessage(message, nick(), out);
        write(out);
    }

    /** Clients know what to do with their own words if these come back to them. */
    @Override
    public void copied(DirectMessage message) {
        boolean isOwn = Names.same(message.from().nick(), nick());
        if (!isOwn) {
            directMessage(message);
        } else if (has(Capability.ECHO_MESSAGE)) {
            Buffer out = Buffer.buffer();
            wire().directMessage(message, message.to(), out);
            write(out);
        }
    }

    @Override
    public void delivered(DirectMessage message, Member to) {
        Speech.Kind kind = message.speech().kind();
        if (has(Capability.ECHO_MESSAGE)) {
            Buffer out = Buffer.buffer();
            wire().directMessage(message, message.to(), out);
            answer(out);
        }
        if (to.profile().isAway() && !kind.isUnanswered() && kind != Speech.Kind.SIGNAL) {
            People.away(this, to);
        }
    }

    @Override
    public void keptForLater(DirectMessage message) {
        mail.keptForLater(message);
    }

    @Override
    public void mailRead(String nick, long timeMs) {
        readMarkers.readElsewhere(nick, timeMs);
    }

    @Override
    public void mailDeleted(String nick, DirectMessage message, String reason) {
        mail.deleted(nick, message, reason);
    }

    @Override
    public void saidInto(String room, Event.Said said) {
        if (has(Capability.ECHO_MESSAGE)) {
            Buffer out = Buffer.buffer();
            wire().encode(room, said, out);
            answer(out);
        }
    }

    @Override
    public void announced(Member from, Speech speech) {
        if (speech.kind().isUnanswered()) {
            tellAll(speech, from);
        } else if (modes.has(UserModes.WALLOPS)) {
            unsolicited(from).message(IrcWire.source(from), "WALLOPS").trailing(IrcWire.words(speech, from.nick()));
        }
    }

    /** Those who look after the server say it to everybody. */
    private void tellAll(Speech speech, Member from) {
        if (registration.isDone()) {
            unsolicited().message(server.name(), "NOTICE").middle(nick()).trailing(IrcWire.words(speech, from.nick()));
        }
    }

    @Override
    public void refused(Refusal refusal) {
        if (!metadata.takes(refusal)) {
            Refusals.tell(this, refusal);
        }
    }

    @Override
    public void appeared(Member who) {
        unsolicited().message(server.name(), Numeric.RPL_MONONLINE, nick()).trailing(IrcWire.source(who));
        metadata.sees(who);
    }

    @Override
    public void disappeared(String who) {
        unsolicited().message(server.name(), Numeric.RPL_MONOFFLINE, nick()).trailing(who);
    }

    /** In a shared room it has seen that there. */
    @Override
    public void changed(Member who, Profile before) {
        if (session.meets(who)) {
            return;
        }
        if (has(Capability.EXTENDED_MONITOR)) {
            Buffer out = Buffer.buffer();
            wire().reprofiled(who, before, session.nowMs(), out);
            write(out);
        } else {
            metadata.sees(who, before.properties());
        }
    }

    @Override
    public void described(Properties before) {
        metadata.described(before);
    }

    @Override
    public void invited(Member by, String room) {
        if (invitations.size() < session.chatLimits().rooms) {
            invitations.add(Names.fold(room));
        }
        unsolicited(by).message(IrcWire.source(by), "INVITE").middle(nick()).last(ChannelName.of(room));
    }

    @Override
    public void invitationSent(Member who, String room) {
        numeric(Numeric.RPL_INVITING).middle(who.nick()).last(ChannelName.of(room));
        if (who.profile().isAway()) {
            People.away(this, who);
        }
    }

    @Override
    public void killed(Member by, String reason) {
        unsolicited(by).message(IrcWire.source(by), "KILL").middle(nick()).trailing(reason);
        lastWords = "Killed (" + by.nick() + " (" + reason + "))";
    }

    @Override
    public void banned(ServerBan ban) {
        lastWords = BanSentences.of(ban);
        numeric(Numeric.ERR_YOUREBANNEDCREEP).trailing(lastWords);
    }

    /** A client that speaks another protocol was answered in that. */
    @Override
    public void closing(CloseReason reason) {
        if (reason == CloseReason.FOREIGN_PROTOCOL) {
            return;
        }
        String words = lastWords.isEmpty() ? reason.sentence() : lastWords;
        unsolicited().message("", "ERROR").trailing("Closing Link: " + session.address() + " (" + words + ")");
    }

    /** Lets the server compute something. */
    void compute(String task, String arguments, Consumer<TaskResult> then) {
        compute(server.tasks, task, arguments, then);
    }
}
