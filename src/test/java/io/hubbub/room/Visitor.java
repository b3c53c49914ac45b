package io.hubbub.room;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.function.Consumer;

/** Somebody in a core test: one session, what it was written, and what its listener heard, as short words. */
final class Visitor implements Listener {
    final RecordingOutlet outlet = new RecordingOutlet();
    final List<String> heard = Core.threadSafeList();
    Core core;
    int instance;
    Session session;

    /** What the listener does, on the loop, when it hears of a join; for tests that reply or misbehave there. */
    Consumer<RoomState> onJoined = room -> {};

    /** Whether it sees its own doings through a wire that is personal. */
    boolean seesOwn = true;

    /** What it does when it is told something. */
    Consumer<Speech> onTold = speech -> {};

    void does(Consumer<Session> action) {
        core.on(instance, () -> {
            action.accept(session);
            return null;
        });
    }

    void says(String room, String text) {
        does(s -> s.say(room, Speech.line(text)));
    }

    /** What it has been written so far, each event a word. */
    String saw() {
        return core.on(instance, outlet::text).trim();
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
    public void joined(RoomState room) {
        heard.add("joined " + room.name() + " of " + room.size());
        onJoined.accept(room);
    }

    @Override
    public void left(String room) {
        heard.add("left " + room);
    }

    @Override
    public void renamed(String oldNick, String newNick) {
        heard.add(oldNick + ">" + newNick);
    }

    @Override
    public void told(DirectMessage message) {
        heard.add("told by " + message.from().nick() + ": " + message.speech().bytes());
        onTold.accept(message.speech());
    }

    @Override
    public void delivered(DirectMessage message, Member to) {
        heard.add("delivered to " + message.to());
    }

    @Override
    public void encodeOwn(Wire wire, String room, Event event, Buffer out) {
        if (seesOwn) {
            wire.encode(room, event, out);
        }
    }

    @Override
    public void refused(Refusal refusal) {
        heard.add("refused " + refusal.why() + " " + refusal.subject());
    }

    /** Asks for the rooms, and hears of them. */
    void listsRooms() {
        does(s -> s.listRooms(rooms ->
                heard.add("rooms " + rooms.stream().map(RoomListing::room).toList())));
    }

    @Override
    public void closed(CloseReason reason) {
        heard.add("closed " + reason);
    }
}
