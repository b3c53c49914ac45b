package io.hubbub.door.irc;

import io.hubbub.door.DoorPassword;
import io.hubbub.door.Services;
import io.hubbub.hub.Grants;
import io.hubbub.hub.Session;
import io.hubbub.stats.Presence;
import io.hubbub.task.Tasks;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;

/** The server as all clients of one IRC door share it: its name, and its services for them. */
final class Server {
    final IrcOptions options;
    final DoorPassword password;
    final Presence presence;
    final Tasks tasks;
    final Grants grants;
    final Services.Program program;
    private final String begunAt;

    /** Made for the first client that comes in: every one is told the same. */
    private volatile List<List<String>> isupport;

    Server(IrcOptions options, Services services, DoorPassword password) {
        this.options = options;
        this.password = password;
        this.presence = services.stats().presence();
        this.tasks = services.tasks();
        this.grants = new Grants(options.operators, services.passwords()::check);
        this.program = services.program();
        this.begunAt = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.ofEpochMilli(program.startedMs()).atOffset(ZoneOffset.UTC));
    }

    String name() {
        return options.serverName;
    }

    /** What a client with these capabilities sees rooms through. */
    IrcWire wire(Set<Capability> capabilities) {
        return IrcWire.of(capabilities, options.hidesDeletions ? "" : name());
    }

    /** The same for a client that is told of some keys of what people tell. */
    IrcWire wire(Set<Capability> capabilities, Set<String> keys) {
        return wire(capabilities).telling(keys, name());
    }

    String version() {
        return "hubbub-" + program.version();
    }

    String begunAt() {
        return begunAt;
    }

    /** The limits and abilities of the server, as {@code RPL_ISUPPORT} tells them line by line. */
    List<List<String>> isupport(Session session) {
        List<List<String>> lines = isupport;
        if (lines == null) {
            lines = Isupport.lines(
                    options,
                    session.chatLimits(),
                    session.past().isAnythingKept(),
                    session.authentication().isPossible());
            isupport = lines;
        }
        return lines;
    }
}
