package io.hubbub.door.irc;

import io.hubbub.hub.Grants;
import io.hubbub.stats.Presence;
import io.hubbub.task.Tasks;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What all clients of one IRC door share: what the server is called, and what it has for them. */
final class Server {
    final IrcOptions options;
    final Presence headcount;
    final Tasks tasks;
    final Grants grants;
    final Instant begun = Instant.now();

    Server(IrcOptions options, Presence headcount, Tasks tasks, Grants grants) {
        this.options = options;
        this.headcount = headcount;
        this.tasks = tasks;
        this.grants = grants;
    }

    String name() {
        return options.serverName();
    }

    String version() {
        return "hubbub-" + options.version();
    }

    String begunAt() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(begun.atOffset(ZoneOffset.UTC));
    }
}
