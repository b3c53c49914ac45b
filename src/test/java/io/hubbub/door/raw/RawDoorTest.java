package io.hubbub.door.raw;

import io.hubbub.Peer;
import io.hubbub.Person;
import io.hubbub.TestServer;
import io.hubbub.room.CloseReason;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Plain programs in a room, at two instances, and people among them. */
@Timeout(60)
class RawDoorTest {
    private TestServer server;

    @BeforeEach
    void open() {
        server = TestServer.start("""
                {'doors': [{'door': 'raw', 'port': 0, 'room': 'lobby'}, {'door': 'line', 'port': 0, 'room': 'lobby'},
                           {'door': 'raw', 'name': 'den', 'port': 0, 'room': 'den'}]}
                """);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void everyByteReachesEveryMemberTheSenderIncluded() {
        Peer ann = server.member("raw");
        Peer bob = server.member("raw", ann);
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        ann.send(all).expect(all);
        bob.expect(all).send("\r\n\0\u00FF").expect("\r\n\0\u00FF");
        ann.expect("\r\n\0\u00FF");
    }

    @Test
    void muchArrivesInOrderAndAsItWas() throws InterruptedException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        byte[] much = new byte[1 << 20];
        new Random(seed).nextBytes(much);
        Peer ann = server.member("raw");
        Peer bob = server.member("raw", ann);
        Thread speaker = new Thread(() -> ann.send(much));
        speaker.start();
        bob.expect(much);
        ann.expect(much);
        speaker.join(TimeUnit.SECONDS.toMillis(20));
    }

    @Test
    void nobodyIsGreetedAndNoticesAreNotSeen() {
        Peer ann = server.member("raw");
        Person bob = server.person("line");
        bob.is("bob").types("/topic cheese").sees("* bob set the topic: cheese").types("hello");
        ann.expect("bob:hello\n");
    }

    @Test
    void whatIsSentBeforeBeingInTheRoomIsSaidOnceThere() {
        Peer ann = server.member("raw");
        Peer bob = server.connect("raw").send("first words").expect("first words");
        ann.expect("first words").send("welcome");
        bob.expect("welcome");
    }

    @Test
    void whoEntersByNameIsKnownByIt() {
        Person ann = server.person("line");
        Peer bob = server.connect("raw").send("bob:Enter Chat Room").expect("bob:Enter Chat Room");
        String guest = ann.line().replaceFirst("\\* (\\w+) joined", "$1");
        ann.sees("* " + guest + " is now bob", "bob: Enter Chat Room");

        bob.send("bob:hello").expect("bob:hello").send("bob:Leave Chat Room").expect("bob:Leave Chat Room");
        ann.sees("bob: hello", "bob: Leave Chat Room").types("/msg bob psst").sees("(you to bob) psst");
        bob.hangUp();
        ann.sees("* bob left");
    }

    @Test
    void theWordsOfAnEntranceAreSaidLikeAnyOthers() {
        Peer ann = server.member("raw");
        Peer bob = server.connect("raw").send("bob:Enter Chat Room\r\n").expect("bob:Enter Chat Room\r\n");
        bob.send("bob:Enter Chat Room").expect("bob:Enter Chat Room");
        ann.expect("bob:Enter Chat Room\r\nbob:Enter Chat Room");
    }

    @Test
    void aNameThatCantBeHadStaysBytes() {
        Person ann = server.person("line");
        ann.is("ann");
        for (String name : new String[] {"ann", "guest7", "1st", "a;b"}) {
            String entrance = name + ":Enter Chat Room";
            Peer peer = server.connect("raw").send(entrance).expect(entrance);
            String guest = ann.line().replaceFirst("\\* (\\w+) joined", "$1");
            ann.sees(guest + ": " + entrance);
            peer.hangUp();
            ann.sees("* " + guest + " left");
        }
    }

    @Test
    void rawSpeechIsSplitIntoLinesForPeopleAndMadeHarmless() {
        Person ann = server.person("line");
        server.connect("raw").send("one\r\ntwo\u0007\n\u001B[2J").expect("one\r\ntwo\u0007\n\u001B[2J");
        String guest = ann.line().replaceFirst("\\* (\\w+) joined", "$1");
        ann.sees(guest + ": one", guest + ": two␇", guest + ": ␛[2J");
    }

    @Test
    void whatIsSaidToOneAloneComesAsALine() {
        Person ann = server.person("line");
        ann.is("ann");
        Peer bob = server.connect("raw").send("bob:Enter Chat Room").expect("bob:Enter Chat Room");
        ann.types("/msg bob psst");
        bob.expect("ann:psst\n");
    }

    @Test
    void eachRawDoorHasItsRoom() {
        Peer lobby = server.member("raw");
        Peer den = server.member("den");
        den.send("growl").expect("growl");
        lobby.send("words").expect("words");
        den.send("purr").expect("purr");
    }

    @Test
    void whoSendsAndEndsItsInputIsHeardAndHearsItself() {
        Peer ann = server.member("raw");
        Peer bob = server.connect("raw").send("bob:Enter Chat Room").endInput();
        bob.expect("bob:Enter Chat Room").expectEnd();
        ann.expect("bob:Enter Chat Room");
        server.awaitClosed(CloseReason.PEER_CLOSED, 1);
    }

    @Test
    void whoIsThrownOutOfTheRoomIsClosed() {
        Person ann = server.person("line");
        ann.is("ann");
        Peer bob = server.connect("raw").send("bob:Enter Chat Room").expect("bob:Enter Chat Room");
        ann.types("/kick bob too loud");
        bob.expectEnd();
        server.awaitClosed(CloseReason.REFUSED, 1);
    }
}
