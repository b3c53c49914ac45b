package io.hubbub.net;

import static io.hubbub.Certificates.FOLDER;

import io.hubbub.Certificates;
import io.hubbub.Peer;
import io.hubbub.TestServer;
import io.hubbub.door.demo.EchoDoor;
import io.vertx.core.net.PemKeyCertOptions;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections at a door with TLS that say nothing. The server takes four of them, and so two from one address. */
@Timeout(60)
class HandshakesTest {
    private static final Certificates KNOWN = Certificates.of("rsa-cert.pem");

    private final Handshakes handshakes = new Handshakes(4, () -> 0);
    private final OneDoor door = OneDoor.serve((vertx, hub, stats, limiter, listen, clockNs) -> new SocketServer(
            vertx,
            hub,
            stats,
            limiter,
            new EchoDoor(),
            new ListenOptions(
                    "echo",
                    listen.host(),
                    listen.port(),
                    Optional.of(new PemKeyCertOptions()
                            .setCertPath(FOLDER.resolve("rsa-cert.pem").toString())
                            .setKeyPath(FOLDER.resolve("rsa-key.pem").toString())),
                    false,
                    handshakes,
                    listen.unreachableSeconds(),
                    listen.session())));

    @AfterEach
    void close() {
        door.close();
    }

    private Peer silent(int nowWaiting) {
        Peer peer = door.connect();
        TestServer.await(() -> handshakes.waiting() == nowWaiting, "it is counted");
        return peer;
    }

    @Test
    void ofTooManyTheOneThatHasWaitedLongestIsClosed() {
        Peer first = silent(1);
        Peer second = silent(2);
        door.connect();
        first.awaitGone();
        door.connect();
        second.awaitGone();
    }

    @Test
    void whoHasAgreedIsNoneOfThem() {
        silent(1);
        Peer ann = door.connect(KNOWN).send("a").expect("a");
        Peer bob = door.connect(KNOWN).send("b").expect("b");
        TestServer.await(() -> handshakes.waiting() == 1, "they are counted no more");
        silent(2);
        ann.send("c").expect("c");
        bob.send("d").expect("d");
    }

    @Test
    void whoIsGoneIsNoneOfThem() {
        silent(1).hangUp();
        TestServer.await(() -> handshakes.waiting() == 0, "it is counted no more");
        silent(1).send("no TLS at all\r\n").awaitGone();
        TestServer.await(() -> handshakes.waiting() == 0, "it is counted no more");
    }

    @Test
    void howeverManyAreSilentWhoSpeaksTlsGetsIn() {
        for (int i = 0; i < 20; i++) {
            door.connect();
        }
        door.connect(KNOWN).send("a").expect("a");
    }
}
