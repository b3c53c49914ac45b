package io.hubbub.door.irc;

import io.hubbub.net.Pace;
import io.hubbub.room.CloseReason;

/** Whether a client is still there: it has a time to register, and later is asked when it was silent for long. */
final class Liveness {
    private final Client client;
    private final IrcOptions options;
    private boolean asked;
    private long askedNs;

    Liveness(Client client, IrcOptions options) {
        this.client = client;
        this.options = options;
    }

    /** How long until {@link #check} has to be called. */
    long nextNs() {
        if (!client.registration.isDone()) {
            return orNever(options.registrationNs);
        }
        return orNever(asked ? options.pongNs : options.pingNs);
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
        long silentNs = client.session().reading().silentNs();
        long nowNs = client.session().nowNs();
        if (asked && silentNs <= nowNs - askedNs) {
            asked = false;
        }
        if (silentNs < options.pingNs) {
            return options.pingNs - silentNs;
        } else if (!asked) {
            asked = true;
            askedNs = nowNs;
            ask();
            return options.pongNs;
        } else if (client.session().isStillTaking()) {
            // The question stands behind something else on a slow way.
            return options.pongNs;
        }
        client.session().close(CloseReason.PING_TIMEOUT);
        return Pace.NEVER;
    }

    /**
     * The client isn't read, and so its answer can't be; but a system that has closed the connection answers with a reset. So
     * nobody speaks on for minutes, slowly, who has sent a lot and gone.
     */
    void unread() {
        if (options.pingNs > 0) {
            ask();
        }
    }

    private void ask() {
        client.unsolicited().message("", "PING").last(client.server.name());
    }
}
