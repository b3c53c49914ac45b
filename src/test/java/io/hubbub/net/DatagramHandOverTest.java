package io.hubbub.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.DatagramPeer;
import io.hubbub.TestServer;
import io.hubbub.hub.Session;
import io.hubbub.room.CloseReason;
import io.hubbub.stats.DatagramStats.Fate;
import io.vertx.core.buffer.Buffer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Datagrams that arrive at another instance than the one that let their sender in. Here the instances listen at one port of two
 * addresses, so that a test can say at which of them something arrives. Every address that begins with 127 is Linux's own.
 */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class DatagramHandOverTest {
    private final DatagramPeers known = new DatagramPeers();
    private final List<Session> sessions = new CopyOnWriteArrayList<>();
    private final OneDoor one = serve("127.0.0.1");
    private final OneDoor other = serve("127.0.0.2");
    private final DatagramPeer peer = DatagramPeer.at(one.port());

    private OneDoor serve(String host) {
        return OneDoor.serve((vertx, hub, stats, limiter, options, clockNs) -> {
            ListenOptions there = new ListenOptions(
                    "test", host, 0, Optional.empty(), false, options.handshakes(), 0, options.session());
            return new DatagramServer(vertx, hub, stats, limiter, new Echo(), there, known, clockNs);
        });
    }

    /** Says back what it gets, or how long that was. */
    private final class Echo implements Door {
        @Override
        public Conversation open(Session session) {
            sessions.add(session);
            return chunk -> {
                Buffer datagrams = Buffer.buffer();
                Buffer answer = chunk.length() > 100 ? Buffer.buffer(chunk.length() + " bytes") : chunk;
                Datagrams.append(datagrams, answer, Datagrams.LARGEST_BYTES);
                session.reply(datagrams);
            };
        }
    }

    @AfterEach
    void close() {
        peer.close();
        one.close();
        other.close();
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private DatagramPeer toOne() {
        return peer.turnTo(address("127.0.0.1"));
    }

    private DatagramPeer toOther() {
        return peer.turnTo(address("127.0.0.2"));
    }

    /** Gets its cookie from one instance, and brings it to the other. */
    private void enterAtOther() {
        String cookie = toOne().send(DatagramPeer.KNOCK).cookie();
        toOther().send(cookie).send("in").expect("in");
    }

    @Test
    void aCookieOfOneInstanceIsGoodAtTheOther() {
        enterAtOther();
        assertEquals(0, one.stats.open());
        assertEquals(1, other.stats.open());
        assertEquals(1, known.size());
    }

    @Test
    void aMemberHasOneConversationWhereverItsDatagramsArrive() {
        enterAtOther();
        for (int i = 0; i < 100; i++) {
            String words = "words " + i;
            (i % 2 == 0 ? toOne() : toOther()).send(words).expect(words);
        }
        for (int i = 0; i < 100; i++) {
            toOne().send("quick " + i);
        }
        for (int i = 0; i < 100; i++) {
            peer.expect("quick " + i);
        }
        toOne().send(new byte[Datagrams.LARGEST_BYTES]).expect(Datagrams.LARGEST_BYTES + " bytes");
        assertEquals(1, sessions.size());
        assertEquals(0, one.stats.open());
    }

    @Test
    void aCookieThatComesTwiceOverTwoInstancesLetsInOne() {
        String cookie = toOne().send(DatagramPeer.KNOCK).cookie();
        for (int i = 0; i < 10; i++) {
            toOne().send(cookie);
            toOther().send(cookie);
        }
        peer.send("in").expect("in");
        TestServer.await(() -> one.stats.open() + other.stats.open() == 1, "it is in once");
        assertEquals(1, known.size());
    }

    @Test
    void whatWaitsForAnInstanceThatIsBusyIsBounded() throws InterruptedException {
        enterAtOther();
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch blocked = new CountDownLatch(1);
        other.later(() -> {
            blocked.countDown();
            await(busy);
        });
        blocked.await();
        byte[] words = new byte[10_000];
        int fit = DatagramServer.HANDED_OVER_BYTES / (words.length + DatagramServer.ONE_BYTES);
        toOne();
        for (int i = 0; i < fit + 10; i++) {
            peer.send(words);
            // Its sender is quicker than the system's buffer is large.
            one.run(() -> {});
        }
        TestServer.await(() -> other.stats.datagrams().count(Fate.UNREAD) == 10, "the last ten are dropped");
        busy.countDown();
        for (int i = 0; i < fit; i++) {
            peer.expect("10000 bytes");
        }
        peer.send("more").expect("more");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aMemberThatEndsAtItsInstanceIsAStrangerAtTheOther() {
        enterAtOther();
        other.run(() -> sessions.get(0).close(CloseReason.KILLED));
        TestServer.await(() -> known.size() == 0 && other.stats.open() == 0, "it is gone");
        String cookie = toOne().send(DatagramPeer.KNOCK).cookie();
        peer.send(cookie).send("again").expect("again");
        assertEquals(1, one.stats.open());
        assertTrue(Stream.of(one, other).allMatch(door -> door.stats.mistakes().made() == 0));
    }
}
