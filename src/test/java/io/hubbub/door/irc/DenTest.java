package io.hubbub.door.irc;

import io.hubbub.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** Three clients of one server. Ann has founded the channel {@code #den}, Bob is in it, Eve is not. */
@Timeout(60)
abstract class DenTest {
    TestServer server;
    IrcPeer ann;
    IrcPeer bob;
    IrcPeer eve;

    /** Keys of the door's beside the usual ones, each after a comma. */
    String doorKeys() {
        return "";
    }

    /** Sections of the configuration beside the doors, each after a comma. */
    String sections() {
        return "";
    }

    @BeforeEach
    void meet() {
        server = TestServer.start(
                "{'doors': [{'door': 'irc', 'port': 0, 'floodBurst': 0%s}]%s}".formatted(doorKeys(), sections()));
        ann = IrcPeer.welcomed(server, "ann").joins("#den");
        bob = IrcPeer.welcomed(server, "bob").joins("#den", ann);
        eve = IrcPeer.welcomed(server, "eve");
    }

    @AfterEach
    void stop() {
        server.close();
    }
}
