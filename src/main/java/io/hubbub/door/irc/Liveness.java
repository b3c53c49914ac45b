package io.hubbub.door.irc;

import io.hubbub.net.Pace;
import io.hubbub.room.CloseReason;

/** Whether a client is still there: it has a time to register, and later is asked when it was silent for long. */
final class Liveness {
    private final Client client;
    private final IrcOptions.Patience patience;
    private boolean asked;
    private long askedNs;

    Liveness(Client client, IrcOptions.Patience patience) {
        this.client = client;
        this.patience = patience;
    }

    /** How long until {@link #check} has to be called. */
    long nextNs() {
        if (!client.registration.isDone()) {
            return orNever(patience.registrationNs());
        }
        return orNever(asked ? patience.pongNs() : patience.pingNs());
    }

    private static long orNever(long ns) {
        return ns == 0 ? Pace.NEVER : ns;
    }

    /** So much time has gone by, or more. Returns how long until the next time. */
    long check() {
        if (!client.registration.isDone()) {
            client.session().close(CloseReason.UNREGISTERED);
            return Pace.NEVER;
        }
        // Who isn't read can't be heard.
        long silentNs = client.session().isPaused() ? 0 : client.session().silentNs();
        long nowNs = client.session().nowNs();
        if (asked && silentNs <= nowNs - askedNs) {
            asked = false;
        }
        if (silentNs < patience.pingNs()) {
            return patience.pingNs() - silentNs;
        } else if (!asked) {
            asked = true;
            askedNs = nowNs;
            client.news().message("", "PING").last(client.server.name());
            return patience.pongNs();
        }
        client.session().close(CloseReason.PING_TIMEOUT);
        return Pace.NEVER;
    }
}
