package io.hubbub.door.irc;

import io.hubbub.room.MessageId;
import io.hubbub.room.Names;
import io.hubbub.room.Refusal;
import java.util.Optional;

/** The command REDACT: <a href="https://ircv3.net/specs/extensions/message-redaction">message-redaction</a>. */
final class Redaction {
    private static final String NAME = "REDACT";

    /** The longest name of a message that is repeated to a client. */
    private static final int LONGEST_ID = 100;

    private Redaction() {}

    static void redact(Client client, Message message) {
        String target = message.parameter(0);
        String named = message.parameter(1);
        Optional<String> room = ChannelName.room(ChannelModes.withoutAudience(target));
        Optional<MessageId> id = Reference.message(named);
        if (!client.session().past().isAnythingKept()) {
            client.reply(Numeric.ERR_UNKNOWNCOMMAND, NAME);
        } else if (target.isEmpty() || named.isEmpty()) {
            client.fail(NAME, "NEED_MORE_PARAMS", "Expected a channel and the msgid of a message");
        } else if (room.isEmpty()) {
            redactMail(client, target, named, message.parameter(2));
        } else if (client.session().room(room.get()).isEmpty()) {
            client.fail(NAME, "INVALID_TARGET", "You are not in that channel", target);
        } else if (id.isEmpty()) {
            Refusal unknown = new Refusal(Refusal.Why.NO_SUCH_MESSAGE, Names.cut(named, LONGEST_ID), room.get());
            refused(client, unknown);
        } else {
            client.answersOnce();
            client.steps.await();
            client.session().requests().redact(room.get(), id.get(), message.parameter(2), client.steps::answered);
        }
    }

    private static void redactMail(Client client, String nick, String named, String reason) {
        Optional<MessageId> id = Reference.message(named);
        if (!client.session().past().mail().isThere()) {
            client.fail(
                    NAME,
                    "INVALID_TARGET",
                    "Messages to people are kept, and can be deleted, for those who are logged in to an account",
                    nick);
        } else if (id.isEmpty()) {
            refused(client, Refusal.Why.NO_SUCH_MESSAGE, nick, Names.cut(named, LONGEST_ID));
        } else {
            client.steps.<Optional<Refusal.Why>>ask(
                    answer -> client.session().past().mail().delete(nick, id.get(), reason, answer),
                    refusal -> refusal.ifPresent(
                            why -> refused(client, why, nick, id.get().toString())));
        }
    }

    static void refused(Client client, Refusal refusal) {
        refused(client, refusal.why(), ChannelName.of(refusal.room()), refusal.subject());
    }

    private static void refused(Client client, Refusal.Why why, String target, String message) {
        String code = switch (why) {
            case NOT_YOURS -> "REDACT_FORBIDDEN";
            case TOO_OLD -> "REDACT_WINDOW_EXPIRED";
            default -> "UNKNOWN_MSGID";
        };
        boolean isMail =
                why == Refusal.Why.NOT_YOURS && ChannelName.room(target).isEmpty();
        String sentence = isMail
                ? "one may delete what one has said oneself"
                : why.sentence(client.session().chatLimits());
        client.fail(NAME, code, sentence, target, message);
    }
}
