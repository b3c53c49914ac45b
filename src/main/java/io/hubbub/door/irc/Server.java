package io.hubbub.door.irc;

import io.hubbub.door.Services;
import io.hubbub.hub.Grants;
import io.hubbub.hub.Session;
import io.hubbub.stats.Presence;
import io.hubbub.task.Tasks;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The server as all clients of one IRC door share it: its name, and its services for them. */
final class Server {
    final IrcOptions options;
    final Presence presence;
    final Tasks tasks;
    final Grants grants;
    final String version;
    final Instant begun = Instant.now();
    private final String begunAt = DateTimeFormatter.RFC_1123_DATE_TIME.format(begun.atOffset(ZoneOffset.UTC));

    /** Made for the first client that comes in: every one is told the same. */
    private volatile List<List<String>> isupport;

    Server(IrcOptions options, Services services) {
        this.options = options;
        this.presence = services.stats().presence();
        this.tasks = services.tasks();
        this.grants = new Grants(options.operators, services.passwords()::check);
        this.version = services.program().version();
    }

    String name() {
        return options.serverName;
    }

    String version() {
        return "hubbub-" + version;
    }

    String begunAt() {
        return begunAt;
    }

    /** What clients are told of limits and ways, line by line. */
    List<List<String>> isupport(Session session) {
        List<List<String>> lines = isupport;
        if (lines == null) {
            lines = Isupport.lines(options, session.chatLimits(), session.past().isAnythingKept());
            isupport = lines;
        }
        return lines;
    }
}
