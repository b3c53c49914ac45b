package io.hubbub.hub;

import io.hubbub.hub.Mailboxes.Collected;
import io.hubbub.hub.Mailboxes.Correspondent;
import io.hubbub.hub.Mailboxes.Page;
import io.hubbub.room.ChatLimits;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.MessageId;
import io.hubbub.room.Names;
import io.hubbub.room.Refusal.Why;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * The questions of one session about the mailbox of the account that it is logged in to. Each is answered once, or never if the session ends
 * before; a door asks one after the other. Runs on the hub's loop.
 */
public final class Mail {
    /** What comes in the moment in which somebody logs in. */
    private static final int MOST_TOLD = 100;

    private final Guard guard;
    private final Identity identity;
    private final PageReader pages;
    private final Mailboxes mailboxes;
    private final ChatLimits limits;
    private final Turn turn;

    /** Messages that it was told since it last heard what else has come. */
    private final Set<MessageId> told = new HashSet<>(0);

    Mail(Guard guard, Identity identity, HubShare share) {
        this.guard = guard;
        this.identity = identity;
        this.pages = share.pages();
        this.mailboxes = share.pages().archive().mailboxes();
        this.limits = share.limits();
        this.turn = share.turn();
    }

    /**
     * What became of a question.
     *
     * @param answer null if it was refused
     * @param why the reason for that: {@link Why#ACCOUNT_NEEDED}, {@link Why#NOT_KEPT} or {@link Why#PAST_UNREADABLE}; null for none
     */
    public record Result<T>(T answer, Why why) {
        public boolean isRefused() {
            return why != null;
        }
    }

    /**
     * A part of a conversation.
     *
     * @param after behind which it begins; {@link Mailboxes#BEGINNING} for everything
     * @param before in front of which it ends; {@link Mailboxes#END} for everything
     * @param kind {@link Archive.Kind#SPEECH} for what was said for people to see
     * @param side from which end the page is filled if not everything between the places goes into one
     * @param most how many messages at most
     */
    public record Query(MessageId after, MessageId before, Archive.Kind kind, Archive.Side side, int most) {
        /** The last messages. */
        public static Query latest(int most) {
            return new Query(Mailboxes.BEGINNING, Mailboxes.END, Archive.Kind.SPEECH, Archive.Side.NEWEST, most);
        }
    }

    /** The place behind all messages of a time, in milliseconds since 1970. */
    public static MessageId behind(long timeMs) {
        return new MessageId(timeMs, Long.MAX_VALUE);
    }

    /** The place in front of all messages of a time. */
    public static MessageId inFrontOf(long timeMs) {
        return new MessageId(timeMs, -1);
    }

    /** Whether the session has a mailbox: it is logged in, and anything is kept. */
    public boolean isThere() {
        return mailboxes.areKept() && identity.account() != null;
    }

    private <T> void ask(LongFunction<Future<T>> question, Consumer<Result<T>> then) {
        if (!guard.isOpen()) {
            return;
        }
        if (!isThere()) {
            then.accept(new Result<>(null, mailboxes.areKept() ? Why.ACCOUNT_NEEDED : Why.NOT_KEPT));
            return;
        }
        long account = identity.accountId();
        pages.ask(
                () -> question.apply(account),
                guard,
                read -> then.accept(
                        read.failed() || identity.accountId() != account
                                ? new Result<>(null, Why.PAST_UNREADABLE)
                                : new Result<>(read.result(), null)));
    }

    /** Asks for a page of the conversation with somebody. */
    public void read(String nick, Query query, Consumer<Result<Page>> then) {
        int most = Math.max(1, Math.min(query.most(), Mailboxes.MOST_MESSAGES));
        ask(
                account -> mailboxes.read(new Mailboxes.Query(
                        account, nick, query.after(), query.before(), query.kind(), query.side(), most)),
                then);
    }

    /** Asks with whom the last words were between two times, neither of them included; by those times. */
    public void correspondents(
            long afterMs, long beforeMs, Archive.Side side, int most, Consumer<Result<List<Correspondent>>> then) {
        int some = Math.max(1, Math.min(most, Mailboxes.MOST_CORRESPONDENTS));
        ask(account -> mailboxes.correspondents(account, afterMs, beforeMs, side, some), then);
    }

    /**
     * Everything of a conversation is read up to that time, but not beyond now. The answer says up to when it is by now; empty if there is no
     * such conversation.
     */
    public void mark(String nick, long timeMs, Consumer<Result<OptionalLong>> then) {
        long readMs = Math.max(0, Math.min(timeMs, turn.nowMs()));
        ask(account -> mailboxes.mark(account, nick, readMs), then);
    }

    /** Up to when a conversation is read. */
    public void marked(String nick, Consumer<Result<OptionalLong>> then) {
        ask(account -> mailboxes.marked(account, nick), then);
    }

    /**
     * Asks what has come while nobody was here of this account. It waits no more from here on, and stays in its conversations.
     *
     * @param most how many of the messages themselves are wanted, the newest
     */
    public void collect(int most, Consumer<Collected> then) {
        this.<Collected>ask(account -> mailboxes.collect(account, Math.max(1, most)), collected -> {
            if (!collected.isRefused()) {
                List<DirectMessage> newest = collected.answer().newest();
                if (!newest.isEmpty()) {
                    mailboxes.taken(
                            identity.accountId(), newest.get(newest.size() - 1).id());
                }
                Collected news = withoutTold(collected.answer());
                if (!news.newest().isEmpty()) {
                    then.accept(news);
                }
            }
            told.clear();
        });
    }

    /** The session has been told of a message that came for somebody who was not here: it need not be told again. */
    void isTold(DirectMessage message) {
        if (told.size() < MOST_TOLD) {
            told.add(message.id());
        }
    }

    private Collected withoutTold(Collected collected) {
        if (told.isEmpty()) {
            return collected;
        }
        Map<String, Mailboxes.Count> counts = new LinkedHashMap<>();
        collected.counts().forEach(count -> counts.put(Names.fold(count.nick()), count));
        List<DirectMessage> left = new ArrayList<>();
        for (DirectMessage message : collected.newest()) {
            if (told.contains(message.id())) {
                counts.computeIfPresent(Names.fold(message.from().nick()), (nick, count) -> count.without(1));
            } else {
                left.add(message);
            }
        }
        return new Collected(List.copyOf(counts.values()), left);
    }

    /**
     * To delete something that the person has said to somebody, within a time: {@link Listener#mailDeleted} tells of it at all sessions of
     * both sides that are logged in.
     *
     * @param then what comes once that is done: why it could not be, or nothing
     */
    public void delete(String nick, MessageId id, String reason, Consumer<Optional<Why>> then) {
        this.<Optional<DirectMessage>>ask(account -> mailboxes.find(account, nick, id), found -> {
            Why why = found.isRefused() ? found.why() : whyNot(found.answer().orElse(null));
            if (why == null) {
                delete(nick, found.answer().orElseThrow(), reason, then);
            } else {
                then.accept(Optional.of(why));
            }
        });
    }

    private Why whyNot(DirectMessage message) {
        if (message == null) {
            return Why.NO_SUCH_MESSAGE;
        } else if (!isOwn(message)) {
            return Why.NOT_YOURS;
        }
        long ageMs = turn.nowMs() - message.timeMs();
        return ageMs > TimeUnit.MINUTES.toMillis(limits.redactMinutes) ? Why.TOO_OLD : null;
    }

    /** Whether it was said by the owner of the account that the session is logged in to. */
    public boolean isOwn(DirectMessage message) {
        return identity.account() != null
                && Names.same(
                        message.from().profile().account(), identity.account().name());
    }

    private void delete(String nick, DirectMessage message, String reason, Consumer<Optional<Why>> then) {
        String words = Names.cut(reason, limits.reasonLength);
        this.<Boolean>ask(account -> mailboxes.delete(account, nick, message, words), deleted -> {
            boolean isGone = !deleted.isRefused() && !deleted.answer();
            then.accept(isGone ? Optional.of(Why.NO_SUCH_MESSAGE) : Optional.ofNullable(deleted.why()));
        });
    }
}
