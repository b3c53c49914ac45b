package io.hubbub.door.line;

import io.hubbub.door.DoorPassword;
import io.hubbub.hub.Session;
import io.hubbub.hub.Wire;
import io.hubbub.net.BanSentences;
import io.hubbub.net.LineConversation;
import io.hubbub.net.Pace;
import io.hubbub.net.Slips;
import io.hubbub.net.Text;
import io.hubbub.room.CloseReason;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.Names;
import io.hubbub.room.Recording;
import io.hubbub.room.Refusal;
import io.hubbub.room.Room;
import io.hubbub.room.ServerBan;
import io.hubbub.room.Speech;
import io.hubbub.room.Verdict;
import io.hubbub.task.TaskResult;
import io.hubbub.task.Tasks;
import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One person at the line door: which room they talk in, and what they are told. Their lines are dealt with one after the
 * other: after {@code /nick bob} the next line is said by bob. Runs on the session's event loop.
 */
final class Talk extends LineConversation {
    private final Pace pace;
    private final Telnet telnet;
    private final LineOptions options;
    private final Tasks tasks;
    private final View view;
    private final Earlier earlier = new Earlier(this);
    private final Recorded recorded = new Recorded(this);
    private final Nicks nicks;
    private final Prompt prompt;
    private final Admission admission;

    /** What was searched for last; null before that. */
    private Finding finding;

    private boolean welcomed;

    Talk(Session session, LineOptions options, Tasks tasks, DoorPassword password) {
        super(session, options.limits.lineBytes);
        this.options = options;
        this.view = new View(session);
        this.nicks = new Nicks(this, view);
        this.tasks = tasks;
        this.pace = new Pace(
                session,
                steps,
                options.floodBurst,
                options.floodPerSecond,
                () -> session.close(CloseReason.UNREGISTERED));
        this.telnet = new Telnet(new Terminal());
        this.prompt = new Prompt(this, telnet);
        this.admission = new Admission(this, password, pace);
    }

    /** Telnet's requests beside text. */
    private final class Terminal implements Telnet.Host {
        @Override
        public void reply(Buffer command) {
            session.reply(command);
        }

        @Override
        public void areYouThere() {
            say("Hubbub is here");
        }
    }

    Finding finding() {
        return finding;
    }

    void finds(Finding newFinding) {
        finding = newFinding;
    }

    Session session() {
        return session;
    }

    LineOptions options() {
        return options;
    }

    View view() {
        return view;
    }

    Nicks nicks() {
        return nicks;
    }

    Prompt prompt() {
        return prompt;
    }

    @Override
    public void began() {
        admission.begin(() -> Places.enter(this, options.room, ""));
    }

    // Lines from the person.

    @Override
    public void received(Buffer chunk) {
        super.received(telnet.text(chunk));
        if (telnet.hasEnded()) {
            inputEnded();
        }
    }

    @Override
    protected void deal(Buffer typed) {
        Buffer line = telnet.edited(typed);
        if (prompt.isOpen()) {
            prompt.take(Text.decode(line));
            admission.goOn();
        } else if (line.length() > 0) {
            if (line.getByte(0) != '/') {
                speak(line);
            } else if (line.length() > 1 && line.getByte(1) == '/') {
                speak(line.getBuffer(1, line.length()));
            } else {
                command(Text.decode(line).substring(1));
            }
        }
        pace.took();
    }

    @Override
    public void lineTooLong() {
        prompt.close();
        say("That line was not sent: expected at most " + options.limits.lineBytes + " bytes");
        admission.goOn();
        pace.took();
    }

    @Override
    public void woken() {
        pace.woken();
    }

    private void speak(Buffer line) {
        if (AccountCommands.isMistyped(line)) {
            say("Not said: " + Slips.SENTENCE);
            return;
        }
        inRoom(room -> session.requests()
                .say(view.here(), Speech.line(Text.isPlain(line) ? line : Buffer.buffer(Text.decode(line)))));
    }

    /** Does something in the room that the person talks in; if there is none, they are told. */
    void inRoom(Consumer<Room> action) {
        session.room(view.here())
                .ifPresentOrElse(action, () -> say("You are in no room. /join ROOM takes you into one"));
    }

    /** A command sees everything as all that was sent before has left it. */
    private void command(String text) {
        String[] parts = words(text.strip());
        Command.find(parts[0])
                .ifPresentOrElse(
                        command -> steps.afterAll(() -> command.run(this, parts[1])), () -> noCommand(parts[0], text));
    }

    /** A line that begins with a path was meant to be said, and isn't lost: so it can be sent again. */
    private void noCommand(String name, String text) {
        say("There is no command /" + name + ". /help lists them; start with // to say it");
        if (name.contains("/")) {
            say("Not said: //" + text);
        }
    }

    /** The first word of a text, and all that follows; either may be empty. */
    static String[] words(String text) {
        String[] parts = text.split("\\s+", 2);
        return new String[] {parts[0], parts.length > 1 ? parts[1] : ""};
    }

    /** Says what was expected, if it is neither. */
    static Optional<Boolean> onOrOff(Talk talk, String command, String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (!lower.equals("on") && !lower.equals("off")) {
            talk.say("/" + command + ": expected on or off");
            return Optional.empty();
        }
        return Optional.of(lower.equals("on"));
    }

    // The commands' actions.

    void act(String what) {
        inRoom(room -> session.requests().say(view.here(), Speech.line(Speech.Kind.ACTION, Buffer.buffer(what))));
    }

    void away(String why) {
        String reason = why.isEmpty() ? "away" : why;
        be(Names.cut(reason, session.chatLimits().reasonLength), "You are away: " + reason);
    }

    void back() {
        be("", "You are back");
    }

    private void be(String away, String told) {
        session.requests().introduce(session.profile().withAway(away));
        steps.afterAll(() -> say(told));
    }

    void task(String nameAndArguments) {
        if (nameAndArguments.isEmpty()) {
            tasks.usages().forEach(this::say);
            return;
        }
        String[] parts = words(nameAndArguments);
        compute(tasks, parts[0], parts[1], result -> show(parts[0], result));
    }

    void time(String word) {
        onOrOff(this, "time", word).ifPresent(on -> {
            view.showTime(on);
            say(on ? "The time (UTC) stands in front of what happens" : "The time is not shown");
        });
    }

    void echo(String word) {
        onOrOff(this, "echo", word).ifPresent(on -> {
            view.showOwnWords(on);
            say(on ? "You see your own words as the others do" : "Your own words are not shown to you");
        });
    }

    void quit(String words) {
        finish(words);
    }

    // Lines to the person.

    @Override
    public void joined(Room room) {
        view.talkIn(room.name());
        welcome();
        say("You are in " + room.name());
        if (!room.topic().isEmpty()) {
            Topics.show(this, room);
        }
        recorded.joined(room.name());
        Questions.members(this, room);
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

    private void welcome() {
        if (!welcomed) {
            welcomed = true;
            say("Welcome to Hubbub. You are " + session.nick() + ". /help lists the commands");
        }
    }

    @Override
    public void departed(String room, Event.Departed how) {
        Places.departed(this, room, how);
    }

    @Override
    public void renamed(String oldNick, String newNick) {
        nicks.renamed(oldNick, newNick);
    }

    @Override
    public void encodeOwn(Wire wire, String room, Event event, Buffer out) {
        view.encodeOwn(wire, room, event, out);
    }

    @Override
    public void encodePast(Wire wire, String room, Event event, Buffer out) {
        earlier.encode(room, event, out);
    }

    @Override
    public void gap(String room, long from, long to, long most) {
        earlier.gap(to - from + 1, most);
    }

    @Override
    public void unreadable(String room, long from, long to) {
        earlier.unreadable(room);
    }

    @Override
    public void fellBehind(String room) {
        earlier.fellBehind(room);
    }

    @Override
    public void recalled(String room, Optional<Verdict> verdict) {
        earlier.ended();
    }

    @Override
    public void directMessage(DirectMessage message) {
        Direct.received(this, message);
    }

    @Override
    public void delivered(DirectMessage message, Member to) {
        Direct.delivered(this, message, to);
    }

    @Override
    public void keptForLater(DirectMessage message) {
        Direct.keptForLater(this, message);
    }

    @Override
    public void mailDeleted(String nick, DirectMessage message, String reason) {
        Direct.deleted(this, nick, message);
    }

    @Override
    public void invited(Member by, String room) {
        Direct.invited(this, by, room);
    }

    @Override
    public void invitationSent(Member who, String room) {
        Direct.invitationSent(this, who, room);
    }

    @Override
    public void barred(Refusal refusal) {
        tellOf(refusal);
        steps.answered();
    }

    @Override
    public void refused(Refusal refusal) {
        tellOf(refusal);
        switch (refusal.why()) {
            // The next line waits for this.
            case BAD_ROOM, TOO_MANY_ROOMS, ALREADY_IN_ROOM -> steps.answered();
            case NICK_TAKEN, NICK_OWNED, NICK_RESERVED, BAD_NICK -> nicks.answered();
            default -> {}
        }
    }

    private void tellOf(Refusal refusal) {
        boolean isFirstRoom = !welcomed;
        welcome();
        say(Deleting.subject(refusal) + ": " + nicks.sentence(refusal));
        if (isFirstRoom) {
            say("You are in no room. /join ROOM takes you into one, /rooms lists them");
        }
    }

    @Override
    public void killed(Member by, String reason) {
        say(by.nick() + " disconnected you from the server: " + reason);
    }

    /** What operators say to those who want to hear such things is none of a line's; what is said to everybody is. */
    @Override
    public void announced(Member from, Speech speech) {
        if (speech.kind().isUnanswered()) {
            say("To everybody: " + Text.decode(speech.bytes()));
        }
    }

    @Override
    public void banned(ServerBan ban) {
        say(BanSentences.of(ban));
    }

    /** A peer that speaks another protocol was answered in that. */
    @Override
    public void closing(CloseReason reason) {
        boolean isByPeer = reason == CloseReason.QUIT || reason == CloseReason.PEER_CLOSED;
        if (reason != CloseReason.FOREIGN_PROTOCOL) {
            say(isByPeer ? "Goodbye" : "Goodbye: " + reason.sentence());
        }
    }

    /** A line from the server itself. */
    void say(String text) {
        session.reply(notice(text, Buffer.buffer()));
    }

    /** The same line behind others that are written together. */
    static Buffer notice(String text, Buffer out) {
        return out.appendString("* " + Text.harmless(text) + "\n");
    }

    void tell(String line) {
        session.reply(Buffer.buffer(line + "\n"));
    }

    /** Says something of a room, whose name stands before it if plain lines go to another. */
    void sayOf(String room, String words) {
        say(view.isHere(room) ? words : "[" + room + "] " + words);
    }

    private void show(String task, TaskResult result) {
        String prefix = result.isDone() ? task + " = " : "";
        Text.lines(result.text()).forEach(text -> say(prefix + text));
    }
}
