package io.hubbub.door.web;

import io.hubbub.door.DoorView;
import io.hubbub.hub.Grants;
import io.hubbub.hub.Observer;
import io.hubbub.hub.Session;
import io.hubbub.net.RateLimiter;
import io.hubbub.net.Text;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Event;
import io.hubbub.room.Inspection;
import io.hubbub.room.Names;
import io.hubbub.room.Refusal;
import io.hubbub.room.Right;
import io.hubbub.room.RoomView;
import io.hubbub.room.SessionView;
import io.hubbub.stats.Presence;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Somebody who looks after the server: sees its doors, sessions and rooms, watches what is said, closes sessions; what else there is to be done is done by {@link ConsoleDeeds}. Runs on the
 * session's event loop.
 */
final class Console extends JsonConversation implements Observer {
    private static final Logger LOG = LoggerFactory.getLogger(Console.class);

    /** The version of what is said here. */
    static final int VERSION = 1;

    /** The name of the console in messages to those it throws off: nobody can have such a nick. */
    static final String NAME = "the.console";

    /** A page asks for three things a second. */
    private static final int BURST = 40;

    private static final int PER_SECOND = 20;

    /** Events that are passed on: as many as a page can show, and more than anybody can read. */
    static final int WATCHED_BURST = 400;

    private static final int WATCHED_PER_SECOND = 200;

    private static final int LONGEST_FILTER = 100;

    private static final Map<String, Action<Console>> ACTIONS = Map.ofEntries(
            action("hello", Console::hello),
            action("overview", Console::overview),
            action("sessions", Console::sessions),
            action("rooms", Console::rooms),
            action("watch", Console::watch),
            action("unwatch", Console::unwatch),
            action("close", Console::close),
            action("ping", Console::ping),
            action("bye", Console::bye),
            deed("accounts", ConsoleDeeds::accounts),
            deed("account", ConsoleDeeds::account),
            deed("addAccount", ConsoleDeeds::addAccount),
            deed("resetPassword", ConsoleDeeds::resetPassword),
            deed("suspend", ConsoleDeeds::suspend),
            deed("resume", ConsoleDeeds::resume),
            deed("grant", ConsoleDeeds::grant),
            deed("revokeGrant", ConsoleDeeds::revokeGrant),
            deed("revokeToken", ConsoleDeeds::revokeToken),
            deed("deleteAccount", ConsoleDeeds::deleteAccount),
            deed("bans", ConsoleDeeds::bans),
            deed("ban", ConsoleDeeds::ban),
            deed("unban", ConsoleDeeds::unban),
            deed("audit", ConsoleDeeds::audit),
            deed("announce", ConsoleDeeds::announce),
            deed("closeRoom", ConsoleDeeds::closeRoom),
            deed("role", ConsoleDeeds::role));

    /** What needs no right. */
    private static final Set<String> FREE = Set.of("hello", "ping", "bye");

    /** What the part of a console that changes things does about a request. */
    private interface Deed {
        void run(ConsoleDeeds deeds, Request request) throws BadRequest;
    }

    private static Map.Entry<String, Action<Console>> action(String type, Action<Console> action) {
        return Map.entry(type, action);
    }

    private static Map.Entry<String, Action<Console>> deed(String type, Deed deed) {
        return Map.entry(type, (console, request) -> deed.run(console.deeds, request));
    }

    /** The types of all requests. */
    static Set<String> types() {
        return ACTIONS.keySet();
    }

    private final ConsoleDoor door;
    private final AdminAccess.Source source;
    private final RateLimiter watched;
    private final ConsoleDeeds deeds;
    private Progress progress;

    /** Its token was wrong, and it will be told. */
    private boolean isTokenWrong;

    /** The request that waits while tokens from its address are answered late; null if none does. */
    private String tokenToJudge;

    /** Events that it was to see and did not, since it was told. */
    private long missed;

    Console(Session session, ConsoleDoor door, AdminAccess.Source source) {
        super(session, door.options, BURST, PER_SECOND);
        this.door = door;
        this.source = source;
        session.isNobody("console");
        this.deeds = new ConsoleDeeds(this, session);
        this.watched = new RateLimiter(WATCHED_BURST, WATCHED_PER_SECOND, door.clockNs.getAsLong());
    }

    @Override
    protected void late() {
        if (tokenToJudge != null) {
            judgeLate();
        } else if (isTokenWrong) {
            refuse("WRONG_TOKEN", "that is not the \"consoleToken\" of the configuration", "", "");
            session.close(CloseReason.BAD_PASSWORD);
        } else {
            session.close(CloseReason.UNREGISTERED);
        }
    }

    private void judgeLate() {
        String token = tokenToJudge;
        tokenToJudge = null;
        if (door.operator.judge(token, source) == AdminAccess.Verdict.RIGHT) {
            greet();
            steps.answered();
        } else {
            refuse(
                    "TOO_MANY_TRIES",
                    "that is not the \"consoleToken\"; too many wrong ones came from your address",
                    "",
                    "");
            session.close(CloseReason.BAD_PASSWORD);
        }
    }

    @Override
    protected boolean isAwaited(Request request) {
        return false;
    }

    @Override
    protected void deal(Request request) throws BadRequest {
        Action<Console> action = ACTIONS.get(request.type());
        admit(request, action != null);
        expectRights(request.type());
        tellMissed();
        action.run(this, request);
    }

    /** They may have been taken from it since. */
    private void expectRights(String type) throws BadRequest {
        if (!FREE.contains(type) && !session.rights().has(Right.INSPECT)) {
            throw new BadRequest(
                    Refusal.Why.NOT_SERVER_OPERATOR.name(),
                    Refusal.Why.NOT_SERVER_OPERATOR.sentence(session.chatLimits()));
        }
    }

    /** What comes next waits until {@link #isAnswered}. */
    void waitForAnswer() {
        steps.await();
    }

    void isAnswered() {
        steps.answered();
    }

    /** It gave up its rights, or they were taken from it: nothing else is refused by the core alone. */
    @Override
    public void refused(Refusal refusal) {
        refuse(refusal.why().name(), refusal.sentence(session.chatLimits()), Text.harmless(refusal.subject()), "");
    }

    // Signing in.

    private void hello(Request request) throws BadRequest {
        checkHello(request, VERSION);
        if (!door.operator.hasToken()) {
            greet();
            return;
        }
        String token = request.optional("token")
                .orElseThrow(
                        () -> new BadRequest("TOKEN_WANTED", "expected the \"consoleToken\" of the configuration"));
        if (door.operator.isSlow(source)) {
            tokenToJudge = token;
            waitABit();
        } else if (door.operator.judge(token, source) == AdminAccess.Verdict.RIGHT) {
            greet();
        } else {
            isTokenWrong = true;
            waitABit();
        }
    }

    /** Nothing is read from it meanwhile. */
    private void waitABit() {
        steps.await();
        pace.dueIn(AdminAccess.SLOW_NS);
    }

    private void greet() {
        Grants.console(session);
        greeted();
        progress = new Progress(door.stats.traffic(), door.clockNs.getAsLong());
        LOG.info("{}: {}: a console is open", session.door(), session.address());
        send(answer("hello")
                .put("version", VERSION)
                .put("server", "Hubbub " + door.program.version())
                .put("session", Long.toString(session.id()))
                .begin("limits")
                .put("reason", session.chatLimits().reasonLength)
                .put("rows", Inspection.MOST)
                .end());
    }

    // Views.

    private void overview(Request request) {
        Presence presence = door.stats.presence();
        long nowNs = door.clockNs.getAsLong();
        List<DoorView> doors = door.doors.get();
        JsonLine out = request.answer("overview")
                .putSeconds("uptimeSeconds", nowNs - door.program.startedNs())
                .objects("doors", doors, Console::door)
                .put(
                        "connections",
                        doors.stream().mapToInt(DoorView::connections).sum())
                .put("people", presence.present())
                .put("rooms", presence.rooms())
                .put("behind", door.stats.traffic().behind());
        progress.write(out, nowNs);
        out.begin("closes");
        for (CloseReason reason : CloseReason.values()) {
            if (door.stats.closed(reason) > 0) {
                out.put(reason.name(), door.stats.closed(reason));
            }
        }
        send(out.end());
    }

    private static void door(JsonLine out, DoorView door) {
        out.put("name", door.name())
                .put("service", door.service())
                .put("host", door.host())
                .put("port", door.port())
                .putIf("tls", door.tls())
                .put("connections", door.connections());
    }

    private void sessions(Request request) throws BadRequest {
        session.queries()
                .admin()
                .sessions(
                        filter(request),
                        seen -> send(inspection(request.answer("sessions"), seen)
                                .objects("sessions", seen.worst(), this::session)));
    }

    private void rooms(Request request) throws BadRequest {
        session.queries()
                .admin()
                .rooms(
                        filter(request),
                        seen -> send(inspection(request.answer("rooms"), seen)
                                .objects("rooms", seen.worst(), Console::room)));
    }

    private static String filter(Request request) throws BadRequest {
        return Names.cut(request.optional("filter").orElse("").strip(), LONGEST_FILTER);
    }

    private static JsonLine inspection(JsonLine out, Inspection<?> seen) {
        return out.put("total", seen.total()).put("matching", seen.matching());
    }

    private void session(JsonLine out, SessionView view) {
        out.put("session", Long.toString(view.id()))
                .putIf("own", view.id() == session.id())
                .put("door", view.door())
                .put("address", view.address())
                .put("nick", view.nick())
                .putIfAny("account", view.account())
                .texts("rooms", view.rooms())
                .put("roomCount", view.roomCount())
                .put("behindBytes", view.behindBytes())
                .putSeconds("stuckSeconds", view.stuckNs())
                // The console is not read from until this is answered, which says nothing.
                .putIf("paused", view.paused() && view.id() != session.id())
                .put("bytesIn", view.bytesIn())
                .put("bytesOut", view.bytesOut())
                .putSeconds("openSeconds", view.openNs())
                .putSeconds("idleSeconds", view.idleNs());
    }

    private static void room(JsonLine out, RoomView view) {
        out.put("room", view.room())
                .put("members", view.members())
                .put("behind", view.behind())
                .putIf("secret", view.secret())
                .putIfAny("topic", Text.harmless(view.topic()))
                .put("events", view.events())
                .put("created", view.createdMs());
    }

    // Watching rooms.

    private void watch(Request request) throws BadRequest {
        String room = request.optional("room").orElse("");
        if (!room.isEmpty() && !Names.isRoom(room, session.chatLimits().roomLength)) {
            throw new BadRequest("BAD_ROOM", "room: expected a room's name, or nothing for all rooms");
        }
        LOG.info(
                "{}: {}: a console watches {}",
                session.door(),
                session.address(),
                room.isEmpty() ? "all rooms" : "the room " + Text.harmless(room));
        missed = 0;
        session.queries().admin().observe(room, this, () -> {});
    }

    private void unwatch(Request request) {
        session.queries().admin().observeNoMore();
    }

    @Override
    public void happened(String room, List<Event> events) {
        Buffer out = Buffer.buffer();
        long nowNs = door.clockNs.getAsLong();
        for (Event event : events) {
            if (!JsonWire.isForPeople(event)) {
                continue;
            }
            if (watched.has(nowNs)) {
                watched.take(nowNs);
                JsonWire.encode(room, event, null, out);
            } else {
                missed++;
            }
        }
        if (out.length() > 0) {
            session.reply(out);
        }
    }

    @Override
    public void missed(int events) {
        missed += events;
    }

    /** A page that watches asks for something every second, and is told then. */
    private void tellMissed() {
        if (missed > 0) {
            send(JsonLine.of("missed").put("events", missed));
            missed = 0;
        }
    }

    // Actions.

    private void close(Request request) throws BadRequest {
        long id = request.numeral("session");
        String reason = Text.harmless(request.optional("reason").orElse(""));
        session.queries().admin().close(id, NAME, reason, found -> {
            if (found) {
                session.queries().administration().disconnected("session " + id, reason);
            } else {
                refuse(request, "NO_SUCH_SESSION", "that session is not there any more", Long.toString(id), "");
            }
        });
    }

    private void bye(Request request) {
        goes(request, "");
    }
}
