package io.hubbub.door.irc;

import io.hubbub.hub.Mailboxes.Collected;
import io.hubbub.room.DirectMessage;
import io.vertx.core.buffer.Buffer;
import java.util.stream.Collectors;

/**
 * What a client hears of its person's mailbox: what came while the person was not here, that words to somebody else wait for them, and what
 * is deleted. Runs on the session's event loop.
 */
final class ClientMail {
    private static final String WAITS = "Not here now: your message is kept, and shown to them when they come back";

    private final Client client;

    ClientMail(Client client) {
        this.client = client;
    }

    /** Clients know what to do with this from people who are away. */
    void keptForLater(DirectMessage message) {
        if (client.has(Capability.ECHO_MESSAGE)) {
            Buffer out = Buffer.buffer();
            client.wire().directMessage(message, message.to(), out);
            client.answer(out);
        }
        if (!message.speech().kind().isUnanswered()) {
            client.numeric(Numeric.RPL_AWAY).middle(message.to()).trailing(WAITS);
        }
    }

    /** The client is logged in and can be told. One that can ask for history does so itself. */
    void collect() {
        if (client.session().past().mail().isThere() && client.registration.isDone()) {
            int replay = client.server.options.replay;
            client.session().past().mail().collect(Math.max(1, replay), this::tell);
        }
    }

    private void tell(Collected collected) {
        String who = collected.counts().stream()
                .map(count -> count.messages() + " from " + count.nick())
                .collect(Collectors.joining(", "));
        client.unsolicited()
                .message(client.server.name(), "NOTICE")
                .middle(client.nick())
                .trailing("Messages that came while you were away: " + who);
        boolean isShown = !client.has(Capability.CHATHISTORY)
                && !client.modes.has(UserModes.BOT)
                && client.server.options.replay > 0;
        if (isShown) {
            Buffer out = Buffer.buffer();
            PastWriter writer = new PastWriter(client, client.nick());
            collected.newest().forEach(message -> writer.write(message, out));
            client.write(out);
        }
    }

    void deleted(String nick, DirectMessage message, String reason) {
        if (!client.has(Capability.MESSAGE_REDACTION)) {
            return;
        }
        boolean isOwn = client.session().past().mail().isOwn(message);
        Buffer out = Buffer.buffer();
        Printer line = client.wire()
                .tagged(message.from().profile(), client.session().nowMs(), "", out)
                .message(IrcWire.source(message.from()), "REDACT")
                .middle(isOwn ? nick : client.nick());
        if (reason.isEmpty()) {
            line.last(message.id().toString());
        } else {
            line.middle(message.id().toString()).trailing(reason);
        }
        client.write(out);
    }
}
