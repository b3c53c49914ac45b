package io.hubbub.door.udp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.DatagramPeer;
import io.hubbub.Peer;
import io.hubbub.Person;
import io.hubbub.TestServer;
import io.hubbub.room.CloseReason;
import io.hubbub.stats.DatagramStats.Fate;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Members whose datagrams come in at two instances, and whom they meet in their room. */
@Timeout(60)
class UdpDoorTest {
    private final List<DatagramPeer> peers = new ArrayList<>();
    private final List<TestServer> servers = new ArrayList<>();

    @AfterEach
    void close() {
        peers.forEach(DatagramPeer::close);
        servers.forEach(TestServer::close);
    }

    private TestServer start(String more) {
        TestServer server = TestServer.start("{'doors': [{'door': 'udp', 'port': 0, 'room': 'lobby'" + more
                + "}, {'door': 'raw', 'port': 0, 'room': 'lobby'}, {'door': 'line', 'port': 0, 'room': 'lobby'}]}");
        servers.add(server);
        return server;
    }

    private DatagramPeer stranger(TestServer server) {
        DatagramPeer peer = DatagramPeer.at(server.port("udp"));
        peers.add(peer);
        return peer;
    }

    /** Somebody who is in the room for sure, since it has seen itself speak there; and so have the others. */
    private DatagramPeer member(TestServer server, DatagramPeer... others) {
        DatagramPeer peer = stranger(server).enter().send("(here)").expect("(here)");
        for (DatagramPeer other : others) {
            other.expect("(here)");
        }
        return peer;
    }

    @Test
    void whatAMemberSendsReachesEveryMemberBitForBitAndRawOnesToo() {
        TestServer server = start("");
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        DatagramPeer one = member(server);
        DatagramPeer two = member(server, one);
        Peer raw = server.connect("raw").send("raw");
        one.expect("raw");
        two.expect("raw");
        raw.expect("raw");
        one.send(bytes);
        one.expect(bytes);
        two.expect(bytes);
        raw.expect(bytes);
        raw.send(bytes).expect(bytes);
        one.expect(bytes);
        two.expect(bytes);
    }

    @Test
    void othersKnowAMemberByItsEntranceAndSeeItGoWithItsFarewell() {
        TestServer server = start("");
        Person person = server.person("line");
        DatagramPeer peer = stranger(server).enter();
        peer.send("bob:Enter Chat Room").expect("bob:Enter Chat Room");
        person.peer().awaitText(" is now bob\n");
        person.sees("bob: Enter Chat Room");
        peer.send("bob:hello").expect("bob:hello");
        person.types("hi bob");
        peer.expect(person.nick() + ":hi bob\n");
        peer.send("bob:Leave Chat Room").expect("bob:Leave Chat Room");
        server.awaitClosed(CloseReason.QUIT, 1);
        person.sees("bob: hello", person.nick() + ": hi bob", "bob: Leave Chat Room", "* bob left");
        server.awaitOpen(1);
        peer.send(DatagramPeer.KNOCK).cookie();
    }

    @Test
    void whatIsSentRightBehindTheCookieIsHeard() {
        TestServer server = start("");
        for (int i = 0; i < 20; i++) {
            try (DatagramPeer peer = DatagramPeer.at(server.port("udp"))) {
                String cookie = peer.send(DatagramPeer.KNOCK).cookie();
                peer.send(cookie)
                        .send("a" + i + ":Enter Chat Room")
                        .send("first")
                        .send("second");
                peer.expect("a" + i + ":Enter Chat Room").expect("first").expect("second");
                peer.send("a" + i + ":Leave Chat Room");
                server.awaitClosed(CloseReason.QUIT, i + 1);
            }
        }
    }

    @Test
    void messagesThatAreTooLongAreCutBetweenCharactersAndCounted() {
        TestServer server = start(", 'datagramBytes': 100");
        DatagramPeer peer = member(server);
        String long33 = "€".repeat(33);
        peer.send(long33 + "€");
        peer.expect(long33).expect("€");
        assertTrue(server.stats().datagrams().count(Fate.CUT) >= 1);
    }

    @Test
    void longWordsOfPeopleAreSeveralLinesEachWithTheirName() {
        TestServer server = start(", 'datagramBytes': 100");
        DatagramPeer peer = member(server);
        Person person = server.person("line");
        String head = person.nick() + ":";
        String fits = "€".repeat((100 - head.length() - 1) / 3);
        person.types(fits + "€€");
        peer.expect(head + fits + "\n").expect(head + "€€\n");
        person.types("/me " + fits + "€");
        String fewer = "€".repeat((100 - head.length() - 3) / 3);
        peer.expect(head + "*" + fewer + "*\n")
                .await(head + "*" + "€".repeat(fits.length() + 1 - fewer.length()) + "*\n");
        assertEquals(2, server.stats().datagrams().count(Fate.CUT));
    }

    @Test
    void wordsOfOneAreSeenInTheirOrderByAll() {
        TestServer server = start("");
        DatagramPeer one = member(server);
        DatagramPeer two = member(server, one);
        for (int burst = 0; burst < 50; burst++) {
            for (int i = 0; i < 10; i++) {
                one.send(burst + "." + i);
            }
            for (int i = 0; i < 10; i++) {
                one.expect(burst + "." + i);
                two.expect(burst + "." + i);
            }
        }
    }

    @Test
    void aThousandInOneRoomAllHearWhatOneSays() {
        TestServer server = start("");
        int count = 1000;
        for (int i = 0; i < count; i++) {
            stranger(server).enter();
            int inside = i + 1;
            TestServer.await(() -> server.stats().open() == inside, inside + " are in");
        }
        for (int i = 0; i < 3; i++) {
            String words = "number " + i;
            peers.get(i).send(words);
            peers.forEach(peer -> peer.await(words));
        }
        assertEquals(0, server.stats().datagrams().count(Fate.UNSENT));
    }

    @Test
    void anAddressMayHaveSoManyMembers() {
        TestServer server = start(", 'limits': {'connectionsPerAddress': 2}");
        DatagramPeer one = member(server);
        member(server, one);
        stranger(server).enter();
        server.awaitClosed(CloseReason.ADDRESS_FULL, 1);
        assertEquals(2, server.stats().open());
        one.send("still here").expect("still here");
    }

    @Test
    void aMemberThatIsKickedIsOutAndABanKeepsItOutWhateverItsCookie() {
        TestServer server = start("");
        Person person = server.person("line");
        DatagramPeer peer = stranger(server);
        String cookie = peer.send(DatagramPeer.KNOCK).cookie();
        peer.send(cookie).send("bob:Enter Chat Room").expect("bob:Enter Chat Room");
        person.types("/ban *!udp@* no machines");
        person.peer().awaitText(" banned *!udp@*\n");
        person.types("/kick bob");
        server.awaitClosed(CloseReason.REFUSED, 1);
        server.awaitOpen(1);
        peer.send(cookie);
        server.awaitClosed(CloseReason.REFUSED, 2);
        server.awaitOpen(1);
        person.types("/unban *!udp@*");
        person.peer().awaitText(" lifted the ban on *!udp@*\n");
        peer.send(cookie).send("back").expect("back");
    }

    @Test
    void afterARestartAMemberIsSentACookieAndComesInAgain() {
        TestServer server = start("");
        int port = server.port("udp");
        DatagramPeer peer = member(server);
        server.stop();
        TestServer again = TestServer.start("{'doors': [{'door': 'udp', 'port': " + port + "}]}");
        servers.add(again);
        String cookie = peer.send("what did I miss, everybody?").cookie();
        peer.send(cookie).send("I am back").expect("I am back");
    }

    @Test
    void aPortThatIsTakenIsSaidToBe() {
        TestServer server = start("");
        int port = server.port("udp");
        String message = assertThrows(
                        RuntimeException.class,
                        () -> TestServer.start("{'doors': [{'door': 'udp', 'port': " + port + "}]}"))
                .getMessage();
        assertTrue(message.contains("expected a free port, but " + port), message);
    }

    @Test
    void membersComeByIpv6AsWell() throws Exception {
        TestServer server =
                TestServer.start("{'doors': [{'door': 'udp', 'port': 0, 'host': '::'}, {'door': 'raw', 'port': 0}]}");
        servers.add(server);
        byte[] loopback = new byte[16];
        loopback[15] = 1;
        DatagramPeer six = DatagramPeer.at(InetAddress.getByAddress(loopback), server.port("udp"));
        peers.add(six);
        six.enter().send("six").expect("six");
        DatagramPeer four = stranger(server).enter().send("four").expect("four");
        six.expect("four").send("hi").expect("hi");
        four.expect("hi");
    }

    @Test
    void whatNobodyWouldSendHarmsNobody() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        TestServer server = start("");
        DatagramPeer honest = member(server);
        DatagramPeer hostile = member(server, honest);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = odd(random);
            // A stranger's never reaches anybody.
            try (DatagramPeer stranger = DatagramPeer.at(server.port("udp"))) {
                stranger.send(bytes);
            }
            hostile.send(bytes).send("(" + i + ")");
            honest.await("(" + i + ")");
            hostile.await("(" + i + ")");
        }
        assertEquals(2, server.stats().open());
    }

    /** Anything: nothing, noise, half a cookie, a cookie that is none, an entrance with a strange name. */
    private static byte[] odd(Random random) {
        byte[] noise = new byte[random.nextInt(1 << random.nextInt(14))];
        random.nextBytes(noise);
        return switch (random.nextInt(5)) {
            case 0 -> new byte[0];
            case 1 -> ("hubbub" + "x".repeat(random.nextInt(20))).getBytes(UTF_8);
            case 2 -> (new String(noise, UTF_8) + ":Enter Chat Room").getBytes(UTF_8);
            case 3 -> ("hubbub2222222222" + "\r\n".substring(random.nextInt(3))).getBytes(UTF_8);
            default -> noise;
        };
    }
}
