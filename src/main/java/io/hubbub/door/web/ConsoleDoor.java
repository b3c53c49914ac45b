package io.hubbub.door.web;

import io.hubbub.door.DoorView;
import io.hubbub.door.Services;
import io.hubbub.hub.Session;
import io.hubbub.net.Conversation;
import io.hubbub.net.Door;
import io.hubbub.stats.ConnectionStats;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The console's door. Those who come so far may look, but for the token, if there is one. One for each instance. */
public final class ConsoleDoor implements Door {
    /**
     * How many consoles there may be in a server that takes no more people, in all: enough for all operators and their windows,
     * and nothing to fill a memory with.
     */
    public static final int BEYOND_LIMITS = 20;

    final WebOptions options;
    final Services.Program program;
    final ConnectionStats stats;
    final Supplier<List<DoorView>> doors;
    final LongSupplier clockNs;
    final AdminAccess operator;

    /**
     * @param doors all there are, the web door included
     * @param operator who may use it
     * @param clockNs a clock for durations, in nanoseconds
     */
    public ConsoleDoor(
            WebOptions options,
            Services.Program program,
            ConnectionStats stats,
            Supplier<List<DoorView>> doors,
            AdminAccess operator,
            LongSupplier clockNs) {
        this.options = options;
        this.program = program;
        this.stats = stats;
        this.doors = doors;
        this.clockNs = clockNs;
        this.operator = operator;
    }

    @Override
    public Conversation open(Session session) {
        return new Console(session, this, AdminAccess.Source.of(session.address()));
    }

    /** The same door, for a visitor from there. */
    Door from(AdminAccess.Source source) {
        return session -> new Console(session, this, source);
    }
}
