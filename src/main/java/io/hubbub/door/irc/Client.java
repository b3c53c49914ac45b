package io.hubbub.door.irc;

import io.hubbub.hub.Session;
import io.hubbub.hub.Wire;
import io.hubbub.net.Door;
import io.hubbub.net.LineConversation;
import io.hubbub.net.Pace;
import io.hubbub.net.RequestLine;
import io.hubbub.room.CloseReason;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.Names;
import io.hubbub.room.Profile;
import io.hubbub.room.Recording;
import io.hubbub.room.Refusal;
import io.hubbub.room.Room;
import io.hubbub.room.Speech;
import io.hubbub.room.Verdict;
import io.hubbub.task.TaskResult;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One IRC client: how far it has come, what it can, and what it is told. Its lines are dealt with strictly one after the
 * other: a line waits until everything that the one before asked for has happened. Runs on the session's event loop.
 */
final class Client extends LineConversation {
    /** The longest label taken, by the specification. */
    private static final int LABEL_BYTES = 64;

    final Server server;
    private final Pace pace;
    private final Liveness liveness;
    final Registration registration = new Registration(this);
    final UserModes modes = new UserModes(this);
    final ReadMarkers readMarkers = new ReadMarkers(this);
    final Recorded recorded = new Recorded(this);
    final Recollection recollection = new Recollection(this);

    /** Rooms that it was invited to and has not come to since, by their folded names. */
    final Set<String> invitations = new LinkedHashSet<>(0);

    private final Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
    private IrcWire wire;

    /** How the line that is being dealt with is answered; null if it has no label. */
    private Label label;

    private int batches;
    private String lastWords = "";

    Client(Session session, Server server) {
        super(session, Input.LINE_BYTES);
        this.server = server;
        this.wire = server.wire(capabilities);
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
            if (!good.message().command().isEmpty()) {
                deal(good.message().tags(), () -> Command.run(this, good.message()));
            }
        } else if (input instanceof Input.NotUtf8 broken) {
            deal(broken.tags(), () -> fail(broken.command(), "INVALID_UTF8", "Message rejected: expected UTF-8"));
        } else {
            lineTooLong();
        }
        pace.took();
    }

    private void deal(Map<String, String> tags, Runnable action) {
        String name = has(Capability.LABELED_RESPONSE) ? tags.getOrDefault("label", "") : "";
        if (name.isEmpty() || name.getBytes(StandardCharsets.UTF_8).length > LABEL_BYTES) {
            action.run();
            return;
        }
        // Lines that came before are no part of the answer.
        steps.inTurn(
                steps::awaitAll,
                () -> {
                    label = new Label(this, name, nextBatch());
                    action.run();
                },
                steps::awaitAll,
                () -> {
                    label.end();
                    label = null;
                });
    }

    @Override
    public void lineTooLong() {
        reply(Numeric.ERR_INPUTTOOLONG);
    }

    /** A name for a batch that it has no other of. */
    String nextBatch() {
        return Integer.toString(++batches, Character.MAX_RADIX);
    }

    Session session() {
        return session;
    }

    /** The line that is being dealt with is answered with one line at most. */
    void answersOnce() {
        if (label != null) {
            label.expectOne();
        }
    }

    void quit(String words) {
        lastWords = IrcWire.quit(true, words);
        finish(words);
    }

    @Override
    public void woken() {
        pace.woken();
    }

    // Its capabilities.

    boolean has(Capability capability) {
        return capabilities.contains(capability);
    }

    Set<Capability> capabilities() {
        return capabilities;
    }

    void capabilities(Set<Capability> on, Set<Capability> off) {
        capabilities.addAll(on);
        capabilities.removeAll(off);
        wire = server.wire(capabilities);
        session.rooms().forEach(room -> session.setWire(room, wire));
    }

    IrcWire wire() {
        return wire;
    }

    // Lines to the client.

    /** The nick as others see it; a star before there is one. */
    String nick() {
        return registration.hasNick() ? session.nick() : "*";
    }

    String source() {
        return session.profile().source(session.nick());
    }

    /** Begins a line in a buffer, with the tags that the server gives to what it says. */
    Printer begin(Buffer out) {
        return wire.timed(session.nowMs(), out);
    }

    void write(Buffer lines) {
        session.reply(lines);
    }

    /** Begins a line that is part of an answer; it goes out when it is ended. */
    Printer say() {
        Buffer line = Buffer.buffer();
        return begin(line).whenEnded(() -> answer(line));
    }

    /** Writes lines that are part of an answer. */
    void answer(Buffer line) {
        if (label == null) {
            write(line);
        } else {
            label.add(line);
        }
    }

    /** Writes the beginning of a batch that is an answer by itself. */
    void answerWith(Buffer batchStart) {
        if (label == null) {
            write(batchStart);
        } else {
            label.beginOther(batchStart);
        }
    }

    /** Begins a line that answers nothing; it goes out when it is ended. */
    Printer unsolicited() {
        Buffer line = Buffer.buffer();
        return begin(line).whenEnded(() -> write(line));
    }

    Printer numeric(Numeric numeric) {
        return say().message(server.name(), numeric, nick());
    }

    void reply(Numeric numeric, String... middle) {
        say().reply(server.name(), numeric, nick(), middle);
    }

    /** A failure as a <a href="https://ircv3.net/specs/extensions/standard-replies">standard reply</a>. */
    void fail(String command, String code, String words, String... context) {
        Printer line = say().message(server.name(), "FAIL").middle(command).middle(code);
        Stream.of(context).forEach(line::middle);
        line.trailing(words);
    }

    /** Something from the server that is no answer to a question of the protocol's. */
    void notice(String text) {
        say().message(server.name(), "NOTICE").middle(nick()).trailing(text);
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
        wire.encode(room, how, line);
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
                : !(event instanceof Event.Reprofiled || event instanceof Event.Invited);
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
            steps.afterAll(() ->
                    say().message(session.profile().source(oldNick), "NICK").last(newNick));
        }
        registration.gotNick();
        steps.answered();
    }

    @Override
    public void directMessage(DirectMessage message) {
        Buffer out = Buffer.buffer();
        wire.directMessage(message, nick(), out);
        write(out);
    }

    @Override
    public void delivered(DirectMessage message, Member to) {
        Speech.Kind kind = message.speech().kind();
        if (has(Capability.ECHO_MESSAGE)) {
            Buffer out = Buffer.buffer();
            wire.directMessage(message, message.to(), out);
            answer(out);
        }
        if (to.profile().isAway() && !kind.isUnanswered() && kind != Speech.Kind.SIGNAL) {
            People.away(this, to);
        }
    }

    @Override
    public void saidInto(String room, Event.Said said) {
        if (has(Capability.ECHO_MESSAGE)) {
            Buffer out = Buffer.buffer();
            wire.encode(room, said, out);
            answer(out);
        }
    }

    @Override
    public void announced(Member from, Speech speech) {
        if (modes.has(UserModes.WALLOPS)) {
            unsolicited().message(IrcWire.source(from), "WALLOPS").trailing(IrcWire.words(speech, from.nick()));
        }
    }

    @Override
    public void refused(Refusal refusal) {
        Refusals.tell(this, refusal);
    }

    @Override
    public void appeared(Member who) {
        unsolicited().message(server.name(), Numeric.RPL_MONONLINE, nick()).trailing(IrcWire.source(who));
    }

    @Override
    public void disappeared(String who) {
        unsolicited().message(server.name(), Numeric.RPL_MONOFFLINE, nick()).trailing(who);
    }

    /** In a shared room it has seen that there. */
    @Override
    public void changed(Member who, Profile before) {
        if (has(Capability.EXTENDED_MONITOR) && !session.meets(who)) {
            Buffer out = Buffer.buffer();
            wire.reprofiled(who, before, session.nowMs(), out);
            write(out);
        }
    }

    @Override
    public void invited(Member by, String room) {
        if (invitations.size() < session.chatLimits().rooms) {
            invitations.add(Names.fold(room));
        }
        unsolicited().message(IrcWire.source(by), "INVITE").middle(nick()).last(ChannelName.of(room));
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
        unsolicited().message(IrcWire.source(by), "KILL").middle(nick()).trailing(reason);
        lastWords = "Killed (" + by.nick() + " (" + reason + "))";
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
