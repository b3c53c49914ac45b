package io.hubbub.door.irc;

import io.hubbub.room.Census;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What all clients of one IRC door share: what the server is called, and when it began. */
final class Server {
    final IrcOptions options;
    final Census census;
    final Instant begun = Instant.now();

    Server(IrcOptions options, Census census) {
        this.options = options;
        this.census = census;
    }

    String name() {
        return options.serverName();
    }

    String begunAt() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(begun.atOffset(ZoneOffset.UTC));
    }
}
