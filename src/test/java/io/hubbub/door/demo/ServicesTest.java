package io.hubbub.door.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.hubbub.Peer;
import io.hubbub.TestServer;
import io.hubbub.room.CloseReason;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ServicesTest {
    private TestServer server;

    @BeforeEach
    void open() {
        server = TestServer.withDoors("echo", "hello", "login");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void echoReturnsWhatItGets() {
        Peer peer = server.connect("echo");
        peer.send("one").expect("one");
        peer.send("\0\u00FF\r\n").expect("\0\u00FF\r\n").endInput().expectEnd();
        server.awaitClosed(CloseReason.PEER_CLOSED, 1);
    }

    @Test
    void whoSendsFasterThanItReadsLosesNothing() throws InterruptedException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        byte[] much = new byte[16 << 20];
        new Random(seed).nextBytes(much);
        Peer peer = server.connect("echo");
        Thread sender = new Thread(() -> peer.send(much).endInput());
        sender.start();
        assertArrayEquals(much, peer.rest());
        sender.join(TimeUnit.SECONDS.toMillis(20));
    }

    @Test
    void peopleDontHearEachOthersEcho() {
        Peer one = server.connect("echo").send("one").expect("one");
        Peer two = server.connect("echo").send("two").expect("two");
        one.send("1").expect("1");
        two.send("2").expect("2");
    }

    @Test
    void helloGreetsAndCloses() {
        server.connect("hello").expect("hello world\r\n").expectEnd();
        server.connect("hello").send("hi").expect("hello world\r\n").awaitGone();
        server.awaitClosed(CloseReason.SERVED, 2);
    }

    @Test
    void loginAnswersTheFirstDataWithOneFrameAndCloses() {
        Peer peer = server.connect("login").expect("hello client\r\n");
        peer.send("anything");
        peer.expect("82:<event> <object>USER</object> <action>LOGINSUCCESS</action> <data> </data></event>,")
                .expectEnd();
        server.awaitClosed(CloseReason.SERVED, 1);
    }

    @Test
    void loginGreetsAndWaitsForData() {
        server.connect("login").expect("hello client\r\n").endInput().expectEnd();
        server.awaitClosed(CloseReason.PEER_CLOSED, 1);
    }
}
