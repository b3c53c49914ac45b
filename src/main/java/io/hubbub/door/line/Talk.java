package io.hubbub.door.line;

import io.hubbub.net.LineConversation;
import io.hubbub.net.News;
import io.hubbub.net.Text;
import io.hubbub.room.CloseReason;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Names;
import io.hubbub.room.Refusal;
import io.hubbub.room.Role;
import io.hubbub.room.RoomListing;
import io.hubbub.room.RoomState;
import io.hubbub.room.Session;
import io.hubbub.room.Speech;
import io.hubbub.task.TaskDesk;
import io.hubbub.task.TaskResult;
import io.hubbub.task.Tasks;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** One person at the line door: which room they talk in, and what they are told. Runs on the session's event loop. */
final class Talk extends LineConversation {
    /** Names that one list shows: a screenful; a room of thousands would bury what is said. */
    private static final int NAMES_SHOWN = 100;

    private final int lineBytes;
    private final String firstRoom;
    private final Tasks tasks;

    /** The room that plain lines go to; empty when they are in none. */
    private String here = "";

    private boolean welcomed;

    /** Whether later lines wait until an earlier one has come true: who is called bob from now on speaks as bob. */
    private boolean awaiting;

    /** Words to one nick alone of which it is not known yet what became of them. */
    private int tells;

    private TaskDesk desk;

    Talk(Session session, String firstRoom, int lineBytes, Tasks tasks) {
        super(session, lineBytes);
        this.lineBytes = lineBytes;
        this.firstRoom = firstRoom;
        this.tasks = tasks;
    }

    @Override
    public void began() {
        await(() -> session.join(firstRoom, LineWire.HERE));
    }

    // What the person sends.

    @Override
    protected void deal(Buffer line) {
        if (line.length() == 0) {
            return;
        }
        if (line.getByte(0) != '/') {
            speak(line);
        } else if (line.length() > 1 && line.getByte(1) == '/') {
            speak(line.getBuffer(1, line.length()));
        } else {
            command(Text.decode(line).substring(1));
        }
    }

    @Override
    public void lineTooLong() {
        say("That line was not sent: expected at most " + lineBytes + " bytes");
    }

    private void speak(Buffer line) {
        if (isSomewhere()) {
            session.say(here, speech(line));
        }
    }

    /** Whether there is a room that the person talks in; if not, they are told. */
    private boolean isSomewhere() {
        if (here.isEmpty()) {
            say("You are in no room. /join ROOM takes you into one");
        }
        return !here.isEmpty();
    }

    /** Makes a wish, and does nothing more before it is granted or refused. */
    private void await(Runnable wish) {
        awaiting = true;
        session.readNoMore();
        wish.run();
    }

    private void goOn() {
        awaiting = false;
        readOn();
        finishIfDone();
    }

    private void readOn() {
        if (!awaiting && (desk == null || !desk.isFull())) {
            session.readOn();
        }
    }

    @Override
    protected boolean isAnswered() {
        return !awaiting && tells == 0 && (desk == null || desk.isIdle());
    }

    private static Speech speech(Buffer line) {
        return Text.isPlain(line) ? Speech.line(line) : Speech.line(Text.harmless(Text.decode(line)));
    }

    private void command(String text) {
        String[] parts = text.strip().split("\\s+", 2);
        String rest = parts.length > 1 ? parts[1] : "";
        Command.find(parts[0])
                .ifPresentOrElse(
                        command -> command.run(this, rest),
                        () -> say("There is no command /" + parts[0] + ". /help lists them; start with // to say it"));
    }

    // What the commands do.

    void nick(String name) {
        await(() -> session.rename(name));
    }

    /** The same room as {@code lobby}, to who is used to IRC. */
    private static String room(String typed) {
        return typed.startsWith("#") ? typed.substring(1) : typed;
    }

    void join(String typed) {
        String room = room(typed);
        Optional<RoomState> known = session.room(room);
        if (known.isPresent()) {
            talkIn(known.get().name());
            say("You talk in " + here);
        } else {
            await(() -> session.join(room, LineWire.ELSEWHERE));
        }
    }

    void part(String typed) {
        String room = room(typed);
        if (!room.isEmpty() || isSomewhere()) {
            await(() -> session.leave(room.isEmpty() ? here : room, ""));
        }
    }

    void rooms() {
        session.inquiries().rooms(this::show);
    }

    void who(String typed) {
        String room = room(typed);
        if (!room.isEmpty() || isSomewhere()) {
            String name = room.isEmpty() ? here : room;
            session.room(name).ifPresentOrElse(this::showMembers, () -> say("You are not in " + name));
        }
    }

    void message(String nickAndText) {
        String[] parts = nickAndText.split("\\s+", 2);
        tells++;
        session.tell(parts[0], Speech.line(Text.harmless(parts[1])));
    }

    void op(String nick) {
        if (isSomewhere()) {
            session.changeModes(here, List.of(new ModeChange.RoleGiven(Role.OPERATOR, nick, true)));
        }
    }

    void kick(String nickAndReason) {
        if (isSomewhere()) {
            String[] parts = nickAndReason.split("\\s+", 2);
            session.kick(here, parts[0], parts.length > 1 ? Text.harmless(parts[1]) : "");
        }
    }

    void act(String what) {
        if (isSomewhere()) {
            session.say(here, Speech.line(Speech.Kind.ACTION, Buffer.buffer(Text.harmless(what))));
        }
    }

    void topic(String text) {
        if (!isSomewhere()) {
            return;
        }
        if (text.isEmpty()) {
            session.room(here).ifPresent(this::showTopic);
        } else {
            session.setTopic(here, Text.harmless(text));
        }
    }

    void task(String nameAndArguments) {
        if (nameAndArguments.isEmpty()) {
            tasks.usages().forEach(this::say);
            return;
        }
        String[] parts = nameAndArguments.split("\\s+", 2);
        if (desk == null) {
            desk = new TaskDesk(tasks);
        }
        desk.ask(parts[0], parts.length > 1 ? parts[1] : "", result -> {
            show(parts[0], result);
            readOn();
            finishIfDone();
        });
        if (desk.isFull()) {
            session.readNoMore();
        }
    }

    void help() {
        for (Command command : Command.ALL) {
            say(String.format(Locale.ROOT, "%-24s %s", command.usage(), command.help()));
        }
        say("Anything else is said in the room you talk in; start with // to say a /");
    }

    void quit(String words) {
        finish(Text.harmless(words));
    }

    // What the person is told.

    @Override
    public void joined(RoomState room) {
        talkIn(room.name());
        welcome();
        say("You are in " + room.name());
        if (!room.topic().isEmpty()) {
            showTopic(room);
        }
        showMembers(room);
        goOn();
    }

    private void welcome() {
        if (!welcomed) {
            welcomed = true;
            say("Welcome to Hubbub. You are " + session.nick() + ". /help lists the commands");
        }
    }

    @Override
    public void departed(String room, Event.Departed how) {
        say(how instanceof Event.Kicked kicked ? News.outOf(room, kicked) : "You left " + room);
        if (Names.fold(here).equals(Names.fold(room))) {
            here = "";
            List<String> others = session.rooms();
            if (!others.isEmpty()) {
                talkIn(others.get(others.size() - 1));
                say("You talk in " + here);
            }
        }
        goOn();
    }

    @Override
    public void renamed(String oldNick, String newNick) {
        say("You are now " + newNick);
        goOn();
    }

    @Override
    public void told(DirectMessage message) {
        if (!message.speech().kind().isForPeople()) {
            return;
        }
        for (String text : Text.lines(Text.decode(message.speech().plain()))) {
            tell("(" + message.from().nick() + " to you) " + Text.harmless(text));
        }
    }

    @Override
    public void delivered(DirectMessage message, Member to) {
        tell("(you to " + message.to() + ") "
                + Text.harmless(Text.decode(message.speech().plain())));
        if (to.profile().isAway()) {
            say(to.nick() + " is away: " + to.profile().away());
        }
        told();
    }

    @Override
    public void refused(Refusal refusal) {
        boolean isFirstRoom = !welcomed;
        welcome();
        say(refusal.subject() + ": " + refusal.sentence(session.rules()));
        if (isFirstRoom) {
            say("You are in no room. /join ROOM takes you into one, /rooms lists them");
        }
        // The next line doesn't wait for a /msg, whose answer may come while something else is waited for.
        if (refusal.why().isAboutListener()) {
            told();
        } else if (awaiting) {
            goOn();
        }
    }

    private void told() {
        tells--;
        finishIfDone();
    }

    private void show(List<RoomListing> rooms) {
        for (RoomListing room : rooms) {
            String topic = room.topic().isEmpty() ? "" : ": " + room.topic().text();
            say(room.room() + " (" + room.members() + ")" + topic);
        }
        say(rooms.size() == 1 ? "1 room" : rooms.size() + " rooms");
    }

    @Override
    public void killed(Member by, String reason) {
        say(by.nick() + " threw you off the server: " + reason);
    }

    @Override
    public void closing(CloseReason reason) {
        boolean ownWish = reason == CloseReason.QUIT || reason == CloseReason.PEER_CLOSED;
        say(ownWish ? "Goodbye" : "Goodbye: " + reason.sentence());
    }

    @Override
    public void closed(CloseReason reason) {
        if (desk != null) {
            desk.close();
        }
    }

    /** A line from the server itself. */
    void say(String text) {
        tell("* " + Text.harmless(text));
    }

    private void tell(String line) {
        session.reply(Buffer.buffer(line + "\n"));
    }

    private void talkIn(String room) {
        if (!here.isEmpty()) {
            session.look(here, LineWire.ELSEWHERE);
        }
        here = room;
        session.look(here, LineWire.HERE);
    }

    private void showTopic(RoomState room) {
        say(
                room.topic().isEmpty()
                        ? "No topic is set"
                        : "Topic, set by " + room.topic().by() + ": "
                                + room.topic().text());
    }

    private void showMembers(RoomState room) {
        String names =
                room.members().stream().limit(NAMES_SHOWN).map(Member::nick).collect(Collectors.joining(", "));
        int more = room.size() - NAMES_SHOWN;
        say("Here: " + names + (more > 0 ? " and " + more + " more" : ""));
    }

    private void show(String task, TaskResult result) {
        String prefix = result.isDone() ? task + " = " : "";
        Text.lines(result.text()).forEach(text -> say(prefix + text));
    }
}
