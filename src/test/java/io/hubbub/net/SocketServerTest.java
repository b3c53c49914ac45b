package io.hubbub.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.Peer;
import io.hubbub.Person;
import io.hubbub.TestServer;
import io.hubbub.room.CloseReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is let in, by doors that stand open at two instances. */
@Timeout(60)
class SocketServerTest {
    private static final String SORRY = "* The server is full. Please try again later.\n";

    @Test
    void whoComesWhenTheServerIsFullIsToldAndCounted() {
        try (TestServer server = start("'limits': {'connections': 2}", "")) {
            Person one = server.person("line");
            Person two = server.person("line", one);
            server.connect("line").expect(SORRY).expectEnd();
            server.awaitClosed(CloseReason.SERVER_FULL, 1);
            one.types("still here").sees(one.nick() + ": still here");
            two.sees(one.nick() + ": still here");
        }
    }

    @Test
    void doorsThatDontTalkTurnAwayWithoutAWord() {
        try (TestServer server = start("'limits': {'connections': 1}", "")) {
            Peer one = server.member("raw");
            server.connect("echo").expectEnd();
            server.awaitClosed(CloseReason.SERVER_FULL, 1);
            one.send("still here").expect("still here");
        }
    }

    @Test
    void thePlaceOfWhoLeavesIsFreeAgain() {
        try (TestServer server = start("'limits': {'connections': 1}", "")) {
            for (int i = 0; i < 3; i++) {
                Peer in = server.member("raw");
                server.connect("raw").expectEnd();
                in.send("hi").expect("hi").hangUp();
                server.awaitOpen(0);
            }
            assertEquals(3, server.stats().closed(CloseReason.SERVER_FULL));
            assertEquals(3, server.stats().closed(CloseReason.PEER_CLOSED));
        }
    }

    @Test
    void aDoorsOwnLimitCountsThatDoorAlone() {
        try (TestServer server = start("", ", 'limits': {'connections': 1}")) {
            Peer one = server.member("raw");
            server.connect("raw").expectEnd();
            server.connect("echo").send("hi").expect("hi");
            one.send("hi").expect("hi");
            server.awaitClosed(CloseReason.DOOR_FULL, 1);
        }
    }

    @Test
    void whoIsTurnedAwayIsToldWhichLimitItWas() {
        try (TestServer server =
                TestServer.start("{'doors': [{'door': 'irc', 'port': 0, 'limits': {'connections': 1}}]}")) {
            server.connect("irc").send("PING x\r\n").awaitText("x");
            server.connect("irc")
                    .expect("ERROR :This door of the server is full. Please try again later.\r\n")
                    .expectEnd();
        }
    }

    @Test
    void anAddressMayHaveSoManyConnectionsOverAllDoors() {
        try (TestServer server = start("'limits': {'connectionsPerAddress': 2}", "")) {
            Peer one = server.member("raw");
            server.connect("echo").send("hi").expect("hi");
            server.connect("line")
                    .expect(
                            "* Your address has all the connections it may have. Please close one, or try again later.\n")
                    .expectEnd();
            server.awaitClosed(CloseReason.ADDRESS_FULL, 1);
            server.awaitOpen(2);
            one.hangUp();
            server.awaitOpen(1);
            server.person("line");
        }
    }

    @Test
    void whatSomebodySentBeforeBeingTurnedAwayDoesNoHarm() {
        try (TestServer server = start("'limits': {'connections': 1}", "")) {
            Peer in = server.member("raw");
            for (int i = 0; i < 10; i++) {
                server.connect("raw").send("knock knock").awaitGone();
            }
            server.awaitOpen(1);
            assertEquals(10, server.stats().closed(CloseReason.SERVER_FULL));
            in.send("hi").expect("hi");
        }
    }

    @Test
    void bothInstancesTakeConnectionsAtOnePort() {
        try (TestServer server = start("", "")) {
            Person one = server.person("line");
            Person two = server.person("line", one);
            // Guests are numbered so that the number tells the instance.
            assertEquals(1, (number(one) + number(two)) % 2, one.nick() + " and " + two.nick());
        }
    }

    private static int number(Person person) {
        return Integer.parseInt(person.nick().substring("guest".length()));
    }

    /**
     * @param more what else the configuration has
     * @param ofRaw what else the raw door has
     */
    private static TestServer start(String more, String ofRaw) {
        String doors = "'doors': [{'door': 'raw', 'port': 0, 'room': 'lobby'" + ofRaw
                + "}, {'door': 'line', 'port': 0, 'room': 'lobby'}, {'door': 'echo', 'port': 0}]";
        return TestServer.start("{" + doors + (more.isEmpty() ? "" : ", " + more) + "}");
    }
}
