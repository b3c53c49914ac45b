package io.hubbub.hub;

import io.hubbub.room.DirectMessage;
import io.hubbub.room.MessageId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What people with accounts have said to one another alone, and what was said to them. Each account has a mailbox; a message is in those of
 * both sides that have one. It has no number there but its name, which is the same in both: messages are in the order of their times, and of
 * their keys where times are equal, as {@link MessageId} has them. A conversation is named by the other side's nick, whoever had it then.
 *
 * <p>Called on any event loop; futures may complete on any thread. A failed future means that the mailboxes can't be read or written at the
 * moment. Asks nobody who may read what: the caller has seen to that.
 */
public interface Mailboxes {
    /** Most messages of one page, whatever is asked for. */
    int MOST_MESSAGES = 1000;

    /** The bytes after which a page ends, give or take a message. */
    int ENOUGH_BYTES = 256 * 1024;

    /** Most conversations of one answer. */
    int MOST_CORRESPONDENTS = 1000;

    /** Unread messages are counted so far: who is told so many reads on without a number. */
    int MOST_COUNTED = 1000;

    /** In front of everything that was ever said. */
    MessageId BEGINNING = new MessageId(-1, 0);

    /** Behind everything. */
    MessageId END = new MessageId(Long.MAX_VALUE, Long.MAX_VALUE);

    /**
     * A message on its way into mailboxes.
     *
     * @param from the account of who said it; 0 for none
     * @param to the account of the one whom it was said to; 0 for none
     */
    record Mail(DirectMessage message, long from, long to) {}

    /**
     * A part of a conversation.
     *
     * @param account whose mailbox
     * @param nick the other side's
     * @param after behind which it begins; not part of it
     * @param before in front of which it ends; not part of it
     * @param kind {@link Archive.Kind#EVENTS} for all that was said, also between programs
     * @param most how many messages at most, from 1
     */
    record Query(
            long account,
            String nick,
            MessageId after,
            MessageId before,
            Archive.Kind kind,
            Archive.Side side,
            int most) {}

    /**
     * Messages of a conversation.
     *
     * @param messages in order
     * @param losses in order: where some could not be kept
     * @param isEnd whether there is nothing further on the side where it was not begun
     */
    record Page(List<DirectMessage> messages, List<Loss> losses, boolean isEnd) {}

    /** So many messages could not be kept at that place or soon after, or may not have been. */
    record Loss(MessageId place, long most) {}

    /**
     * Somebody whom an account has talked with.
     *
     * @param nick as it was written last
     * @param lastMs when something was said last, in milliseconds since 1970
     * @param readMs up to when the account's owner has read; 0 for nothing
     * @param unread messages of the other side that came after that; {@link #MOST_COUNTED} at most
     */
    record Correspondent(String nick, long lastMs, long readMs, int unread) {}

    /**
     * What has come for somebody who was not here.
     *
     * @param counts who has said how much, who came first at first
     * @param newest the newest messages, in order
     */
    record Collected(List<Count> counts, List<DirectMessage> newest) {}

    /** So many messages of one. */
    record Count(String nick, int messages) {
        /** Null if none are left. */
        Count without(int some) {
            return messages > some ? new Count(nick, messages - some) : null;
        }
    }

    /** What has become of a message to somebody who is not here. */
    enum Outcome {
        KEPT,
        /** Too much waits for its receiver. */
        FULL
    }

    /** Hears what concerns the sessions of an account, on any thread; in the order in which it was stored. */
    interface Watcher {
        /** A message has come for an account none of whose sessions had the nick that it was for. */
        void kept(long account, DirectMessage message);

        /** The account's owner has read a conversation up to that time. */
        void read(long account, String nick, long timeMs);

        /** A message is deleted, of the conversation with that nick in the account's mailbox. */
        void deleted(long account, String nick, DirectMessage message, String reason);
    }

    /** Keeps nothing. */
    Mailboxes NONE = new Mailboxes() {
        @Override
        public boolean areKept() {
            return false;
        }

        @Override
        public boolean keep(Mail mail) {
            return false;
        }

        @Override
        public Future<Outcome> keepForLater(Mail mail) {
            return none();
        }

        @Override
        public Future<Page> read(Query query) {
            return none();
        }

        @Override
        public Future<List<Correspondent>> correspondents(
                long account, long afterMs, long beforeMs, Archive.Side side, int most) {
            return none();
        }

        @Override
        public Future<OptionalLong> mark(long account, String nick, long timeMs) {
            return none();
        }

        @Override
        public Future<OptionalLong> marked(long account, String nick) {
            return none();
        }

        @Override
        public Future<Collected> collect(long account, int most) {
            return none();
        }

        @Override
        public void taken(long account, MessageId upTo) {
            // There is nothing to be taken.
        }

        @Override
        public Future<Optional<DirectMessage>> find(long account, String nick, MessageId message) {
            return none();
        }

        @Override
        public Future<Boolean> delete(long account, String nick, DirectMessage message, String reason) {
            return none();
        }

        @Override
        public void watch(Watcher watcher) {
            // Nothing happens.
        }

        private <T> Future<T> none() {
            return Future.failedFuture(new IllegalStateException("nothing is kept"));
        }
    };

    /** Whether a place is in front of another one. */
    static boolean isBefore(MessageId one, MessageId other) {
        return one.timeMs() < other.timeMs() || (one.timeMs() == other.timeMs() && one.key() < other.key());
    }

    /** Whether there are any. */
    boolean areKept();

    /**
     * Keeps a message that its receiver has seen, a moment later. Returns whether it will be; if not, since too much waits to be stored, the
     * place is marked in the mailboxes.
     */
    boolean keep(Mail mail);

    /** Keeps a message for a receiver who is not here; done when it is stored. */
    Future<Outcome> keepForLater(Mail mail);

    /** Reads a page. Whatever was given before is in it. */
    Future<Page> read(Query query);

    /**
     * Finds with whom an account has talked last between two times, in milliseconds since 1970, neither of them included; by those times.
     *
     * @param side from which end there are so many at most
     */
    Future<List<Correspondent>> correspondents(long account, long afterMs, long beforeMs, Archive.Side side, int most);

    /**
     * The account's owner has read a conversation up to that time; it is never unread again. Answers up to when it is by now; empty if there
     * is no such conversation.
     */
    Future<OptionalLong> mark(long account, String nick, long timeMs);

    /** Up to when the account's owner has read a conversation; empty if there is no such conversation, or nothing is known. */
    Future<OptionalLong> marked(long account, String nick);

    /** What has come for the account's owner who was not here, and was not collected yet. */
    Future<Collected> collect(long account, int most);

    /** Nothing up to that message waits for the account's owner any more. */
    void taken(long account, MessageId upTo);

    /** A message of a conversation. */
    Future<Optional<DirectMessage>> find(long account, String nick, MessageId message);

    /**
     * Deletes a message that the account's owner has said, from all mailboxes; false if it isn't there.
     *
     * @param reason in the owner's words; may be empty
     */
    Future<Boolean> delete(long account, String nick, DirectMessage message, String reason);

    /** Tells of what happens in mailboxes from here on. */
    void watch(Watcher watcher);
}
