package io.hubbub.door.line;

import io.hubbub.hub.Mail;
import io.hubbub.hub.Mailboxes;
import io.hubbub.hub.Mailboxes.Collected;
import io.hubbub.net.SpeechLines;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.MessageId;
import io.hubbub.room.Refusal;
import io.hubbub.room.Refusal.Why;
import io.hubbub.room.Speech;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is kept of private messages, as one person at the line door is told it: on logging in, and when asked for. */
final class Post {
    /** Messages that are shown to somebody who comes back: some screens. */
    private static final int MOST_SHOWN = 100;

    private Post() {}

    /** The person is logged in. */
    static void collect(Talk talk) {
        Mail mail = talk.session().past().mail();
        if (mail.isThere()) {
            mail.collect(MOST_SHOWN, collected -> show(talk, collected));
        }
    }

    private static void show(Talk talk, Collected collected) {
        int all =
                collected.counts().stream().mapToInt(Mailboxes.Count::messages).sum();
        String who = collected.counts().stream()
                .map(count -> counted(count.messages()) + " from " + count.nick())
                .collect(Collectors.joining(", "));
        talk.say("While you were away: " + who);
        if (all > collected.newest().size()) {
            talk.say("The last " + collected.newest().size() + " follow; /history NICK shows more");
        }
        talk.steps.inPortions(collected.newest(), message -> show(talk, message));
    }

    private static String counted(int messages) {
        return messages == 1 ? "a message" : messages + " messages";
    }

    /** The answer to {@code /history NICK}. */
    static void history(Talk talk, String nick, int count) {
        talk.steps.<Mail.Result<Mailboxes.Page>>ask(
                answer -> talk.session().past().mail().read(nick, Mail.Query.latest(count), answer), result -> {
                    if (result.isRefused()) {
                        talk.say(nick + ": " + sentence(talk, result.why(), nick));
                    } else {
                        show(talk, nick, result.answer());
                    }
                });
    }

    private static String sentence(Talk talk, Why why, String nick) {
        return why == Why.ACCOUNT_NEEDED
                ? "private messages are kept for those who are logged in to an account"
                : new Refusal(why, nick).sentence(talk.session().chatLimits());
    }

    private static void show(Talk talk, String nick, Mailboxes.Page page) {
        List<Mailboxes.Loss> losses = new ArrayList<>(page.losses());
        talk.steps.inTurn(
                () -> talk.steps.inPortions(page.messages(), message -> {
                    showLosses(talk, losses, message.id());
                    show(talk, message);
                }),
                () -> {
                    showLosses(talk, losses, Mailboxes.END);
                    talk.say(
                            page.messages().isEmpty()
                                    ? "Nothing is kept that you and " + nick + " said to one another"
                                    : "That was what you and " + nick + " said last");
                });
    }

    private static void showLosses(Talk talk, List<Mailboxes.Loss> losses, MessageId before) {
        while (!losses.isEmpty() && Mailboxes.isBefore(losses.get(0).place(), before)) {
            long most = losses.remove(0).most();
            talk.say(most == 1 ? "A message is missing here" : most + " messages are missing here");
        }
    }

    private static void show(Talk talk, DirectMessage message) {
        String front = LineWire.dayAndTime(message.timeMs()) + front(talk, message);
        boolean isAction = message.speech().kind() == Speech.Kind.ACTION;
        Buffer out = Buffer.buffer();
        for (String line : SpeechLines.of(message.speech(), message.from().nick())) {
            out.appendString(front + (isAction ? LineWire.action(line) : line) + "\n");
        }
        talk.session().reply(out);
    }

    private static String front(Talk talk, DirectMessage message) {
        return talk.session().past().mail().isOwn(message)
                ? "(you to " + message.to() + ") "
                : "(" + message.from().nick() + " to you) ";
    }
}
