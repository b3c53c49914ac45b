package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.room.CloseReason;
import io.hubbub.room.Description;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.Profile;
import io.hubbub.room.Properties;
import io.hubbub.room.Recording;
import io.hubbub.room.Refusal;
import io.hubbub.room.Rights;
import io.hubbub.room.Room;
import io.hubbub.room.RoomListing;
import io.hubbub.room.RoomState;
import io.hubbub.room.ServerBan;
import io.hubbub.room.Speech;
import io.hubbub.room.Verdict;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Somebody in a core test: one session, what it was written, and what its listener heard, as short words. */
final class Visitor implements Listener {
    final RecordingOutlet outlet = new RecordingOutlet();
    final List<String> heard = Core.threadSafeList();
    private int newsFrom;
    Core core;
    int instance;
    Session session;

    /** What the listener does, on the loop, when it hears of a join; for tests that reply or misbehave there. */
    Consumer<Room> onJoined = room -> {};

    /** The same, when it hears of an announcement or is woken. */
    Runnable onAnnounced = () -> {};

    Runnable onWoken = () -> {};

    /** The same, with its last chance to reply. */
    Runnable onClosing = () -> {};

    /** Whether it sees its own doings through a wire that is personal. */
    boolean seesOwn = true;

    /** What it does before it looks at its own doings. */
    BiConsumer<Event, Buffer> onOwn = (event, out) -> {};

    /** Its own doings that it was asked to look at, in order. */
    final List<Event> own = Core.threadSafeList();

    /** What it was told by somebody alone, and what it told. */
    final List<DirectMessage> told = Core.threadSafeList();

    final List<DirectMessage> delivered = Core.threadSafeList();
    final List<Refusal> refusals = Core.threadSafeList();

    /** What it does when it is told something. */
    Consumer<Speech> onTold = speech -> {};

    /** What it does about anything that it hears, word by word. */
    Consumer<String> onNews = word -> {};

    void hear(String word) {
        heard.add(word);
        onNews.accept(word);
    }

    void does(Consumer<Session> action) {
        core.on(instance, () -> {
            action.accept(session);
            return null;
        });
    }

    void says(String room, String text) {
        does(s -> s.requests().say(room, Speech.line(text)));
    }

    /** What it has been written so far, each event a word. */
    String saw() {
        return core.on(instance, outlet::text).trim();
    }

    /** What it has heard since the last such question. */
    List<String> news() {
        return core.on(instance, () -> {
            List<String> news = List.copyOf(heard).subList(newsFrom, heard.size());
            newsFrom = heard.size();
            return news;
        });
    }

    /** Says who it is under this nick. */
    void comesAs(String nick) {
        does(s -> {
            s.requests().introduce(s.profile());
            s.requests().rename(nick);
        });
        core.settle();
    }

    /** Has these rights from here on. */
    void isGranted(Rights rights) {
        does(s -> s.requests().naming().grant(rights));
        core.settle();
    }

    void goes() {
        does(s -> s.gone(CloseReason.PEER_CLOSED));
        core.settle();
    }

    /** Whether it finds somebody by a nick. */
    Optional<Description> finds(String nick) {
        return this.<Optional<Description>>asks((s, answer) -> s.queries().person(nick, answer));
    }

    /** Its own copy of a room's state. */
    RoomState room(String name) {
        return core.on(instance, () -> ((RoomState) session.room(name).orElseThrow()).copy());
    }

    /** Asks something, and waits for the one answer. */
    <T> T asks(BiConsumer<Session, Consumer<T>> question) {
        List<T> answers = Core.threadSafeList();
        does(s -> question.accept(s, answers::add));
        core.settle();
        assertEquals(1, answers.size());
        return answers.get(0);
    }

    String nick() {
        return core.on(instance, session::nick);
    }

    boolean isOpen() {
        return core.on(instance, session::isOpen);
    }

    /** Its peer reads nothing until {@link #readsAgain}. */
    void stopsReading() {
        does(s -> outlet.full(true));
    }

    void readsAgain() {
        does(s -> {
            outlet.full(false);
            s.drained();
        });
    }

    @Override
    public void joined(Room room) {
        hear("joined " + room.name() + " of " + room.size());
        onJoined.accept(room);
    }

    @Override
    public void left(String room) {
        hear("left " + room);
    }

    @Override
    public void gap(String room, long from, long to, long most) {
        hear("gap " + from + "-" + to + " of " + most);
    }

    @Override
    public void unreadable(String room, long from, long to) {
        hear("unreadable " + from + "-" + to);
    }

    @Override
    public void leftOut(String room, long from, long to) {
        hear("left out " + from + "-" + to);
    }

    @Override
    public void recalled(String room, Optional<Verdict> verdict) {
        hear("recalled"
                + verdict.map(given -> " " + given.kind() + " " + given.missing())
                        .orElse(""));
    }

    @Override
    public void fellBehind(String room) {
        hear("fell behind in " + room);
    }

    @Override
    public void notStored(String room, long sinceMs, Recording recording) {
        hear("not stored " + room + " since " + sinceMs);
    }

    @Override
    public void storedAgain(String room) {
        hear("stored again " + room);
    }

    @Override
    public void renamed(String oldNick, String newNick) {
        hear(oldNick + ">" + newNick);
    }

    @Override
    public void directMessage(DirectMessage message) {
        told.add(message);
        hear("told by " + message.from().nick() + ": " + message.speech().bytes());
        onTold.accept(message.speech());
    }

    @Override
    public void delivered(DirectMessage message, Member to) {
        delivered.add(message);
        hear("delivered to " + message.to());
    }

    @Override
    public void encodeOwn(Wire wire, String room, Event event, Buffer out) {
        own.add(event);
        onOwn.accept(event, out);
        if (seesOwn) {
            wire.encode(room, event, out);
        }
    }

    @Override
    public void refused(Refusal refusal) {
        refusals.add(refusal);
        hear("refused " + refusal.why() + " " + refusal.subject());
    }

    @Override
    public void invited(Member by, String room) {
        hear("invited by " + by.nick() + " into " + room);
    }

    @Override
    public void invitationSent(Member who, String room) {
        hear("invited " + who.nick() + " into " + room);
    }

    @Override
    public void announced(Member from, Speech speech) {
        hear("announced by " + from.nick() + ": " + speech.bytes());
        onAnnounced.run();
    }

    @Override
    public void appeared(Member who) {
        hear("appeared " + who.nick());
    }

    @Override
    public void disappeared(String nick) {
        hear("disappeared " + nick);
    }

    @Override
    public void changed(Member who, Profile before) {
        hear("changed " + who.nick());
    }

    @Override
    public void described(Properties before) {
        hear("described");
    }

    @Override
    public void banned(ServerBan ban) {
        hear("banned");
    }

    @Override
    public void killed(Member by, String reason) {
        hear("killed by " + by.nick() + ": " + reason);
    }

    @Override
    public void woken() {
        hear("woken");
        onWoken.run();
    }

    @Override
    public void unread() {
        heard.add("unread");
    }

    /** Asks for the rooms, and hears of them. */
    void listsRooms() {
        does(s -> s.queries()
                .rooms(rooms ->
                        hear("rooms " + rooms.stream().map(RoomListing::room).toList())));
    }

    @Override
    public void closing(CloseReason reason) {
        onClosing.run();
    }

    @Override
    public void closed(CloseReason reason) {
        hear("closed " + reason);
    }
}
