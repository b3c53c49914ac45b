package io.hubbub.door.irc;

import io.hubbub.net.LineConversation;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Description;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.Names;
import io.hubbub.room.Profile;
import io.hubbub.room.Refusal;
import io.hubbub.room.RoomListing;
import io.hubbub.room.RoomState;
import io.hubbub.room.Session;
import io.hubbub.room.Speech;
import io.vertx.core.buffer.Buffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One IRC client: how far it has come, what it can, and what it is told. What it sends is dealt with strictly one after the
 * other: a line waits until everything that the one before asked for has happened. Runs on the session's event loop.
 */
final class Client extends LineConversation {
    final Server server;
    final Registration registration = new Registration(this);
    private final Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
    private IrcWire wire = IrcWire.of(capabilities);

    /** What an earlier line asked for and later ones wait for; the peer isn't read meanwhile. */
    private int awaited;

    private boolean invisible;
    private boolean muted;

    /** What to do with the answer to the one question that is open; mostly null. */
    private Inquiry inquiry;

    /** Which rooms were asked for by their folded names, in the one question that is open; empty for all. */
    private Set<String> listed = Set.of();

    private record Inquiry(Consumer<Description> found, Runnable nobody) {}

    Client(Session session, Server server) {
        super(session, Input.LINE_BYTES);
        this.server = server;
    }

    // What the client sends.

    @Override
    protected void deal(Buffer line) {
        Input input = Input.read(line);
        if (input instanceof Input.Good good) {
            if (!good.message().command().isEmpty()) {
                Command.run(this, good.message());
            }
        } else if (input instanceof Input.NotUtf8 broken) {
            say().message(server.name(), "FAIL")
                    .middle(broken.command())
                    .middle("INVALID_UTF8")
                    .trailing("Message rejected: expected UTF-8");
        } else {
            lineTooLong();
        }
    }

    @Override
    public void lineTooLong() {
        reply(Numeric.ERR_INPUTTOOLONG);
    }

    @Override
    protected boolean isAnswered() {
        return awaited == 0;
    }

    Session session() {
        return session;
    }

    /** Something was asked for: the next line waits for {@link #answered}. */
    void await() {
        if (awaited++ == 0) {
            session.readNoMore();
        }
    }

    /** The next line waits until everything that was asked for has happened. */
    void awaitAll() {
        onceSettled(() -> {});
    }

    /** Does something once everything that was asked for has happened; the next line waits for that. */
    void onceSettled(Runnable action) {
        await();
        session.onceSettled(() -> {
            action.run();
            answered();
        });
    }

    void answered() {
        if (--awaited == 0) {
            session.readOn();
            finishIfDone();
        }
    }

    void quit(String words) {
        finish(words);
    }

    // What it can.

    boolean has(Capability capability) {
        return capabilities.contains(capability);
    }

    Set<Capability> capabilities() {
        return capabilities;
    }

    void capabilities(Set<Capability> on, Set<Capability> off) {
        capabilities.addAll(on);
        capabilities.removeAll(off);
        wire = IrcWire.of(capabilities);
        session.rooms().forEach(room -> session.look(room, wire));
    }

    boolean isInvisible() {
        return invisible;
    }

    void invisible(boolean on) {
        invisible = on;
    }

    IrcWire wire() {
        return wire;
    }

    // What it is told.

    /** The nick as others see it; a star before there is one. */
    String nick() {
        return registration.hasNick() ? session.nick() : "*";
    }

    String source() {
        return session.profile().source(session.nick());
    }

    /** Begins a line; it goes out when it is ended. */
    Printer say() {
        Buffer line = Buffer.buffer();
        return wire.replying(line).whenEnded(() -> session.reply(line));
    }

    Printer numeric(Numeric numeric) {
        return say().message(server.name(), numeric, nick());
    }

    void reply(Numeric numeric, String... middle) {
        say().reply(server.name(), numeric, nick(), middle);
    }

    @Override
    public void began() {
        session.introduce(new Profile("~u", session.address(), ""));
    }

    @Override
    public void joined(RoomState room) {
        Channels.welcome(this, room);
        answered();
    }

    @Override
    public void barred(Refusal refusal) {
        Refusals.barred(this, refusal);
    }

    @Override
    public void departed(String room, Event.Departed how) {
        Buffer line = Buffer.buffer();
        wire.encode(room, how, line);
        session.reply(line);
    }

    @Override
    public void renamed(String oldNick, String newNick) {
        if (registration.isDone()) {
            say().message(session.profile().source(oldNick), "NICK").last(newNick);
        }
        registration.gotNick();
        answered();
    }

    @Override
    public void told(Member from, Speech speech) {
        if (!registration.isDone()) {
            return;
        }
        Buffer out = Buffer.buffer();
        wire.write(speech, System.currentTimeMillis(), "", IrcWire.source(from), nick(), out);
        session.reply(out);
    }

    @Override
    public void delivered(String nick, Speech speech) {
        if (has(Capability.ECHO_MESSAGE)) {
            Buffer out = Buffer.buffer();
            wire.write(speech, System.currentTimeMillis(), "", source(), nick, out);
            session.reply(out);
        }
    }

    /** Asks for something of which no refusal is told; what was asked for before or comes after is not muted with it. */
    void muted(Runnable action) {
        onceSettled(() -> {
            muted = true;
            action.run();
            onceSettled(() -> muted = false);
        });
    }

    @Override
    public void refused(Refusal refusal) {
        if (!muted) {
            Refusals.tell(this, refusal);
        }
    }

    /** Asks which of some rooms there are, or which at all if none is named; the next line waits. */
    void listRooms(Set<String> keys) {
        listed = keys;
        await();
        session.listRooms();
    }

    @Override
    public void rooms(List<RoomListing> rooms) {
        Queries.list(
                this,
                rooms.stream()
                        .filter(room -> listed.isEmpty() || listed.contains(Names.fold(room.room())))
                        .toList());
        answered();
    }

    /** Asks who somebody is; the next line waits. What was refused before is not taken for the answer: it comes first. */
    void inquire(String nick, Consumer<Description> found, Runnable nobody) {
        onceSettled(() -> {
            inquiry = new Inquiry(found, nobody);
            await();
            session.inquire(nick);
        });
    }

    /** The answer to WHO for a single nick. */
    void whoIsOne(String nick) {
        inquire(
                nick,
                description -> {
                    Queries.who(this, "*", description.who(), "");
                    reply(Numeric.RPL_ENDOFWHO, nick);
                },
                () -> reply(Numeric.RPL_ENDOFWHO, nick));
    }

    @Override
    public void described(Description description) {
        inquired().found().accept(description);
        answered();
    }

    /** Nobody has a nick: answers whatever asked for it. */
    void nobodyIs(String nick) {
        if (inquiry == null) {
            reply(Numeric.ERR_NOSUCHNICK, nick);
        } else {
            inquired().nobody().run();
            answered();
        }
    }

    private Inquiry inquired() {
        Inquiry answered = inquiry;
        inquiry = null;
        return answered;
    }

    @Override
    public void invited(Member by, String room) {
        if (!registration.isDone()) {
            return;
        }
        say().message(IrcWire.source(by), "INVITE").middle(nick()).last("#" + room);
    }

    @Override
    public void invitationSent(String nick, String room) {
        numeric(Numeric.RPL_INVITING).middle(nick).last("#" + room);
    }

    @Override
    public void closing(CloseReason reason) {
        say().message("", "ERROR").trailing("Closing Link: " + session.address() + " (" + reason.sentence() + ")");
    }

    /** The room's name in a channel's, if it is one. */
    static Optional<String> room(String channel) {
        return channel.length() > 1 && channel.charAt(0) == '#' ? Optional.of(channel.substring(1)) : Optional.empty();
    }
}
