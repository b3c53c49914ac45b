package io.hubbub.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.DatagramPeer;
import io.hubbub.LossyNetwork;
import io.hubbub.TestServer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The client at this server's own UDP door, with a network between them that does what networks do. */
@Timeout(60)
class ClientOverLossyNetworkTest {
    private static final String ENTRANCE = "ada:Enter Chat Room";

    private final Vertx vertx = Tools.oneLoop();
    private final BlockingQueue<String> shown = new LinkedBlockingQueue<>();
    private final TestServer server = TestServer.withDoors("udp", "line");
    private LossyNetwork network = LossyNetwork.before(server.port("udp"));

    @AfterEach
    void close() {
        network.close();
        server.close();
        vertx.close().await();
    }

    @Test
    void whatIsLostDoubledOrOvertakenBreaksNothing() throws Exception {
        network.rough(true);
        Conversation conversation = enter();
        Set<String> said = new HashSet<>(Set.of(ENTRANCE));
        for (int i = 0; i < 200; i++) {
            conversation.say(Buffer.buffer("number " + i)).await();
            said.add("ada:number " + i);
        }
        network.rough(false);
        conversation.say(Buffer.buffer("calm again")).await();
        for (String line = next(); !line.equals("ada:calm again"); line = next()) {
            assertTrue(said.contains(line), line);
        }
        assertEquals(1, server.stats().open());
        assertEquals(0, server.stats().mistakes().made());
    }

    @Test
    void aClientWhosePortChangesOnTheWayComesInAgainByItself() throws Exception {
        Conversation conversation = enter();
        sees(ENTRANCE);
        network.rebind();
        conversation.say(Buffer.buffer("it's me")).await();
        sees("ada:it's me");
        assertEquals(2, server.stats().open(), "the one from before is silent from here on");
    }

    @Test
    void aClientThatGetsThePortOfAFormerMemberDoesNotSayItsNameAgainAndAgain() throws Exception {
        network.close();
        network = LossyNetwork.withOnePort(server.port("udp"));
        try (DatagramPeer former = DatagramPeer.at(network.port())) {
            former.enter().send("bye").expect("bye");
        }
        Conversation conversation = enter();
        sees(ENTRANCE);
        network.deaf(true);
        conversation.say(Buffer.buffer("lost")).await();
        List<String> sent = toServerUntil("hubbub2222222222\r\n");
        assertFalse(sent.subList(sent.indexOf("ada:lost"), sent.size()).contains(ENTRANCE), sent::toString);
        network.deaf(false);
        conversation.say(Buffer.buffer("heard")).await();
        sees("ada:heard");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aClientHearsNobodyButItsServer() throws Exception {
        Conversation conversation = enter();
        sees(ENTRANCE);
        // Every address that begins with 127 is Linux's own.
        InetAddress elsewhere = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        try (DatagramPeer impostor = DatagramPeer.at(elsewhere, network.port(), network.clientPort())) {
            impostor.turnTo(InetAddress.getLoopbackAddress())
                    .send("hubbub2222222222")
                    .send("lies");
        }
        conversation.say(Buffer.buffer("truth")).await();
        for (String line = next(); !line.equals("ada:truth"); line = next()) {
            assertEquals(ENTRANCE, line);
        }
        assertTrue(network.toServer().stream().noneMatch(sent -> sent.startsWith("hubbub2222222222")));
    }

    /** What has been sent to the server, up to this datagram at least. */
    private List<String> toServerUntil(String last) {
        List<String> sent = new ArrayList<>();
        TestServer.await(
                () -> {
                    sent.addAll(network.toServer());
                    return sent.contains(last);
                },
                last + " is sent");
        return sent;
    }

    private Conversation enter() {
        Endpoint endpoint = new Endpoint("127.0.0.1", network.port());
        ChatClient.Options options = new ChatClient.Options(endpoint, ChatDoor.UDP, "ada", "", false, false);
        return Tools.datagrams(vertx, endpoint, socket -> Conversation.enter(vertx, socket, options, shown::add))
                .await();
    }

    private String next() throws InterruptedException {
        String next = shown.poll(20, TimeUnit.SECONDS);
        assertTrue(next != null, "waiting for more to be shown");
        return next;
    }

    private void sees(String line) throws InterruptedException {
        String next = next();
        while (!next.equals(line)) {
            next = next();
        }
    }
}
