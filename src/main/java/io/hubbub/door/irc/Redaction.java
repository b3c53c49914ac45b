package io.hubbub.door.irc;

import io.hubbub.room.Refusal;

/** The command REDACT: <a href="https://ircv3.net/specs/extensions/message-redaction">message-redaction</a>. */
final class Redaction {
    private static final String NAME = "REDACT";

    private Redaction() {}

    static void refused(Client client, Refusal refusal) {
        String code = switch (refusal.why()) {
            case NOT_YOURS -> "REDACT_FORBIDDEN";
            case TOO_OLD -> "REDACT_WINDOW_EXPIRED";
            default -> "UNKNOWN_MSGID";
        };
        String sentence = refusal.sentence(client.session().chatLimits());
        client.fail(NAME, code, sentence, ChannelName.of(refusal.room()), refusal.subject());
    }
}
