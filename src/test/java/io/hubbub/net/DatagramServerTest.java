package io.hubbub.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.hubbub.DatagramPeer;
import io.hubbub.TestServer;
import io.hubbub.hub.Session;
import io.hubbub.hub.SessionLimits;
import io.hubbub.room.CloseReason;
import io.hubbub.stats.ConnectionStats;
import io.hubbub.stats.DatagramStats.Fate;
import io.vertx.core.buffer.Buffer;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** A door for datagrams at one instance, at a time that the test tells. */
@Timeout(60)
class DatagramServerTest {
    private static final int IDLE_SECONDS = 60;
    private static final SessionLimits LIMITS =
            new SessionLimits(1 << 20, TimeUnit.SECONDS.toNanos(10), TimeUnit.SECONDS.toNanos(IDLE_SECONDS), 0);

    private final DatagramPeers known = new DatagramPeers();
    private final List<DatagramPeer> peers = new ArrayList<>();
    private final List<Session> sessions = new ArrayList<>();
    private final OneDoor door = OneDoor.serve((vertx, hub, stats, limiter, options, clockNs) ->
            new DatagramServer(vertx, hub, stats, limiter, new Echo(), options.with(LIMITS), known, clockNs));

    /** Says back what it gets. */
    private final class Echo implements Door {
        @Override
        public Conversation open(Session session) {
            sessions.add(session);
            return chunk -> {
                Buffer datagrams = Buffer.buffer();
                Datagrams.append(datagrams, chunk, 1200);
                session.reply(datagrams);
            };
        }
    }

    @AfterEach
    void close() {
        peers.forEach(DatagramPeer::close);
        door.close();
    }

    private DatagramPeer stranger() {
        DatagramPeer peer = DatagramPeer.at(door.port());
        peers.add(peer);
        return peer;
    }

    private DatagramPeer member() {
        return stranger().enter().send("hi").expect("hi");
    }

    @Test
    void aStrangerIsSentACookieAndIsNobodyUntilItComesBack() {
        DatagramPeer peer = stranger().send(DatagramPeer.KNOCK);
        String cookie = peer.cookie();
        assertEquals(0, door.stats.open());
        assertEquals(0, known.size());
        peer.send(cookie).send("hello").expect("hello");
        assertEquals(1, door.stats.open());
        assertEquals(1, known.size());
    }

    @Test
    void everybodyIsSentLessThanItHasSent() {
        DatagramPeer peer = stranger();
        for (int length = 0; length <= 40; length++) {
            peer.send("x".repeat(length));
        }
        for (int length = Cookies.SHORTEST_BYTES; length <= 40; length++) {
            int sent = peer.next().length;
            assertEquals(length == Cookies.SHORTEST_BYTES ? Cookies.BYTES : Cookies.BYTES + 1, sent);
        }
        assertEquals(Cookies.SHORTEST_BYTES, door.stats.datagrams().count(Fate.IGNORED));
        assertEquals(41 - Cookies.SHORTEST_BYTES, door.stats.datagrams().count(Fate.COOKIE));
    }

    @Test
    void twoServersThatAreSetAtEachOtherFallSilent() {
        // What each is sent is what the other says, as if both were servers and a forged datagram had begun it.
        DatagramPeer one = stranger();
        DatagramPeer other = stranger();
        byte[] first = one.send(DatagramPeer.KNOCK).next();
        byte[] second = other.send(first).next();
        assertTrue(second.length < first.length);
        one.send(second);
        TestServer.await(() -> door.stats.datagrams().count(Fate.IGNORED) == 1, "the last one is not answered");
        assertEquals(0, known.size());
    }

    @Test
    void aCookieIsNoOneElses() {
        String cookie = stranger().send(DatagramPeer.KNOCK).cookie();
        DatagramPeer thief = stranger().send(cookie);
        String own = thief.cookie();
        assertEquals(false, own.equals(cookie));
        assertEquals(0, door.stats.open());
    }

    @Test
    void strangersLeaveNothingBehind() {
        for (int i = 0; i < 300; i++) {
            try (DatagramPeer peer = DatagramPeer.at(door.port())) {
                peer.send(DatagramPeer.KNOCK).cookie();
            }
        }
        assertEquals(0, known.size());
        assertEquals(0, door.stats.open());
        assertEquals(0, sessions.size());
    }

    @Test
    void whoIsSilentForTooLongIsGoneAndGetsACookieAgain() {
        DatagramPeer peer = member();
        door.pass(IDLE_SECONDS);
        peer.send("still").expect("still");
        door.pass(IDLE_SECONDS + 1);
        TestServer.await(() -> door.stats.closed(CloseReason.IDLE) == 1 && door.stats.open() == 0, "it is gone");
        assertEquals(0, known.size());
        String cookie = peer.send(DatagramPeer.KNOCK).cookie();
        peer.send(cookie).send("back").expect("back");
    }

    @Test
    void anEmptyDatagramKeepsAMemberAndSoDoesACookie() {
        DatagramPeer other = member();
        DatagramPeer peer = member();
        for (String sign : List.of("", "hubbub2222222222", "hubbub2222222222\r\n")) {
            door.pass(IDLE_SECONDS - 1);
            peer.send(sign);
            // What comes behind it has come.
            other.send("behind").expect("behind");
            door.pass(IDLE_SECONDS - 1);
            assertEquals(2, known.size(), "after " + sign);
            peer.send("here").expect("here");
            other.send("here, too").expect("here, too");
        }
    }

    @Test
    void whatComesWhileItIsNotReadWaitsAndWhatIsTooMuchIsDroppedAndCounted() {
        DatagramPeer peer = member();
        door.run(() -> sessions.get(0).reading().pause());
        for (int i = 0; i < DatagramLink.HELD_DATAGRAMS + 10; i++) {
            peer.send("word " + i);
        }
        TestServer.await(() -> door.stats.datagrams().count(Fate.UNREAD) == 10, "the last ten are dropped");
        door.run(() -> sessions.get(0).reading().resume());
        for (int i = 0; i < DatagramLink.HELD_DATAGRAMS; i++) {
            peer.expect("word " + i);
        }
        peer.send("more").expect("more");
    }

    @Test
    void whoIsNotReadStaysInItsPlace() {
        DatagramPeer peer = member();
        DatagramPeer other = member();
        door.run(() -> sessions.get(0).reading().pause());
        peer.send("one").send("two");
        other.send("behind").expect("behind");
        door.run(() -> sessions.get(0).reading().resume());
        peer.send("three").expect("one").expect("two").expect("three");
    }

    @Test
    void aDoorLetsNoMoreInThanItMayAndCountsWhoIsTurnedAway() {
        List<DatagramPeer> inside = new ArrayList<>();
        for (int i = 0; i < OneDoor.MOST; i++) {
            inside.add(member());
        }
        stranger().enter();
        TestServer.await(() -> door.stats.closed(CloseReason.SERVER_FULL) == 1, "one more is turned away");
        assertEquals(OneDoor.MOST, known.size());
        door.run(() -> sessions.get(0).close(CloseReason.KILLED));
        TestServer.await(() -> door.stats.open() == OneDoor.MOST - 1, "a place is free");
        member();
        inside.get(1).send("still here").expect("still here");
    }

    @Test
    void aCookieThatIsTurnedAwayAgainAndAgainIsCountedEachTimeAndLoggedOnce() {
        for (int i = 0; i < OneDoor.MOST; i++) {
            member();
        }
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger log = (Logger) LoggerFactory.getLogger(ConnectionStats.class);
        lines.start();
        log.addAppender(lines);
        try {
            DatagramPeer peer = stranger();
            String cookie = peer.send(DatagramPeer.KNOCK).cookie();
            for (int i = 0; i < 50; i++) {
                peer.send(cookie);
            }
            TestServer.await(() -> door.stats.closed(CloseReason.SERVER_FULL) == 50, "all are turned away");
        } finally {
            log.detachAppender(lines);
        }
        List<String> ofIt = lines.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.contains(CloseReason.SERVER_FULL.name()))
                .toList();
        assertEquals(1, ofIt.size(), ofIt::toString);
    }

    @Test
    void thePortsOfTheSystemsServicesGetNoCookie() {
        Optional<DatagramPeer> service = serviceAt(door.port());
        assumeTrue(service.isPresent(), "such a port is this user's");
        try (DatagramPeer peer = service.get()) {
            peer.send(DatagramPeer.KNOCK);
            TestServer.await(() -> door.stats.datagrams().count(Fate.IGNORED) == 1, "it is ignored");
        }
        assertEquals(0, door.stats.datagrams().count(Fate.COOKIE));
    }

    /** One with such a port, if one is free and this user may have it. */
    private static Optional<DatagramPeer> serviceAt(int port) {
        for (int own = Cookies.LOWEST_PORT - 1; own > Cookies.LOWEST_PORT - 100; own--) {
            try {
                return Optional.of(DatagramPeer.at(InetAddress.getLoopbackAddress(), own, port));
            } catch (UncheckedIOException taken) {
                // Perhaps the next one.
            }
        }
        return Optional.empty();
    }

    @Test
    void aMistakeOfTheDoorsEndsThatMemberAlone() {
        DatagramPeer victim = member();
        DatagramPeer other = member();
        door.run(() -> sessions.get(0).mistaken(new IllegalStateException("a test's")));
        TestServer.await(() -> door.stats.closed(CloseReason.INTERNAL_ERROR) == 1, "it has ended");
        other.send("walk").expect("walk");
        victim.send(DatagramPeer.KNOCK).cookie();
    }

    @Test
    void theLargestDatagramComesInWhole() {
        DatagramPeer peer = member();
        byte[] much = new byte[Datagrams.LARGEST_BYTES];
        Arrays.fill(much, (byte) 'x');
        peer.send(much);
        int got = 0;
        while (got < much.length) {
            got += peer.next().length;
        }
        assertEquals(much.length, got);
    }
}
