package io.hubbub.door.web;

import io.hubbub.door.Services;
import io.hubbub.hub.PastQuery;
import io.hubbub.hub.SearchQuery;
import io.hubbub.hub.Session;
import io.hubbub.hub.Wire;
import io.hubbub.net.StoreSentences;
import io.hubbub.net.Text;
import io.hubbub.room.ChatLimits;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Description;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.Entry;
import io.hubbub.room.Event;
import io.hubbub.room.MaskEntry;
import io.hubbub.room.MaskList;
import io.hubbub.room.Member;
import io.hubbub.room.MessageId;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Names;
import io.hubbub.room.Profile;
import io.hubbub.room.Recording;
import io.hubbub.room.Refusal;
import io.hubbub.room.Role;
import io.hubbub.room.Room;
import io.hubbub.room.RoomListing;
import io.hubbub.room.Speech;
import io.hubbub.room.Verdict;
import io.hubbub.room.Visibility;
import io.hubbub.task.TaskResult;
import io.hubbub.task.Tasks;
import io.vertx.core.buffer.Buffer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** One client that talks JSON: what it asks for, and what it is told. Runs on the session's event loop. */
final class Chat extends JsonConversation {
    /** The version of the protocol that the document json.md describes. */
    static final int VERSION = 1;

    private static final int LONGEST_REAL_NAME = 64;

    private static final Comparator<RoomListing> LARGEST_FIRST =
            Comparator.comparing(RoomListing::members).reversed().thenComparing(RoomListing::room);

    private final WebOptions options;
    private final Services.Program program;
    private final Tasks tasks;
    private final ResumeTokens tokens;

    /** Its real name. */
    private String realName = "";

    /** What it has shown of itself with hello. */
    private ResumeTokens.Token token;

    /** While a nick is being claimed with hello. */
    private boolean greeting;

    Chat(Session session, WebOptions options, Services.Program program, Tasks tasks, ResumeTokens tokens) {
        super(session, options, options.floodBurst, options.floodPerSecond);
        this.options = options;
        this.program = program;
        this.tasks = tasks;
        this.tokens = tokens;
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

    void hello(Request request) throws BadRequest {
        checkHello(request, VERSION);
        realName = Names.cut(request.optional("realName").orElse(""), LONGEST_REAL_NAME);
        String nick = request.optional("nick").orElse("");
        token = tokens.read(request.optional("ticket").orElse(""));
        session.requests().hold(token.claim());
        steps.inTurn(() -> token.earlier().ifPresent(this::supersede), () -> begin(nick));
    }

    /** The client's earlier session, whose connection broke, is out of its way before anything else. */
    private void supersede(long earlier) {
        steps.await();
        session.queries().supersede(earlier, steps::answered);
    }

    private void begin(String nick) {
        if (nick.isEmpty()) {
            greet();
        } else {
            greeting = true;
            session.requests().rename(nick);
        }
    }

    private void greet() {
        greeting = false;
        greeted();
        session.requests().introduce(new Profile(session.door(), session.address(), realName));
        ChatLimits limits = session.chatLimits();
        JsonLine hello = answer("hello")
                .put("version", VERSION)
                .put("server", "Hubbub " + program.version())
                .put("started", program.startedMs())
                .put("time", nowMs())
                .put("nick", session.nick())
                .put("ticket", tokens.next(session.id(), token))
                .put("firstRoom", options.room)
                .begin("limits")
                .put("frameBytes", options.limits.lineBytes)
                .put("nick", limits.nickLength)
                .put("room", limits.roomLength)
                .put("topic", limits.topicLength)
                .put("reason", limits.reasonLength)
                .put("rooms", limits.rooms)
                .put("messageBytes", limits.messageBytes)
                .put("messageLines", limits.messageLines)
                .put("burst", options.floodBurst)
                .put("perSecond", options.floodPerSecond)
                .end();
        send(hello.texts("tasks", tasks.names()));
    }

    void join(Request request) throws BadRequest {
        String key = request.optional("key").orElse("");
        Entry entry = new Entry(request.text("room"), key, Set.of());
        session.requests().join(entry, JsonWire.WIRE, JsonPast.recall(request));
    }

    void history(Request request) throws BadRequest {
        String room = request.text("room");
        PastQuery query = JsonPast.query(request);
        steps.await();
        session.past().read(room, query, result -> {
            if (result.isRefused()) {
                refuse(request, result.why(), room);
            } else {
                send(JsonPast.page(request.answer("history"), room, result.page()));
            }
            steps.answered();
        });
    }

    void redact(Request request) throws BadRequest {
        String room = request.text("room");
        String words = reason(request);
        MessageId message = MessageId.parse(request.text("msgid"))
                .orElseThrow(() -> request.expected("msgid", "the msgid of an event"));
        steps.await();
        session.requests().redact(room, message, words, steps::answered);
    }

    void mark(Request request) throws BadRequest {
        String room = request.text("room");
        OptionalLong read = session.requests().places().mark(room, request.number("seq"));
        if (read.isPresent()) {
            send(request.answer("mark").put("room", room).put("read", read.getAsLong()));
        } else {
            refuse(request, Refusal.Why.NOT_IN_ROOM, room);
        }
    }

    void search(Request request) throws BadRequest {
        String room = request.optional("room").orElse("");
        SearchQuery query = JsonSearch.query(request);
        steps.await();
        session.past().search(room, query, result -> {
            if (result.isRefused()) {
                refuse(request, result.why(), room);
            } else {
                send(JsonSearch.found(request.answer("search"), result));
            }
            steps.answered();
        });
    }

    void leave(Request request) throws BadRequest {
        session.requests().leave(request.text("room"), reason(request));
    }

    private static String reason(Request request) throws BadRequest {
        return request.has("reason") && !request.get("reason").isNull() ? request.line("reason") : "";
    }

    void say(Request request) throws BadRequest {
        session.requests().say(request.text("room"), speech(request));
    }

    /** What a request says; it counts for as much as it weighs. */
    private Speech speech(Request request) throws BadRequest {
        String text = request.lines("text");
        if (text.lines().allMatch(Text::showsNothing)) {
            throw new BadRequest("text: expected a character or more that can be seen");
        }
        Speech speech = Speech.text(kind(request), text);
        pace.took(speech.messages() - 1);
        return speech;
    }

    private static Speech.Kind kind(Request request) throws BadRequest {
        String kind = request.optional("kind").orElse("message");
        return switch (kind) {
            case "message" -> Speech.Kind.MESSAGE;
            case "action" -> Speech.Kind.ACTION;
            case "notice" -> Speech.Kind.NOTICE;
            default -> throw new BadRequest("kind: expected message, action or notice, got " + Text.harmless(kind));
        };
    }

    void nick(Request request) throws BadRequest {
        session.requests().rename(request.text("nick"));
    }

    void topic(Request request) throws BadRequest {
        session.requests().setTopic(request.text("room"), request.line("topic"));
    }

    void direct(Request request) throws BadRequest {
        session.requests().message(request.text("to"), speech(request));
    }

    void names(Request request) throws BadRequest {
        roomToSee(request, room -> send(People.room(request.answer("names"), room)));
    }

    private void roomToSee(Request request, Consumer<Room> show) throws BadRequest {
        String room = request.text("room");
        session.queries()
                .room(
                        room,
                        found -> found.ifPresentOrElse(show, () -> refuse(request, Visibility.outside(false), room)));
    }

    void rooms(Request request) throws BadRequest {
        String filter = Names.fold(request.optional("filter").orElse(""));
        session.queries().rooms(rooms -> {
            List<RoomListing> found = rooms.stream()
                    .filter(room -> room.mentions(filter))
                    .sorted(LARGEST_FIRST)
                    .toList();
            send(request.answer("rooms").put("count", found.size()).someObjects("rooms", found, Chat::listing));
        });
    }

    private static void listing(JsonLine out, RoomListing room) {
        out.put("room", room.room()).put("members", room.members());
        out.wordsIfAny("topic", room.topic().text());
    }

    void whois(Request request) throws BadRequest {
        String nick = request.text("nick");
        session.queries()
                .person(
                        nick,
                        found -> found.ifPresentOrElse(
                                person -> send(describe(request, person)),
                                () -> refuse(request, Refusal.Why.NO_SUCH_NICK, nick)));
    }

    private static JsonLine describe(Request request, Description person) {
        JsonLine whois = request.answer("whois");
        People.description(whois, person);
        return whois;
    }

    void away(Request request) throws BadRequest {
        String cut = Names.cut(request.line("reason"), session.chatLimits().reasonLength);
        session.requests().introduce(session.profile().withAway(cut));
    }

    void kick(Request request) throws BadRequest {
        session.requests().kick(request.text("room"), request.text("nick"), reason(request));
    }

    void role(Request request) throws BadRequest {
        Role role = JsonModeChanges.constant(request, "role", Role.values());
        ModeChange change = new ModeChange.RoleGiven(role, request.text("nick"), request.flag("granted"));
        session.requests().changeModes(request.text("room"), List.of(change));
    }

    void modes(Request request) throws BadRequest {
        session.requests().changeModes(request.text("room"), JsonModeChanges.read(request.objects("changes")));
    }

    void masks(Request request) throws BadRequest {
        MaskList list = JsonModeChanges.constant(request, "list", MaskList.values());
        roomToSee(request, room -> {
            if (room.showsAll()) {
                send(masks(request, room, list));
            } else {
                refuse(request, Visibility.outside(true), room.name());
            }
        });
    }

    private static JsonLine masks(Request request, Room room, MaskList list) {
        return request.answer("masks")
                .put("room", room.name())
                .put("list", People.word(list))
                .objects("masks", room.list(list), Chat::entry);
    }

    private static void entry(JsonLine out, MaskEntry entry) {
        out.words("mask", entry.mask().toString()).put("by", entry.by()).put("time", entry.atMs());
    }

    void invite(Request request) throws BadRequest {
        session.requests().invite(request.text("room"), request.text("nick"));
    }

    void bye(Request request) throws BadRequest {
        goes(request, reason(request));
    }

    void task(Request request) throws BadRequest {
        String name = request.optional("task").orElse("");
        if (name.isEmpty()) {
            send(request.answer("tasks").texts("tasks", tasks.usages()));
            return;
        }
        String arguments = request.optional("arguments").orElse("");
        request.isAnswered();
        compute(tasks, name, arguments, result -> send(result(request, name, result)));
    }

    private static JsonLine result(Request request, String task, TaskResult result) {
        return request.answer("task")
                .put("task", task)
                .put("done", result.isDone())
                .put("kind", result.kind().name())
                .put("text", Words.lines(result.text()));
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
        if (greeting) {
            greet();
        } else {
            conclude(answer("nick").put("nick", newNick).put("oldNick", oldNick));
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
        send(direct(answer("direct"), message).wordsIfAny("away", to.profile().away()));
    }

    private static JsonLine direct(JsonLine out, DirectMessage message) {
        String from = message.from().nick();
        return out.put("time", message.timeMs())
                .put("number", message.number())
                .put("msgid", message.id().toString())
                .put("nick", from)
                .put("to", message.to())
                .put("kind", People.word(message.speech().kind()))
                .put("text", Words.of(message.speech(), from));
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
        greeting = false;
        refuse(
                refusal.why().name(),
                refusal.sentence(session.chatLimits()),
                Text.harmless(refusal.subject()),
                refusal.room());
    }

    private void refuse(Request request, Refusal.Why why, String subject) {
        refuse(request, why.name(), why.sentence(session.chatLimits()), Text.harmless(subject), "");
    }
}
