package io.hubbub.door.web;

import io.hubbub.hub.PastQuery;
import io.hubbub.hub.Queries.OwnerAnswer;
import io.hubbub.hub.SearchQuery;
import io.hubbub.hub.Session;
import io.hubbub.net.Steps;
import io.hubbub.net.Slips;
import io.hubbub.net.Text;
import io.hubbub.room.Description;
import io.hubbub.room.Entry;
import io.hubbub.room.MaskEntry;
import io.hubbub.room.MaskList;
import io.hubbub.room.MessageId;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Names;
import io.hubbub.room.Refusal;
import io.hubbub.room.Role;
import io.hubbub.room.Room;
import io.hubbub.room.RoomListing;
import io.hubbub.room.Speech;
import io.hubbub.room.Visibility;
import io.hubbub.task.TaskResult;
import io.hubbub.task.Tasks;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The requests of a client that talks JSON about rooms, people and tasks; {@link Greeting} has its hello and {@link AccountRequests} what is
 * about accounts. Runs on the session's event loop.
 */
final class ChatRequests {
    private static final Comparator<RoomListing> LARGEST_FIRST =
            Comparator.comparing(RoomListing::members).reversed().thenComparing(RoomListing::room);

    private final Chat chat;
    private final Session session;
    private final Steps steps;
    private final Tasks tasks;

    /** @param tasks what clients may let the server compute */
    ChatRequests(Chat chat, Session session, Tasks tasks) {
        this.chat = chat;
        this.session = session;
        this.steps = chat.steps;
        this.tasks = tasks;
    }

    void join(Request request) throws BadRequest {
        String key = request.optional("key").orElse("");
        Entry entry = new Entry(request.text("room"), key, Set.of());
        session.requests().join(entry, JsonWire.WIRE, JsonPast.recall(request));
    }

    void history(Request request) throws BadRequest {
        if (request.has("with")) {
            chat.mail().history(request);
            return;
        }
        String room = request.text("room");
        PastQuery query = JsonPast.query(request);
        steps.await();
        session.past().read(room, query, result -> {
            if (result.isRefused()) {
                chat.refuse(request, result.why(), room);
            } else {
                chat.send(JsonPast.page(request.answer("history"), room, result.page()));
            }
            steps.answered();
        });
    }

    void redact(Request request) throws BadRequest {
        String words = reason(request);
        MessageId message = MessageId.parse(request.text("msgid"))
                .orElseThrow(() -> request.expected("msgid", "the msgid of an event"));
        if (request.has("with")) {
            chat.mail().redact(request, message, words);
            return;
        }
        String room = request.text("room");
        steps.await();
        session.requests().redact(room, message, words, steps::answered);
    }

    void mark(Request request) throws BadRequest {
        if (request.has("with")) {
            chat.mail().mark(request);
            return;
        }
        String room = request.text("room");
        OptionalLong read = session.requests().places().mark(room, request.number("seq"));
        if (read.isPresent()) {
            chat.send(request.answer("mark").put("room", room).put("read", read.getAsLong()));
        } else {
            chat.refuse(request, Refusal.Why.NOT_IN_ROOM, room);
        }
    }

    void search(Request request) throws BadRequest {
        String room = request.optional("room").orElse("");
        SearchQuery query = JsonSearch.query(request);
        steps.await();
        session.past().search(room, query, result -> {
            if (result.isRefused()) {
                chat.refuse(request, result.why(), room);
            } else {
                chat.send(JsonSearch.found(request.answer("search"), result));
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
        if (Slips.isSecret(text)) {
            throw new BadRequest("NOT_SAID", Slips.SENTENCE);
        }
        Speech speech = Speech.text(kind(request), text);
        chat.pace.took(speech.messages() - 1);
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
        String nick = request.text("nick");
        chat.claimNick(nick, claimed -> {
            if (claimed.isRefused()) {
                chat.refuse(request, claimed.refusal());
            } else {
                chat.conclude(request.answer("nick").put("nick", session.nick()).put("oldNick", claimed.oldNick()));
            }
        });
    }

    void topic(Request request) throws BadRequest {
        session.requests().setTopic(request.text("room"), request.line("topic"));
    }

    void direct(Request request) throws BadRequest {
        session.requests().message(request.text("to"), speech(request));
    }

    void names(Request request) throws BadRequest {
        roomToSee(request, room -> chat.send(People.room(request.answer("names"), room)));
    }

    private void roomToSee(Request request, Consumer<Room> show) throws BadRequest {
        String room = request.text("room");
        session.queries()
                .room(
                        room,
                        found -> found.ifPresentOrElse(
                                show, () -> chat.refuse(request, Visibility.outside(false), room)));
    }

    void rooms(Request request) throws BadRequest {
        String filter = Names.fold(request.optional("filter").orElse(""));
        session.queries().rooms(rooms -> {
            List<RoomListing> found = rooms.stream()
                    .filter(room -> room.mentions(filter))
                    .sorted(LARGEST_FIRST)
                    .toList();
            chat.send(request.answer("rooms")
                    .put("count", found.size())
                    .someObjects("rooms", found, ChatRequests::listing));
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
                                person -> chat.send(describe(request, person)),
                                () -> chat.refuse(request, Refusal.Why.NO_SUCH_NICK, nick)));
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

    void own(Request request) throws BadRequest {
        String room = request.text("room");
        steps.<OwnerAnswer>ask(
                answer -> session.queries().own(room, answer), answered -> owner(request, room, answered));
    }

    void transfer(Request request) throws BadRequest {
        String room = request.text("room");
        String nick = request.text("nick");
        steps.<OwnerAnswer>ask(
                answer -> session.queries().transfer(room, nick, answer), answered -> owner(request, room, answered));
    }

    void disown(Request request) throws BadRequest {
        String room = request.text("room");
        steps.<OwnerAnswer>ask(
                answer -> session.queries().disown(room, answer), answered -> owner(request, room, answered));
    }

    private void owner(Request request, String room, OwnerAnswer answered) {
        answered.refusal()
                .ifPresentOrElse(
                        refusal -> chat.refuse(request, refusal),
                        () -> chat.send(request.answer("owner")
                                .put("room", Text.harmless(room))
                                .put("owner", answered.owner().name())));
    }

    void modes(Request request) throws BadRequest {
        session.requests().changeModes(request.text("room"), JsonModeChanges.read(request.objects("changes")));
    }

    void masks(Request request) throws BadRequest {
        MaskList list = JsonModeChanges.constant(request, "list", MaskList.values());
        roomToSee(request, room -> {
            if (room.showsAll()) {
                chat.send(masks(request, room, list));
            } else {
                chat.refuse(request, Visibility.outside(true), room.name());
            }
        });
    }

    private static JsonLine masks(Request request, Room room, MaskList list) {
        return request.answer("masks")
                .put("room", room.name())
                .put("list", People.word(list))
                .objects("masks", room.list(list), ChatRequests::entry);
    }

    private static void entry(JsonLine out, MaskEntry entry) {
        out.words("mask", entry.mask().toString()).put("by", entry.by()).put("time", entry.atMs());
    }

    void invite(Request request) throws BadRequest {
        session.requests().invite(request.text("room"), request.text("nick"));
    }

    void bye(Request request) throws BadRequest {
        chat.goes(request, reason(request));
    }

    void task(Request request) throws BadRequest {
        String name = request.optional("task").orElse("");
        if (name.isEmpty()) {
            chat.send(request.answer("tasks").texts("tasks", tasks.usages()));
            return;
        }
        String arguments = request.optional("arguments").orElse("");
        request.isAnswered();
        chat.computed(tasks, name, arguments, result -> chat.send(result(request, name, result)));
    }

    private static JsonLine result(Request request, String task, TaskResult result) {
        return request.answer("task")
                .put("task", task)
                .put("done", result.isDone())
                .put("kind", result.kind().name())
                .put("text", Words.lines(result.text()));
    }
}
