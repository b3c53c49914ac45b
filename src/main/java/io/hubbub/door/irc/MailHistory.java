package io.hubbub.door.irc;

import io.hubbub.hub.Archive.Kind;
import io.hubbub.hub.Archive.Side;
import io.hubbub.hub.Mail;
import io.hubbub.hub.Mailboxes;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.MessageId;
import io.hubbub.room.Refusal.Why;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** The part of CHATHISTORY that is about what a client's person and somebody else have said to one another. */
final class MailHistory {
    /** So much is written at once. */
    private static final int ENOUGH_BYTES = 16 * 1024;

    private final Client client;
    private final HistoryRequest request;
    private final List<DirectMessage> messages = new ArrayList<>();
    private final List<Mailboxes.Loss> losses = new ArrayList<>();
    private boolean isEnd = true;

    MailHistory(Client client, HistoryRequest request) {
        this.client = client;
        this.request = request;
    }

    /** @param refused told why nothing can be answered */
    void answer(Consumer<Why> refused) {
        client.steps.<Why>ask(answer -> read(new ArrayList<>(queries()), answer), why -> {
            if (why == null) {
                write();
            } else {
                refused.accept(why);
            }
        });
    }

    private void read(List<Mail.Query> queries, Consumer<Why> then) {
        if (queries.isEmpty()) {
            then.accept(null);
            return;
        }
        client.session().past().mail().read(request.target(), queries.remove(0), result -> {
            if (result.isRefused()) {
                then.accept(result.why());
            } else {
                messages.addAll(result.answer().messages());
                losses.addAll(result.answer().losses());
                isEnd &= result.answer().isEnd();
                read(queries, then);
            }
        });
    }

    /** The pages that make up the answer, in order; none if a message is named that never was. */
    private List<Mail.Query> queries() {
        if (request.first() instanceof Reference.Nowhere || request.second() instanceof Reference.Nowhere) {
            return List.of();
        }
        MessageId first = after(request.first());
        return switch (request.subcommand()) {
            case LATEST -> List.of(query(first, Mailboxes.END, Side.NEWEST, request.limit()));
            case BEFORE -> List.of(query(Mailboxes.BEGINNING, before(request.first()), Side.NEWEST, request.limit()));
            case AFTER -> List.of(query(first, Mailboxes.END, Side.OLDEST, request.limit()));
            case AROUND -> around();
            case BETWEEN ->
                List.of(
                        request.first().isAfter(request.second())
                                ? query(after(request.second()), before(request.first()), Side.NEWEST, request.limit())
                                : query(first, before(request.second()), Side.OLDEST, request.limit()));
            case TARGETS -> throw new IllegalStateException("no part of one conversation");
        };
    }

    /** The centre counts to the second half. */
    private List<Mail.Query> around() {
        int before = request.limit() / 2;
        MessageId centre = before(request.first());
        MessageId inFront = new MessageId(centre.timeMs(), centre.key() - 1);
        Mail.Query after = query(inFront, Mailboxes.END, Side.OLDEST, request.limit() - before);
        return before == 0 ? List.of(after) : List.of(query(Mailboxes.BEGINNING, centre, Side.NEWEST, before), after);
    }

    private Mail.Query query(MessageId after, MessageId before, Side side, int most) {
        Kind kind = client.has(Capability.EVENT_PLAYBACK) ? Kind.EVENTS : Kind.SPEECH;
        return new Mail.Query(after, before, kind, side, most);
    }

    private static MessageId after(Reference reference) {
        if (reference instanceof Reference.Of message) {
            return message.id();
        }
        return reference instanceof Reference.At time ? Mail.behind(time.ms()) : Mailboxes.BEGINNING;
    }

    private static MessageId before(Reference reference) {
        if (reference instanceof Reference.Of message) {
            return message.id();
        }
        return reference instanceof Reference.At time ? Mail.inFrontOf(time.ms()) : Mailboxes.END;
    }

    private void write() {
        Batch batch = Batch.answering(client, isEnd, "chathistory", request.target());
        writeOn(batch, messages.iterator());
    }

    private void writeOn(Batch batch, Iterator<DirectMessage> left) {
        PastWriter writer = new PastWriter(client, client.nick());
        Buffer lines = Buffer.buffer();
        while (left.hasNext() && lines.length() < ENOUGH_BYTES) {
            DirectMessage message = left.next();
            writeLosses(message.id(), writer, lines);
            writer.write(message, lines);
        }
        if (left.hasNext()) {
            batch.answer(lines);
            client.steps.afterAll(() -> writeOn(batch, left));
        } else {
            writeLosses(Mailboxes.END, writer, lines);
            batch.answer(lines);
            batch.end();
        }
    }

    private void writeLosses(MessageId before, PastWriter writer, Buffer lines) {
        while (!losses.isEmpty() && Mailboxes.isBefore(losses.get(0).place(), before)) {
            Mailboxes.Loss loss = losses.remove(0);
            writer.writeGap(loss.most(), loss.place().timeMs(), lines);
        }
    }
}
