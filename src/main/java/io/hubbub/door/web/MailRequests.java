package io.hubbub.door.web;

import io.hubbub.hub.Archive.Kind;
import io.hubbub.hub.Archive.Side;
import io.hubbub.hub.Mail;
import io.hubbub.hub.Mailboxes;
import io.hubbub.hub.Mailboxes.Collected;
import io.hubbub.hub.Mailboxes.Correspondent;
import io.hubbub.hub.Session;
import io.hubbub.net.Steps;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.MessageId;
import io.hubbub.room.Recording;
import io.hubbub.room.Refusal.Why;
import java.util.Optional;
import java.util.OptionalLong;

/** What a client that talks JSON asks for and is told of the mailbox of its account. Runs on the session's event loop. */
final class MailRequests {
    /** Messages of a page where nothing else is said, and conversations: some screens. */
    private static final int USUAL_COUNT = 100;

    private final Chat chat;
    private final Session session;
    private final Steps steps;

    MailRequests(Chat chat, Session session) {
        this.chat = chat;
        this.session = session;
        this.steps = chat.steps;
    }

    private Mail mail() {
        return session.past().mail();
    }

    void history(Request request) throws BadRequest {
        String nick = request.text("with");
        Mail.Query query = query(request);
        steps.await();
        mail().read(nick, query, result -> {
            if (result.isRefused()) {
                chat.refuse(request, result.why(), nick);
            } else {
                chat.send(page(request.answer("history"), nick, result.answer()));
            }
            steps.answered();
        });
    }

    private static Mail.Query query(Request request) throws BadRequest {
        MessageId after = place(request, "after", "afterTime").orElse(Mailboxes.BEGINNING);
        MessageId before = place(request, "before", "beforeTime").orElse(Mailboxes.END);
        boolean isForwards = before.equals(Mailboxes.END) && !after.equals(Mailboxes.BEGINNING);
        Side usual = isForwards ? Side.OLDEST : Side.NEWEST;
        Side side = request.has("side") ? JsonModeChanges.constant(request, "side", Side.values()) : usual;
        int count = (int) request.number("count", 1, Mailboxes.MOST_MESSAGES).orElse(USUAL_COUNT);
        return new Mail.Query(after, before, Kind.SPEECH, side, count);
    }

    private static Optional<MessageId> place(Request request, String id, String time) throws BadRequest {
        Optional<String> named = request.optional(id);
        OptionalLong ms = request.number(time, 0, Long.MAX_VALUE - 1);
        if (named.isPresent() && ms.isPresent()) {
            throw request.wrong(id, "expected this or " + time + ", not both");
        } else if (named.isPresent()) {
            return Optional.of(
                    MessageId.parse(named.get()).orElseThrow(() -> request.expected(id, "the msgid of a message")));
        } else if (ms.isEmpty()) {
            return Optional.empty();
        }
        boolean isAfter = time.startsWith("after");
        return Optional.of(isAfter ? Mail.behind(ms.getAsLong()) : Mail.inFrontOf(ms.getAsLong()));
    }

    private static JsonLine page(JsonLine out, String nick, Mailboxes.Page page) {
        out.put("with", nick).put("end", page.isEnd());
        if (!page.losses().isEmpty()) {
            out.objects(
                    "gaps",
                    page.losses(),
                    (line, loss) -> line.put("msgid", loss.place().toString())
                            .put("time", loss.place().timeMs())
                            .put("most", loss.most()));
        }
        return out.objects("events", page.messages(), MailRequests::message);
    }

    /** A message, as part of whatever tells of it. */
    static void message(JsonLine out, DirectMessage message) {
        String from = message.from().nick();
        out.put("time", message.timeMs())
                .put("msgid", message.id().toString())
                .put("nick", from)
                .put("to", message.to())
                .put("kind", People.word(message.speech().kind()))
                .put("text", Words.of(message.speech(), from));
    }

    void conversations(Request request) throws BadRequest {
        long after = request.number("afterTime", 0, Long.MAX_VALUE).orElse(-1);
        long before = request.number("beforeTime", 0, Long.MAX_VALUE).orElse(Long.MAX_VALUE);
        int count =
                (int) request.number("count", 1, Mailboxes.MOST_CORRESPONDENTS).orElse(USUAL_COUNT);
        steps.await();
        mail().correspondents(after, before, Side.NEWEST, count, result -> {
            if (result.isRefused()) {
                chat.refuse(request, result.why(), "");
            } else {
                JsonLine answer = request.answer("conversations");
                session.past().recording().ifPresent(recording -> describe(answer, recording));
                chat.send(answer.objects("conversations", result.answer(), MailRequests::conversation));
            }
            steps.answered();
        });
    }

    private static void describe(JsonLine answer, Recording recording) {
        answer.put("keepDays", recording.days()).put("keepMessages", recording.events());
    }

    private static void conversation(JsonLine out, Correspondent with) {
        out.put("with", with.nick())
                .put("last", with.lastMs())
                .put("read", with.readMs())
                .put("unread", with.unread());
    }

    void mark(Request request) throws BadRequest {
        String nick = request.text("with");
        long timeMs = request.number("time");
        steps.await();
        mail().mark(nick, timeMs, result -> {
            Why why = result.isRefused() ? result.why() : result.answer().isEmpty() ? Why.NO_SUCH_NICK : null;
            if (why != null) {
                chat.refuse(request, why, nick);
            } else {
                chat.send(request.answer("mark")
                        .put("with", nick)
                        .put("read", result.answer().getAsLong()));
            }
            steps.answered();
        });
    }

    void redact(Request request, MessageId message, String reason) throws BadRequest {
        String nick = request.text("with");
        steps.await();
        mail().delete(nick, message, reason, refusal -> {
            refusal.ifPresent(why -> chat.refuse(request, why, nick));
            steps.answered();
        });
    }

    // What the client is told.

    /** The client is logged in, and knows it. */
    void collect() {
        if (mail().isThere()) {
            mail().collect(1, this::tell);
        }
    }

    private void tell(Collected collected) {
        chat.send(JsonLine.of("waiting")
                .objects(
                        "conversations",
                        collected.counts(),
                        (out, count) -> out.put("with", count.nick()).put("messages", count.messages())));
    }

    void read(String nick, long timeMs) {
        chat.send(JsonLine.of("mark").put("with", nick).put("read", timeMs));
    }

    void deleted(String nick, DirectMessage message, String reason) {
        chat.send(JsonLine.of("deleted")
                .put("with", nick)
                .put("msgid", message.id().toString())
                .put("nick", message.from().nick())
                .words("text", reason));
    }
}
