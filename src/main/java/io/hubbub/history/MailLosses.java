package io.hubbub.history;

import io.hubbub.hub.Mailboxes.Mail;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.Names;
import io.hubbub.room.Speech;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages that could not be kept, by the conversations in which they are missing. Not thread-safe. */
final class MailLosses {
    /** Conversations of which it is known; of further ones it is only known how much is missing in all. */
    private static final int MOST = 10_000;

    private record Key(long account, String peer) {}

    private final Map<Key, Loss> losses = new LinkedHashMap<>(0);
    private long all;

    /** @param first from which message on so many are missing */
    record Loss(long account, String peer, DirectMessage first, long most) {
        private Loss and(Loss other) {
            return new Loss(account, peer, first, most + other.most);
        }
    }

    void add(Mail mail) {
        all++;
        DirectMessage message = mail.message();
        add(mail.from(), message.to(), message);
        if (mail.from() != mail.to()) {
            add(mail.to(), message.from().nick(), message);
        }
    }

    private void add(long account, String nick, DirectMessage message) {
        String peer = Names.fold(nick);
        Key key = new Key(account, peer);
        if (account != 0 && (losses.size() < MOST || losses.containsKey(key))) {
            losses.merge(key, new Loss(account, peer, withoutWords(message), 1), Loss::and);
        }
    }

    /** The place is enough. */
    private static DirectMessage withoutWords(DirectMessage message) {
        return new DirectMessage(message.number(), message.timeMs(), message.from(), message.to(), Speech.line(""));
    }

    boolean isEmpty() {
        return losses.isEmpty();
    }

    /** Those that are known of, which are forgotten here. */
    List<Loss> take() {
        List<Loss> taken = new ArrayList<>(losses.values());
        losses.clear();
        return taken;
    }

    /** How many messages in all. */
    long all() {
        return all;
    }
}
