package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.TestServer;
import io.hubbub.door.Services;
import io.hubbub.net.OneDoor;
import io.hubbub.net.Passwords;
import io.hubbub.net.SocketServer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients are told times by the server's clocks alone, which the test moves. */
@Timeout(60)
class ClockTest {
    private static final String DOOR =
            "{'door': 'irc', 'port': 0, 'floodBurst': 0, 'pingSeconds': 0, 'registrationSeconds': 0}";

    private final OneDoor door = OneDoor.serve((vertx, hub, stats, limiter, listen, clockNs) -> {
        Services.Program program = new Services.Program("1.2.3", 0, 0);
        Services services = new Services(vertx, null, stats, new Passwords(vertx), program, null, null, null, clockNs);
        return new SocketServer(vertx, hub, stats, limiter, new IrcDoor(options(), services, Optional.empty()), listen);
    });

    private static IrcOptions options() {
        return (IrcOptions)
                TestServer.config("{'doors': [" + DOOR + "]}").doors().get(0).options();
    }

    @AfterEach
    void close() {
        door.close();
    }

    private IrcPeer welcomed(String nick, String capabilities) {
        IrcPeer peer = new IrcPeer(door.connect()).sends("CAP REQ :" + capabilities);
        peer.line();
        peer.sends("NICK " + nick, "USER " + nick + " 0 * :" + nick, "CAP END")
                .is(nick)
                .seesAllUntil("422");
        return peer;
    }

    private IrcPeer welcomed(String nick) {
        return welcomed(nick, "multi-prefix");
    }

    @Test
    void answersAndEventsHaveTheTime() {
        IrcPeer ann = welcomed("ann", "server-time echo-message");
        ann.joins("#den");
        door.pass(90);
        ann.sends("PING now", "PRIVMSG #den :hello");
        ann.sees("@time=1970-01-01T00:01:30.000Z :hubbub.local PONG hubbub.local :now");
        ann.sees("@time=1970-01-01T00:01:30.000Z " + ":" + ann.source() + " PRIVMSG #den :hello");
    }

    @Test
    void soDoesNewsOfSomebodyWhoIsWatched() {
        IrcPeer ann = welcomed("ann", "server-time away-notify extended-monitor");
        IrcPeer bob = welcomed("bob");
        ann.sends("MONITOR + bob").seesAllUntil("730");
        door.pass(5);
        bob.sends("AWAY :tea");
        ann.sees("@time=1970-01-01T00:00:05.000Z :" + bob.source() + " AWAY :tea");
    }

    @Test
    void timeTellsTheTimeOfDay() {
        door.pass(3661);
        welcomed("ann").sends("TIME").isTold("391", "hubbub.local :Thu, 1 Jan 1970 01:01:01 GMT");
    }

    @Test
    void statsTellForHowLongTheServerRuns() {
        door.pass(90_061);
        welcomed("ann").sends("STATS u").isTold("242", ":Server Up 1 days 1:01:01");
    }

    @Test
    void whoisTellsWhenSomebodyCameAndForHowLongTheyAreSilent() {
        door.pass(60);
        IrcPeer ann = welcomed("ann");
        door.pass(40);
        List<String> seen = ann.sends("WHOIS ann").seesAllUntil("317");
        assertEquals(":hubbub.local 317 ann ann 0 60 :seconds idle, signon time", seen.get(seen.size() - 1));
        IrcPeer bob = welcomed("bob");
        door.pass(30);
        seen = bob.sends("WHOIS ann").seesAllUntil("317");
        assertEquals(":hubbub.local 317 bob ann 30 60 :seconds idle, signon time", seen.get(seen.size() - 1));
    }

    @Test
    void aListKnowsHowOldATopicIs() {
        IrcPeer ann = welcomed("ann");
        ann.joins("#den").sends("TOPIC #den :tea").sees(ann, "TOPIC #den :tea");
        door.pass(600);
        assertEquals(0, listed(ann, "T<5"));
        assertEquals(1, listed(ann, "T>5"));
    }

    private static int listed(IrcPeer who, String condition) {
        return who.sends("LIST " + condition).seesAllUntil("323").size() - 2;
    }
}
