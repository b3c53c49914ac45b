package io.hubbub.door.irc;

import io.hubbub.TestServer;
import io.hubbub.door.Services;
import io.hubbub.home.MemoryJournal;
import io.hubbub.hub.KeptEvents;
import io.hubbub.net.OneDoor;
import io.hubbub.net.Passwords;
import io.hubbub.net.SocketServer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An IRC door where what happens is kept in the hands of the test, and the clock, too: it begins in 1970. Call from the test's thread. */
final class KeepingDoor implements AutoCloseable {
    final KeptEvents kept = new KeptEvents();
    final OneDoor door;

    /** @param keys keys of the door beside the usual ones, each after a comma */
    KeepingDoor(String keys) {
        String json =
                "{'doors': [{'door': 'irc', 'port': 0, 'floodBurst': 0, 'pingSeconds': 0, 'registrationSeconds': 0%s}]}";
        IrcOptions options = (IrcOptions)
                TestServer.config(json.formatted(keys)).doors().get(0).options();
        door = OneDoor.serve(
                (home, homes) -> kept.before(new MemoryJournal(home, homes)),
                kept,
                (vertx, hub, stats, limiter, listen, clockNs) -> {
                    Services.Program program = new Services.Program("1.2.3", 0, 0);
                    Services services =
                            new Services(vertx, null, stats, new Passwords(vertx), program, null, null, null, clockNs);
                    return new SocketServer(
                            vertx, hub, stats, limiter, new IrcDoor(options, services, Optional.empty()), listen);
                });
    }

    /** Somebody who is welcomed and has these capabilities. */
    IrcPeer welcomed(String nick, String capabilities) {
        IrcPeer peer = new IrcPeer(door.connect()).sends("CAP REQ :" + capabilities);
        if (!peer.line().contains(" ACK ")) {
            throw new AssertionError("not all of these are offered: " + capabilities);
        }
        peer.sends("NICK " + nick, "USER " + nick + " 0 * :" + nick, "CAP END")
                .is(nick)
                .seesAllUntil("422");
        return peer;
    }

    /** The time of day at a second of the test's clock, as it is written. */
    static String at(int second) {
        return Timestamps.written(TimeUnit.SECONDS.toMillis(second));
    }

    @Override
    public void close() {
        door.close();
    }
}
